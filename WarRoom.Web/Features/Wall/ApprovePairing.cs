using WarRoom.Domain.Screens;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Wall;

/// <summary>Lets the browser in that shows a code, as a screen of the actor's campaign. A code is good once.</summary>
public sealed class ApprovePairing(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, LinkCodes codes, PairingGuesses guesses)
{
    private static readonly Refusal Unknown = new("pairing.code", "No screen shows this code. Look again: a code lasts 15 minutes and is good for one screen.");

    public async Task<(string? Token, Refusal? Refusal)> RunAsync(string code, string name, string preset, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.ManageTeam) is { } lacks) return (null, lacks);
        if (ScreenDesk.WhyNotNamed(name) is { } refusal) return (null, refusal);
        if (!guesses.MayTry(actor)) return (null, new("pairing.tooMany", "That were many wrong codes. Wait ten minutes, then look at the screen once more."));
        var (wanted, now) = (LinkCodes.Normalise(code), clocks.RealNow);
        var link = ScreenDesk.NewScreen(codes.NewToken(), name, ScreenPreset.Of(preset).Settings, actor, now);
        await using var db = await dbs.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var isMine = await db.ScreenPairings.Where(p => p.Code == wanted && p.Token == null && p.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Token, link.Token).SetProperty(p => p.ExpiresAt, now + ShowPairing.Lasts), stop) == 1;
        if (!isMine)
        {
            guesses.CountWrong(actor);
            return (null, Unknown);
        }

        db.SharedLinks.Add(link);
        db.Audit.Add(ScreenDesk.Audit(actor, now, $"Let in the screen {link.Name}."));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return (link.Token, null);
    }
}
