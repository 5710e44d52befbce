using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Reports;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Reports;

/// <summary>For whom a report is: the team sees its own names, others see them as far as each person consented.</summary>
public enum Readers
{
    Team,
    Everybody,
}

/// <summary>A report with the day that it was made from, and the record beside it.</summary>
public sealed record ReportView(SuccessReport Report, DaySnapshot Day, IReadOnlyList<Note> Notes, IReadOnlyList<Hold> Holds, IReadOnlyList<Objective> Objectives, TrackedView Tracked, int Machines, int ExtraPosts);

/// <summary>Reads the report of a campaign from the snapshot that board and wall show, so that all three say the same.</summary>
public sealed class ReadReport(IDbContextFactory<WarRoomDb> dbs, IDbContextFactory<ClicksDb> clicks, DaySnapshots days, TrackedBook tracked)
{
    public async Task<ReportView> RunAsync(CampaignId id, Readers readers, CancellationToken stop = default)
    {
        var day = await days.ReadAsync(id, stop);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var notes = await db.Notes.AsNoTracking().Where(n => n.CampaignId == id).OrderBy(n => n.At).ToListAsync(stop);
        var holds = await db.Holds.AsNoTracking().Where(h => h.CampaignId == id).ToListAsync(stop);
        var objectives = await db.Objectives.AsNoTracking().Where(o => o.CampaignId == id).OrderByDescending(o => o.Weight).ToListAsync(stop);
        var slots = await db.Slots.AsNoTracking().Where(s => s.CampaignId == id && s.Status != SlotStatus.Cancelled).ToDictionaryAsync(s => s.Id, stop);
        var facts = new ReportFacts
        {
            State = StateOf(day),
            Now = day.Now,
            Zone = day.Zone,
            Lift = LiftOf(day.Lift),
            HasBaseline = day.Lift.Hours.Count > 0,
            VisitGoal = objectives.FirstOrDefault(o => o.IsTraffic)?.Goal,
            Goals = [.. objectives.Select(o => GoalFacts.Of(o, day))],
            Posts = [.. day.Slots.Select(s => new PostFact(s.Network, s.VariantCode, s.HolderId, s.PlannedAt, s.Status, slots.TryGetValue(s.Id, out var slot) && slot.WasOnTime, s.Clicks))],
            People = [.. day.Members.Select(m => new PersonFact(m.Id, m.Name, readers is Readers.Team ? m.Name : m.ShownAs(m.WallName), m.Relationship))],
            Holds = [.. holds.OrderBy(h => h.Placed.At).Select(h => new HoldFact(h.Placed.At, h.Lifted?.At, h.Reason))],
        };
        return new(SuccessReport.Of(facts), day, notes, [.. holds.OrderBy(h => h.Placed.At)], objectives, await tracked.ReadAsync(day.Campaign, day.Lift, stop), await MachinesAsync(db, id, stop), slots.Values.Sum(s => s.ExtraPosts.Count));
    }

    private static ReportState StateOf(DaySnapshot day) =>
        day.Now < day.Campaign.StartsAt ? ReportState.NotStarted
        : day.Campaign.State is CampaignState.Ended or CampaignState.Archived || day.Now >= day.Campaign.EndsAt + Duration.FromHours(1) ? ReportState.Over
        : ReportState.Running;

    private static LiftFact? LiftOf(LiftView lift) =>
        lift is { Observed: { } observed, Expected: { } expected, Extra: { } extra, Low: { } low, High: { } high } ? new(observed, expected, extra, low, high) : null;

    private async Task<int> MachinesAsync(WarRoomDb db, CampaignId id, CancellationToken stop)
    {
        var codes = await db.Links.Where(l => l.CampaignId == id).Select(l => l.Code).ToListAsync(stop);
        await using var clickDb = await clicks.CreateDbContextAsync(stop);
        return await clickDb.Bots.Where(b => codes.Contains(b.Code)).SumAsync(b => b.Count, stop);
    }
}
