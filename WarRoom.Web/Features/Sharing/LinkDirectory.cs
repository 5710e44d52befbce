using System.Collections.Concurrent;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Sharing;

/// <summary>Where a tracked link leads.</summary>
public sealed record LinkTarget(CampaignId Campaign, SlotId Slot, string Url);

/// <summary>Tracked links answered from memory; a code that is not known yet is looked up once. Unknown codes are remembered too,
/// so that guessing does not reach the database. A changed landing page counts half a minute later at the latest.</summary>
public sealed class LinkDirectory(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    private const int MostUnknown = 50_000;
    private readonly ConcurrentDictionary<string, LinkTarget> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Instant> _unknown = new(StringComparer.OrdinalIgnoreCase);
    private static readonly Duration Lasts = Duration.FromSeconds(30);
    private readonly ConcurrentDictionary<CampaignId, (Campaign Campaign, Instant ReadAt)> _campaigns = new();

    public async ValueTask<LinkTarget?> FindAsync(string code, CancellationToken stop)
    {
        if (_known.TryGetValue(code, out var target) && await IsStillTrueAsync(target.Campaign, stop)) return target;
        if (_unknown.TryGetValue(code, out var since) && clocks.RealNow - since < Duration.FromSeconds(5)) return null;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var normal = Changes.LinkCodes.Normalise(code);
        if (await db.Links.AsNoTracking().SingleOrDefaultAsync(l => l.Code == normal, stop) is not { } link)
        {
            if (_unknown.Count < MostUnknown) _unknown[code] = clocks.RealNow;
            return null;
        }

        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == link.CampaignId, stop);
        var variant = await db.Variants.AsNoTracking().Where(v => v.Id == link.VariantId).Select(v => v.Code).SingleOrDefaultAsync(stop);
        _campaigns[campaign.Id] = (campaign, clocks.RealNow);
        target = new(campaign.Id, link.SlotId, Tagged(campaign, link.Network, variant));
        return _known[code] = target;
    }

    public Instant Now(CampaignId campaign) => _campaigns.TryGetValue(campaign, out var known) ? clocks.Now(known.Campaign) : clocks.RealNow;

    public DateTimeZone ZoneOf(CampaignId campaign) => _campaigns.TryGetValue(campaign, out var known) ? known.Campaign.Day.Zone : DateTimeZone.Utc;

    /// <summary>Looks at the campaign again after a while; when its landing page is another one, its targets are forgotten.</summary>
    private async ValueTask<bool> IsStillTrueAsync(CampaignId id, CancellationToken stop)
    {
        if (!_campaigns.TryGetValue(id, out var known)) return false;
        if (clocks.RealNow - known.ReadAt < Lasts) return true;
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop) is { } campaign && campaign.LandingPage == known.Campaign.LandingPage)
        {
            _campaigns[id] = (campaign, clocks.RealNow);
            return true;
        }

        Forget(id);
        return false;
    }

    private void Forget(CampaignId campaign)
    {
        foreach (var (code, target) in _known)
        {
            if (target.Campaign == campaign) _known.TryRemove(code, out _);
        }
    }

    /// <summary>The landing page with UTM tags: network, social, campaign, variant; never a name.</summary>
    private static string Tagged(Campaign campaign, Network network, string? variant)
    {
        var page = Uri.TryCreate(campaign.LandingPage, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") ? campaign.LandingPage : "/";
        var (address, fragment) = page.IndexOf('#', StringComparison.Ordinal) is var at and >= 0 ? (page[..at], page[at..]) : (page, "");
        var tags = $"utm_source={network.Key()}&utm_medium=social&utm_campaign={Uri.EscapeDataString(campaign.Slug)}"
            + (variant is null ? "" : $"&utm_content={Uri.EscapeDataString(variant.ToLowerInvariant())}");
        return address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + tags + fragment;
    }
}
