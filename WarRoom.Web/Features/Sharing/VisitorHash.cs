using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using WarRoom.Domain.Campaigns;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Sharing;

/// <summary>Who came, as two numbers that say nothing about them.</summary>
/// <param name="Visitor">The same for one browser at one address on one campaign day.</param>
/// <param name="Crowd">The same for one kind of browser in one neighbourhood of addresses, to see a scanner that spreads over several.</param>
public readonly record struct VisitorTrace(long Visitor, long Crowd);

/// <summary>Tells visitors apart for a day without knowing them: a keyed hash of browser, address and campaign.</summary>
/// <remarks>
/// The key is 16 random bytes per campaign and day. A day begins at 04:00 in the campaign's zone, and a launch day that runs past
/// 04:00 keeps its key until it ends, so that nobody is counted twice in it. The key outlives a restart beside the clicks and is
/// deleted 24 hours after its day, or after the launch day, ended. Addresses are never written down.
/// </remarks>
public sealed class VisitorHash(IDbContextFactory<ClicksDb> dbs) : IDisposable
{
    private static readonly LocalTime DayBegins = new(4, 0);
    private static readonly Duration KeptFor = Duration.FromHours(24);
    private readonly ConcurrentDictionary<CampaignId, Key> _keys = new();
    private readonly SemaphoreSlim _reading = new(1, 1);

    private sealed record Key(LocalDate Day, Instant From, Instant Until, byte[] Salt);

    /// <summary>Null for somebody who asked not to be tracked (DNT, Global Privacy Control): counted, not told apart.</summary>
    public ValueTask<VisitorTrace?> OfAsync(HttpRequest request, Campaign campaign, Instant now)
    {
        if (request.Headers["DNT"] == "1" || request.Headers["Sec-GPC"] == "1") return new((VisitorTrace?)null);
        return _keys.TryGetValue(campaign.Id, out var key) && key.From <= now && now < key.Until ? new(Of(request, campaign.Id, key.Salt)) : ReadAsync(request, campaign, now);
    }

    /// <summary>The day to which an instant belongs for the visitors of a campaign.</summary>
    public static LocalDate DayOf(Campaign campaign, Instant now) =>
        LocalDayOf(campaign, now >= campaign.StartsAt && now < campaign.EndsAt ? campaign.StartsAt : now);

    public void Dispose() => _reading.Dispose();

    private async ValueTask<VisitorTrace?> ReadAsync(HttpRequest request, Campaign campaign, Instant now)
    {
        await _reading.WaitAsync();
        try
        {
            if (!_keys.TryGetValue(campaign.Id, out var key) || now < key.From || now >= key.Until) _keys[campaign.Id] = key = await KeyAsync(campaign, now);
            return Of(request, campaign.Id, key.Salt);
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<Key> KeyAsync(Campaign campaign, Instant now)
    {
        var day = DayOf(campaign, now);
        var (from, until) = Bounds(campaign, day, now);
        await using var db = await dbs.CreateDbContextAsync();
        await db.Salts.Where(s => s.CampaignId == campaign.Id && s.DeleteAt <= now).ExecuteDeleteAsync();
        var salt = await db.Salts.AsNoTracking().SingleOrDefaultAsync(s => s.CampaignId == campaign.Id && s.Day == day);
        if (salt is null)
        {
            db.Salts.Add(salt = new VisitorSalt { CampaignId = campaign.Id, Day = day, Value = RandomNumberGenerator.GetBytes(16), DeleteAt = Instant.Max(until, campaign.EndsAt > now && campaign.StartsAt < until ? campaign.EndsAt : until) + KeptFor });
            await db.SaveChangesAsync();
        }

        return new(day, from, until, salt.Value);
    }

    /// <summary>From when to when the day's key is the right one: an ordinary day ends where a launch day begins, if that has another key.</summary>
    private static (Instant From, Instant Until) Bounds(Campaign campaign, LocalDate day, Instant now)
    {
        var (start, end) = (Four(campaign, day), Four(campaign, day.PlusDays(1)));
        var isLaunch = now >= campaign.StartsAt && now < campaign.EndsAt;
        if (isLaunch) return (campaign.StartsAt, campaign.EndsAt);
        var from = campaign.EndsAt <= now ? Instant.Max(start, campaign.EndsAt) : start;
        return (from, campaign.StartsAt > now ? Instant.Min(end, campaign.StartsAt) : end);
    }

    private static LocalDate LocalDayOf(Campaign campaign, Instant at) => (at.InZone(campaign.Day.Zone).LocalDateTime - Period.FromHours(4)).Date;

    private static Instant Four(Campaign campaign, LocalDate day) => (day + DayBegins).InZoneLeniently(campaign.Day.Zone).ToInstant();

    private static VisitorTrace Of(HttpRequest request, CampaignId campaign, byte[] salt)
    {
        var address = request.HttpContext.Connection.RemoteIpAddress;
        if (address is { IsIPv4MappedToIPv6: true }) address = address.MapToIPv4();
        var bytes = address?.GetAddressBytes() ?? [];
        var agent = request.Headers.UserAgent.ToString();
        var (own, around) = bytes.Length == 16 ? (8, 7) : (bytes.Length, Math.Min(3, bytes.Length));
        return new(Hash(salt, agent, bytes.AsSpan(0, own), campaign), Crowd(agent, bytes.AsSpan(0, around), campaign));
    }

    /// <summary>Never leaves the memory of this process, whose own secret it depends on.</summary>
    private static long Crowd(string agent, ReadOnlySpan<byte> network, CampaignId campaign)
    {
        var hash = new HashCode();
        hash.AddBytes(network);
        hash.Add(campaign);
        return ((long)agent.GetHashCode(StringComparison.Ordinal) << 32) | (uint)hash.ToHashCode();
    }

    private static long Hash(byte[] salt, string agent, ReadOnlySpan<byte> network, CampaignId campaign)
    {
        var length = Encoding.UTF8.GetMaxByteCount(agent.Length) + network.Length + 18;
        Span<byte> text = length <= 2_048 ? stackalloc byte[2_048] : new byte[length];
        var at = Encoding.UTF8.GetBytes(agent, text);
        text[at++] = (byte)'\n';
        network.CopyTo(text[at..]);
        at += network.Length;
        text[at++] = (byte)'\n';
        campaign.Value.TryWriteBytes(text[at..]);
        at += 16;
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(salt, text[..at], hash);
        return BitConverter.ToInt64(hash);
    }
}
