using WarRoom.Domain.Messages;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Planning;

/// <summary>The plan as the page shows it: read once, everything else follows from it.</summary>
public sealed record PlanLook(PlanScene Scene, PlanRun? Run, IReadOnlyList<PlanConflict> Conflicts)
{
    private readonly Dictionary<VariantId, string> _codes = Scene.Variants.ToDictionary(v => v.Id, v => v.Code);
    private readonly Dictionary<MemberId, Member> _members = Scene.Members.ToDictionary(m => m.Id);

    public IReadOnlyList<Slot> Slots { get; } = [.. Scene.Slots.Where(s => s.Status is not SlotStatus.Cancelled)];

    public int Placed => Slots.Count(s => s.HolderId is not null);

    public IReadOnlyList<Slot> Open => [.. Slots.Where(s => s.HolderId is null && s.Status.IsWaiting())];

    public bool IsWorking => Run is { EndedAt: null };

    /// <summary>Why a slot stays open in the plan that is proposed.</summary>
    public IReadOnlyList<OpenSlotReason> StaysOpen => Run is { IsProposed: true } ? Run.Unfilled : [];

    /// <summary>How much better a plan of the last run's day could be at most; never an estimate. Null while nobody knows.</summary>
    public string? Proof => Run is not { EndedAt: not null, Error: null, Bound: { } bound } run ? null
        : bound <= run.Score ? "no better plan is possible"
        : bound == 0 ? null
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"at most {100.0 * (bound - run.Score) / Math.Abs(bound):0.0} % better is possible");

    /// <summary>Everybody who posts, and everybody who has a slot.</summary>
    public IReadOnlyList<Member> Lanes => [.. Scene.Members.Where(m => m.IsAssignable || Slots.Any(s => s.HolderId == m.Id))];

    public Slot? Find(SlotId? id) => id is null ? null : Slots.FirstOrDefault(s => s.Id == id);

    public Member? Holder(Slot slot) => slot.HolderId is { } id ? _members.GetValueOrDefault(id) : null;

    public string NameOf(MemberId? id) => id is { } known && _members.TryGetValue(known, out var member) ? member.Name : "Nobody";

    public string CodeOf(Slot slot) => slot.VariantId is { } id ? _codes.GetValueOrDefault(id, "?") : "";

    /// <summary>"LI 2B".</summary>
    public string MarkOf(Slot slot) => $"{slot.Network.Mark()} {CodeOf(slot)}".TrimEnd();

    public string FaceOf(Slot slot) => slot.FaceAt(Scene.Now, Scene.Holds.Cover(slot), Scene.Campaign.Rules).Key();

    public bool IsInConflict(Slot slot) => Conflicts.Any(c => c.IsAbout(slot.Id));

    /// <summary>What the planner said of a slot that it left open.</summary>
    public string? WhyOpen(Slot slot) => slot.HolderId is null && Run is { IsProposed: false } ? Run.Unfilled.FirstOrDefault(u => u.Slot == slot.Id)?.Sentence : null;

    /// <summary>"LI 2B, LinkedIn, Ana Ribeiro, 11:50 to 12:05, claimed, no conflict": what stands on the chip comes first.</summary>
    public string LabelOf(Slot slot)
    {
        var conflicts = Conflicts.Where(c => c.IsAbout(slot.Id)).Select(c => c.Title).ToList();
        return $"{MarkOf(slot)}, {slot.Network.Name()}, {NameOf(slot.HolderId)}, {Scene.TimeOf(slot.PostAt)} to {Scene.TimeOf(slot.ClosesAt)}, {FaceOf(slot)}{(slot.IsPinned ? ", locked" : "")}, {(conflicts.Count == 0 ? "no conflict" : string.Join(", ", conflicts))}";
    }
}

/// <summary>Reads the plan with its newest run and its conflicts.</summary>
public sealed class ReadPlan(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    public async Task<PlanLook> RunAsync(CampaignId id, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var scene = await db.PlanSceneAsync(id, clocks, stop);
        var run = await db.PlanRuns.Where(r => r.CampaignId == id).OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(stop);
        return new(scene, run, PlanConflicts.Of(scene));
    }
}
