using System.Security.Cryptography;
using System.Text;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Wall;

/// <summary>What a browser at <c>/wall</c> gets: a code to show, or the screen that it is.</summary>
/// <param name="Code">Six characters; null when it is a screen already.</param>
/// <param name="Minutes">How many minutes the code is still good.</param>
/// <param name="Token">The secret address of its screen.</param>
/// <param name="Secret">What this browser keeps and shows nobody.</param>
public sealed record PairingShow(string? Code, int Minutes, string? Token, string Secret);

/// <summary>Gives a browser a code, the same until it expires, and its screen once somebody approved. The screen is found by the hash of the
/// browser's secret, so who reads the code off the wall can do nothing with it; the pairing itself is used up by the first who picks up.</summary>
public sealed class ShowPairing(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, LinkCodes codes)
{
    public static readonly Duration Lasts = Duration.FromMinutes(15);
    private const int Tries = 5;
    private const int SecretLength = 32;

    public async Task<PairingShow> RunAsync(string? kept, CancellationToken stop = default)
    {
        var secret = kept is { Length: SecretLength } ? kept : codes.NewToken();
        var (hash, now) = (HashOf(secret), clocks.RealNow);
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (secret == kept)
        {
            await PickUpAsync(db, hash, now, stop);
            if (await db.SharedLinks.AsNoTracking().Where(l => l.Browser == hash && l.Page == SharedPage.Wall && l.RevokedAt == null).OrderByDescending(l => l.CreatedAt).Select(l => l.Token).FirstOrDefaultAsync(stop) is { } token) return new(null, 0, token, secret);
            if (await db.ScreenPairings.AsNoTracking().FirstOrDefaultAsync(p => p.SecretHash == hash && p.Token == null && p.ExpiresAt > now, stop) is { } waiting) return Show(waiting, secret, now);
        }

        return Show(await NewAsync(db, hash, now, stop), secret, now);
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static PairingShow Show(ScreenPairing pairing, string secret, Instant now) => new(pairing.Code, Math.Max(1, (int)Math.Ceiling((pairing.ExpiresAt - now).TotalMinutes)), null, secret);

    /// <summary>Once: who deletes the row takes the screen.</summary>
    private static async Task PickUpAsync(WarRoomDb db, string hash, Instant now, CancellationToken stop)
    {
        if (await db.ScreenPairings.AsNoTracking().FirstOrDefaultAsync(p => p.SecretHash == hash && p.Token != null && p.ExpiresAt > now, stop) is not { } approved) return;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.ScreenPairings.Where(p => p.Id == approved.Id).ExecuteDeleteAsync(stop) == 1)
        {
            await db.SharedLinks.Where(l => l.Token == approved.Token).ExecuteUpdateAsync(set => set.SetProperty(l => l.Browser, hash), stop);
        }

        await transaction.CommitAsync(stop);
    }

    private async Task<ScreenPairing> NewAsync(WarRoomDb db, string hash, Instant now, CancellationToken stop)
    {
        await db.ScreenPairings.Where(p => p.ExpiresAt <= now || p.SecretHash == hash).ExecuteDeleteAsync(stop);
        for (var tried = 1; ; tried++)
        {
            var pairing = new ScreenPairing { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), Code = codes.NewPairing(), SecretHash = hash, ExpiresAt = now + Lasts };
            db.ScreenPairings.Add(pairing);
            try
            {
                await db.SaveChangesAsync(stop);
                return pairing;
            }
            catch (DbUpdateException) when (tried < Tries) // one code in 887 million is taken already
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
