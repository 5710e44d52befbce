using System.Collections.Concurrent;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Sharing;

/// <summary>Where a tracked link leads.</summary>
/// <param name="Slot">Empty for a link that belongs to the campaign alone.</param>
public sealed record LinkTarget(string Code, Campaign Campaign, SlotId Slot, string Url);

/// <summary>Tracked links answered from memory; a code that is not known yet is looked up once. Unknown codes are remembered too,
/// so that guessing does not reach the database. A changed landing page counts half a minute later at the latest.</summary>
public sealed class LinkDirectory(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    private const int MostUnknown = 50_000;
    private static readonly Duration Lasts = Duration.FromSeconds(30);
    private static readonly Duration UnknownLasts = Duration.FromSeconds(5);
    private readonly ConcurrentDictionary<string, LinkTarget> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Instant> _unknown = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<CampaignId, (Campaign Campaign, Instant ReadAt)> _campaigns = new();

    public ValueTask<LinkTarget?> FindAsync(string code, CancellationToken stop)
    {
        if (!_known.TryGetValue(code, out var target)) return LookUpAsync(code, stop);
        return _campaigns.TryGetValue(target.Campaign.Id, out var known) && clocks.RealNow - known.ReadAt < Lasts ? new(target) : AgainAsync(code, target, stop);
    }

    private async ValueTask<LinkTarget?> LookUpAsync(string code, CancellationToken stop)
    {
        if (code.Length is 0 or > LinkCodes.LongestLink) return null;
        if (_unknown.TryGetValue(code, out var since) && clocks.RealNow - since < UnknownLasts) return null;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var (exact, normal) = (code.ToUpperInvariant(), LinkCodes.Normalise(code));
        var links = await db.Links.AsNoTracking().Where(l => l.Code == exact || l.Code == normal).ToListAsync(stop);
        if ((links.Find(l => l.Code == exact) ?? links.FirstOrDefault()) is not { } link)
        {
            if (_unknown.Count >= MostUnknown) _unknown.Clear();
            _unknown[code] = clocks.RealNow;
            return null;
        }

        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == link.CampaignId, stop);
        var variant = await db.Variants.AsNoTracking().Where(v => v.Id == link.VariantId).Select(v => v.Code).SingleOrDefaultAsync(stop);
        _campaigns[campaign.Id] = (campaign, clocks.RealNow);
        return _known[code] = new(link.Code, campaign, link.SlotId, LandingPages.Tagged(link.Target ?? campaign.LandingPage, campaign.Slug, link.Network, variant ?? link.Label, link.Code));
    }

    /// <summary>Looks at the campaign again after a while; when its landing page or its day is another one, its targets are read anew.</summary>
    private async ValueTask<LinkTarget?> AgainAsync(string code, LinkTarget target, CancellationToken stop)
    {
        var id = target.Campaign.Id;
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop) is { } campaign && campaign.LandingPage == target.Campaign.LandingPage && campaign.Window == target.Campaign.Window && campaign.ZoneId == target.Campaign.ZoneId)
        {
            _campaigns[id] = (target.Campaign, clocks.RealNow);
            return target;
        }

        foreach (var (known, other) in _known)
        {
            if (other.Campaign.Id == id) _known.TryRemove(known, out _);
        }

        return await LookUpAsync(code, stop);
    }
}
