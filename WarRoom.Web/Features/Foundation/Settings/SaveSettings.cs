using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Features.Foundation.Waves;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using WarRoom.Web.Ui.Desk;

namespace WarRoom.Web.Features.Foundation.Settings;

/// <summary>The campaign's day, window, page, organisation, language and guidelines. A new version of the guidelines asks everybody again.</summary>
public sealed class SaveSettings(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    public async Task<IReadOnlyList<Refusal>> RunAsync(CampaignForm form, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditFoundation) is { } lacks) return [lacks];
        var (day, start, end, refusals) = form.Read();
        if (day is null) return refusals;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == actor.Campaign, stop);
        if (campaign.State is CampaignState.Archived) return [new("campaign.archived", "An archived campaign stays as it was.")];
        if ((day != campaign.Day || start != campaign.WindowStart || end != campaign.WindowEnd) && await MoveAsync(db, campaign, day, start, end, stop) is { } refusal) return [refusal];
        form.FillIn(campaign);
        Guide(campaign, form.Guidelines.Trim());
        if (!db.ChangeTracker.HasChanges()) return [];
        db.Record(actor, clocks, "changed the campaign's settings");
        if (!await db.TrySaveAsync(stop)) return [new("campaign.raced", "Somebody changed the campaign in this moment. Your words are still here; save again.")];
        feed.Changed(campaign.Id);
        return [];
    }

    private static async Task<Refusal?> MoveAsync(WarRoomDb db, Campaign campaign, Domain.Time.LaunchDay day, LocalTime start, LocalTime end, CancellationToken stop)
    {
        if (campaign.State > CampaignState.Ready) return new("campaign.date", "The day has begun: day, zone and window stay.");
        var slots = await db.Slots.CountAsync(s => s.CampaignId == campaign.Id && s.Status != SlotStatus.Cancelled, stop);
        if (slots > 0 && day != campaign.Day) return new("campaign.date", $"{slots} slots are planned on {campaign.Date:uuuu-MM-dd}. Take them out of the plan first, then choose another day or zone.");
        campaign.Reschedule(day, start, end);
        foreach (var wave in await db.Waves.Where(w => w.CampaignId == campaign.Id).ToListAsync(stop)) wave.PlaceIn(campaign, wave.Start, wave.End);
        return null;
    }

    private static void Guide(Campaign campaign, string guidelines)
    {
        if (campaign.Guidelines == guidelines) return;
        if (campaign.Guidelines.Length > 0) campaign.GuidelinesVersion++;
        campaign.Guidelines = guidelines;
    }
}

/// <summary>Draft, ready, and showing the plan to the team.</summary>
public sealed class ChangeState(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    /// <param name="next">Ready or Draft; null only publishes the plan.</param>
    public async Task<Refusal?> RunAsync(CampaignState? next, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return lacks;
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == actor.Campaign, stop);
        var now = clocks.Now(campaign);
        if (next is not (null or CampaignState.Ready or CampaignState.Draft)) return new("campaign.state", "The day itself sets a campaign live and ends it.");
        if (next is { } state && campaign.Become(state, now) is { } refusal) return refusal;
        if (next is null) campaign.Publish(now);
        if (!db.ChangeTracker.HasChanges()) return null;
        db.Record(actor, clocks, next switch { CampaignState.Ready => "set the campaign ready", CampaignState.Draft => "took the campaign back to draft", _ => "published the plan" });
        if (!await db.TrySaveAsync(stop)) return new("campaign.raced", "Somebody changed the campaign in this moment. Look again.");
        feed.Changed(campaign.Id);
        return null;
    }
}
