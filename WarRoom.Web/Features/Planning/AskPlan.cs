using WarRoom.Domain.Planning;
using WarRoom.Domain.Planning.Explaining;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Planning.WhatIf;
using WarRoom.Domain.Slots;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Planning;

/// <summary>What else could be done with a slot, and what it would cost the plan; for an open slot, what would help it.</summary>
/// <param name="Refusal">Why nothing can be said.</param>
public sealed record SlotAnswer(Refusal? Refusal, IReadOnlyList<AlternativeLine> Alternatives, IReadOnlyList<MendLine> Mends);

/// <summary>"At 10:20" and the points that it would cost; below zero when the plan would gain.</summary>
public sealed record AlternativeLine(string About, string Text, int Cost);

/// <summary>A single change after which an open slot could be filled.</summary>
public sealed record MendLine(string Text, string Then, int Gain, PlanChange Change);

/// <summary>What a change of the day would make of the plan; the plan itself stays.</summary>
public sealed record WhatIfAnswer(Refusal? Refusal, int FilledBefore, int FilledAfter, int PointsBefore, int PointsAfter, IReadOnlyList<string> Lost, IReadOnlyList<string> Told);

/// <summary>Asks the plan as it is what else could be done with a slot, and what would help an open one. Changes nothing.</summary>
public sealed class AskPlan(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    private static readonly Refusal Stands = new("plan.stands", "It stands: what is claimed, locked, held, posted or due at once is not the planner's to move. You can.");

    /// <summary>The alternatives of a slot, or the mends of an open one.</summary>
    public async Task<SlotAnswer> RunAsync(CampaignId id, SlotId slot, CancellationToken stop = default)
    {
        var (scene, request, plan) = await PresentPlans.ReadAsync(dbs, clocks, id, stop);
        return await Aside.RunAsync(() => Answer(scene, new PlanFacts(request), plan, slot));
    }

    private static SlotAnswer Answer(PlanScene scene, PlanFacts facts, PlanResult plan, SlotId slot)
    {
        if (scene.Slots.FirstOrDefault(s => s.Id == slot) is { } asked && scene.IsFact(asked)) return new(Stands, [], []);
        if (!facts.Slots.ContainsKey(slot.ToString())) return new(null, [], []);
        if (PresentPlans.IsInConflict(facts, plan)) return new(PresentPlans.HasConflicts, [], []);
        if (plan.Unfilled.Any(u => u.Slot == slot.ToString()))
            return new(null, [], [.. new PlanMends(facts, plan).For(slot.ToString()).Select(m => new MendLine(Say(scene, m.Change), $"{NameOf(scene, m.Then.Member)} at {scene.TimeOf(scene.At(m.Then.Time))}", m.Gain, m.Change))]);
        var explained = new PlanExplainer(facts, plan).For(slot.ToString());
        return new(null,
        [
            .. explained.Times.Select(a => new AlternativeLine("Another time", $"{scene.TimeOf(scene.At(a.Instead.Time))}", a.Cost)),
            .. explained.People.Select(a => new AlternativeLine("Somebody else", NameOf(scene, a.Instead.Member), a.Cost)),
            .. explained.Wordings.Select(a => new AlternativeLine("Another text", CodeOf(scene, a.Instead.Variant), a.Cost)),
        ], []);
    }

    private static string Say(PlanScene scene, PlanChange change) => change switch
    {
        OneMorePost c => $"Ask {NameOf(scene, c.Member)} for one more post",
        ShorterRest c => $"Ask {NameOf(scene, c.Member)} whether {c.Minutes} minutes between posts are enough",
        MoreHours c => $"Ask {NameOf(scene, c.Member)} to be there from {c.Hours.From[^5..]} to {c.Hours.To[^5..]}, their time",
        OtherWindow c => $"Let it be posted from {scene.TimeOf(scene.At(c.From))} to {scene.TimeOf(scene.At(c.To))}",
        FullerHour c => $"Let {c.Posts} posts into the hour on {NetworkOf(c.Network)}",
        OneMoreUse c => $"Use {CodeOf(scene, c.Variant)} once more than its limit says",
        ApprovedText c => $"Take back the withdrawal of {CodeOf(scene, c.Variant)}",
        AnotherText => "Write one more text for it",
        ShorterDistance c => $"Shorten the distance of posts there to {c.Minutes} minutes",
        Unpinned => "Unlock it",
        SomebodyMissing c => $"{NameOf(scene, c.Member)} cannot come",
        LaterStart c => $"Nothing before {scene.TimeOf(scene.At(c.From))}",
        _ => change.GetType().Name,
    };

    internal static string NameOf(PlanScene scene, string member) => scene.Members.FirstOrDefault(m => m.Id.ToString() == member)?.Name ?? "somebody";

    private static string CodeOf(PlanScene scene, string variant) => scene.Variants.FirstOrDefault(v => v.Id.ToString() == variant)?.Code ?? "a text";

    private static string NetworkOf(string key) => Enum.TryParse<WarRoom.Domain.Messages.Network>(key, ignoreCase: true, out var network) ? WarRoom.Domain.Messages.NetworkNames.Name(network) : key;
}
