using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Metrics.Attribution;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Measurement;

/// <summary>Visits by tracked links beside the lift of all visits: two views of the same people, never added.</summary>
/// <param name="Attribution">Null while the window is not over or has no forecast.</param>
/// <param name="Tracked">Visitors by links in the window, once a day each.</param>
/// <param name="Clicks">By people, in the window.</param>
/// <param name="Confirmed">Of the visitors whose first link of the day is known, those whom the landing page's script has seen; null without the script.</param>
public sealed record VisitsView(LiftView Lift, VisitAttribution? Attribution, int Tracked, int Clicks, int? Confirmed,
    IReadOnlyList<VisitCredit<string>> ByPerson, IReadOnlyList<VisitCredit<string>> ByNetwork, IReadOnlyList<VisitCredit<string>> ByWording, IReadOnlyList<VisitCredit<string>> BySlot);

/// <summary>Reads where the visits of a campaign's window came from. People, slots, wordings and networks share out what came by links, nothing else.</summary>
public sealed class ReadVisits(IDbContextFactory<WarRoomDb> dbs, IDbContextFactory<ClicksDb> clicksDbs, LiftBook lifts, TrackedBook tracked, CampaignClocks clocks)
{
    public async Task<VisitsView> RunAsync(Campaign campaign, CancellationToken stop = default)
    {
        var lift = await lifts.ReadAsync(campaign, clocks.Now(campaign), stop);
        var window = LiftBook.WholeHours(campaign);
        var (visits, clicks, attribution) = await tracked.ReadAsync(campaign, lift, stop);
        await using var clicksDb = await clicksDbs.CreateDbContextAsync(stop);
        int? confirmed = await clicksDb.SiteHours.AnyAsync(h => h.CampaignId == campaign.Id && h.Hour >= window.Start && h.Hour < window.End, stop)
            ? await clicksDb.SiteVisitors.CountAsync(v => v.CampaignId == campaign.Id && v.FirstAt >= window.Start && v.FirstAt < window.End && v.ConfirmedAt != null && clicksDb.Clicks.Any(c => c.CampaignId == v.CampaignId && c.Visitor == v.Visitor), stop)
            : null;

        await using var db = await dbs.CreateDbContextAsync(stop);
        var links = await db.Links.AsNoTracking().Where(l => l.CampaignId == campaign.Id).ToDictionaryAsync(l => l.Code, stop);
        var names = await db.Members.AsNoTracking().Where(m => m.CampaignId == campaign.Id).ToDictionaryAsync(m => m.Id, m => m.Name, stop);
        var wordings = await db.Variants.AsNoTracking().Where(v => v.CampaignId == campaign.Id).ToDictionaryAsync(v => v.Id, v => v.Code, stop);
        var times = await db.Slots.AsNoTracking().Where(s => s.CampaignId == campaign.Id).ToDictionaryAsync(s => s.Id, s => s.PostAt, stop);
        return new(lift, attribution, visits.Total, clicks, confirmed,
            visits.By(code => links.TryGetValue(code, out var l) ? l.Label ?? names.GetValueOrDefault(l.MemberId, "Nobody") : null),
            visits.By(code => links.TryGetValue(code, out var l) ? l.Network.Name() : null),
            visits.By(code => links.TryGetValue(code, out var l) ? l.VariantId is { } v ? wordings.GetValueOrDefault(v, "–") : "–" : null),
            visits.By(code => links.TryGetValue(code, out var l) ? times.TryGetValue(l.SlotId, out var at) ? $"{at.InZone(campaign.Day.Zone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)} {l.Network.Name()}" : l.Label ?? "–" : null));
    }
}
