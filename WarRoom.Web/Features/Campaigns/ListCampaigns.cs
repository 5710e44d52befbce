using System.Security.Claims;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Identity;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Campaigns;

/// <summary>A campaign in the list: where it stands, what is wrong, what to do next.</summary>
public sealed record CampaignLine(Campaign Campaign, Role Role, string Leads, int Days, string Phase, int PhaseNumber, double Share, string? Trouble, string Next, string Href, int Slots, int Done, int Missed);

/// <summary>The campaigns that a person may see, newest first, and whether they may start one.</summary>
public sealed record CampaignList(IReadOnlyList<CampaignLine> Lines, bool MayCreate, string PersonName)
{
    public IEnumerable<CampaignLine> Live => Lines.Where(l => l.Campaign.State is CampaignState.Live);

    public IEnumerable<CampaignLine> Coming => Lines.Where(l => l.Campaign.State is CampaignState.Draft or CampaignState.Ready).OrderBy(l => l.Campaign.StartsAt);

    public IEnumerable<CampaignLine> Past => Lines.Where(l => l.Campaign.State is CampaignState.Ended or CampaignState.Archived).OrderByDescending(l => l.Campaign.StartsAt);
}

/// <summary>Reads the list of campaigns.</summary>
public sealed class ListCampaigns(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CurrentMember members)
{
    public async Task<CampaignList> RunAsync(ClaimsPrincipal user, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var lines = new List<CampaignLine>();
        foreach (var campaign in await db.Campaigns.AsNoTracking().ToListAsync(stop))
        {
            if (await members.InAsync(user, campaign.Id, stop) is { } actor) lines.Add(await LineAsync(db, campaign, actor, stop));
        }

        var account = await CreateCampaign.WhoMayAsync(db, user, stop);
        return new(lines, account is not null, account?.Name ?? await NameAsync(user, stop));
    }

    private async Task<string> NameAsync(ClaimsPrincipal user, CancellationToken stop) => await members.AllAsync(user, stop) is [var first, ..] ? first.Name : "";

    private async Task<CampaignLine> LineAsync(WarRoomDb db, Campaign campaign, Actor actor, CancellationToken stop)
    {
        var id = campaign.Id;
        var now = clocks.Now(campaign);
        var leads = await db.Members.Where(m => m.CampaignId == id && m.Role == Role.Lead && m.RemovedAt == null).Select(m => m.Name).ToListAsync(stop);
        var posters = await db.Members.CountAsync(m => m.CampaignId == id && m.RemovedAt == null && m.Role == Role.Volunteer, stop);
        var slots = await db.Slots.Where(s => s.CampaignId == id && s.Status != SlotStatus.Cancelled).GroupBy(s => s.Status).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop);
        var objectives = await db.Objectives.CountAsync(o => o.CampaignId == id, stop);
        var variants = await db.Variants.CountAsync(v => v.CampaignId == id, stop);
        var waves = await db.Waves.CountAsync(w => w.CampaignId == id, stop);
        var hours = await db.HourlyVisits.CountAsync(v => v.CampaignId == id && v.Hour < campaign.StartsAt && v.Visits != null, stop);
        var all = slots.Sum(s => s.Count);
        var steps = new (bool Done, string Next, string Part)[]
        {
            (objectives > 0, "Write the objectives", "foundation/objectives"), (variants > 0, "Write the first text", "foundation/messages"), (waves > 0, "Lay out the waves", "foundation/waves"),
            (hours >= 120, "Import 14 days of visits", "foundation/baseline"), (posters > 0, "Invite the team", "team"), (all > 0, "Make the plan", "plan"), (campaign.State > CampaignState.Draft, "Set it ready", "foundation/settings"),
        };
        var next = steps.FirstOrDefault(s => !s.Done);
        (string Name, int Number) phase = objectives == 0 || variants == 0 || waves == 0 || hours < 120 ? ("Foundation", 1) : posters == 0 ? ("Team", 2) : all == 0 ? ("Plan", 3) : ("Go / no-go", 4);
        var href = !actor.Role.Has(Right.ReadFoundation) ? "/me" : campaign.State is CampaignState.Live ? $"/c/{campaign.Slug}/live" : $"/c/{campaign.Slug}/{(campaign.State > CampaignState.Live ? "report" : "foundation")}";
        return new(campaign, actor.Role, leads.Count == 0 ? "nobody leads" : string.Join(", ", leads), Period.DaysBetween(now.InZone(campaign.Day.Zone).Date, campaign.Date),
            phase.Name, phase.Number, steps.Count(s => s.Done) / (double)steps.Length, Trouble(campaign, now, hours, leads.Count), next.Next ?? "Wait for the day", href,
            all, slots.Where(s => s.Key is SlotStatus.Posted or SlotStatus.Verified).Sum(s => s.Count), slots.Where(s => s.Key is SlotStatus.Missed).Sum(s => s.Count));
    }

    private static string? Trouble(Campaign campaign, Instant now, int hours, int leads) =>
        campaign.State is CampaignState.Draft or CampaignState.Ready && now >= campaign.EndsAt ? "Its day went by without it"
        : campaign.State is CampaignState.Draft && now >= campaign.StartsAt ? "Not ready, and its day has begun"
        : leads == 0 ? "Nobody leads it"
        : hours == 0 ? "No baseline yet" : null;
}
