using System.Globalization;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;
using WarRoom.Web.Ui.Desk;

namespace WarRoom.Web.Live;

/// <summary>How far each phase of a campaign has come, for the rail of its pages.</summary>
public static class CampaignPhases
{
    private const double Parts = 7;

    /// <summary>What a page of a campaign puts into the desk's frame; <paramref name="current"/> is its phase.</summary>
    public static async Task<DeskView> ReadAsync(WarRoomDb db, Campaign campaign, Actor actor, Instant now, string current, CancellationToken stop = default)
    {
        var parts = await PartsAsync(db, campaign, stop);
        var members = await db.Members.AsNoTracking().ActiveIn(campaign.Id).ToListAsync(stop);
        var ready = members.Count(m => !m.IsAssignable || m.Hours.Count > 0);
        var slots = await db.Slots.In(campaign.Id).CountAsync(s => s.Status != SlotStatus.Cancelled, stop);
        var phases = DeskPhase.Of(campaign.Slug).Select(phase => phase.Name switch
        {
            "Foundation" => phase with { Note = $"{parts} of {Parts} parts", Share = parts / Parts },
            "Team" => phase with { Note = $"{ready} of {members.Count} ready", Share = members.Count == 0 ? 0 : (double)ready / members.Count },
            "Plan" => phase with { Note = slots == 0 ? "no slots yet" : $"{slots} slots", Share = slots == 0 ? 0 : campaign.IsPublished ? 1 : 0.5 },
            "Live" => phase with { Note = $"{Day(campaign)}, {campaign.WindowStart:HH:mm}", Now = campaign.State is CampaignState.Live, Share = campaign.State is CampaignState.Live ? 0.5 : campaign.State > CampaignState.Live ? 1 : 0 },
            "Report" => phase with { Note = "after the day" },
            _ => phase,
        }).ToList();
        return new()
        {
            CampaignName = campaign.Name,
            Slug = campaign.Slug,
            DayText = $"{Until(campaign, now)}{Day(campaign)}, times in {campaign.ZoneId}",
            Pill = campaign.State is CampaignState.Live ? new("live", "Live") : new("plain", campaign.State.ToString()),
            Phases = phases,
            Current = phases.Find(p => p.Name == current)?.Number,
            Initials = string.Concat(actor.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(w => w[..1])),
            PersonName = actor.Name,
            RehearsalClock = Clock(campaign, campaign.Speed, now),
        };
    }

    /// <summary>The clock of a rehearsal for the bar that every page of its campaign shows; nothing when the time is real.</summary>
    public static DeskClock? Clock(Campaign campaign, int speed, Instant now) =>
        campaign.IsRehearsal ? new($"{speed}× {now.InZone(campaign.Day.Zone).ToString("HH:mm", CultureInfo.InvariantCulture)}", now, speed, campaign.ZoneId) : null;

    /// <summary>For a page above the campaigns: the first of these whose rehearsal is on, with its name.</summary>
    public static DeskClock? Running(IEnumerable<Campaign> campaigns, CampaignClocks clocks) =>
        campaigns.FirstOrDefault(c => c.IsRehearsal && c.State is CampaignState.Live) is { } campaign ? Clock(campaign, clocks.SpeedOf(campaign), clocks.Now(campaign))! with { Of = campaign.Name } : null;

    /// <summary>Parts of the foundation that hold something.</summary>
    private static async Task<int> PartsAsync(WarRoomDb db, Campaign campaign, CancellationToken stop)
    {
        var id = campaign.Id;
        bool[] parts =
        [
            await db.Objectives.AnyAsync(o => o.CampaignId == id, stop), await db.Audiences.AnyAsync(a => a.CampaignId == id, stop), await db.Communities.AnyAsync(c => c.CampaignId == id, stop),
            await db.Influencers.AnyAsync(i => i.CampaignId == id, stop), await db.Variants.AnyAsync(v => v.CampaignId == id, stop), await db.Waves.AnyAsync(w => w.CampaignId == id, stop),
            await db.HourlyVisits.AnyAsync(v => v.CampaignId == id && v.Hour < campaign.StartsAt && v.Visits != null, stop),
        ];
        return parts.Count(has => has);
    }

    private static string Day(Campaign campaign) => campaign.Date.ToString("ddd d MMM", CultureInfo.InvariantCulture);

    private static string Until(Campaign campaign, Instant now) => campaign.State > CampaignState.Ready ? "" : Period.DaysBetween(now.InZone(campaign.Day.Zone).Date, campaign.Date) switch
    {
        > 1 and var days => $"Launch in {days} days, ",
        1 => "Launch tomorrow, ",
        0 => "Launch today, ",
        _ => "",
    };
}
