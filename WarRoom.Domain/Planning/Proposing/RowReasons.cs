using WarRoom.Domain.Planning.Making;

namespace WarRoom.Domain.Planning.Proposing;

/// <summary>What of the objective a change can do good to.</summary>
internal enum RowPart
{
    Filled,
    Audience,
    Person,
    Pace,
    Fairness,
    Wordings,
    Standby,
}

/// <summary>Says of a proposed change what speaks for it most: the part of the objective that would lose most without it.</summary>
internal static class RowReasons
{
    /// <summary>Points of each part that the plan has more with the change than without.</summary>
    public static IReadOnlyDictionary<RowPart, int> Differences(PlanScore with, PlanScore without) => new Dictionary<RowPart, int>
    {
        [RowPart.Filled] = with.Unfilled - without.Unfilled,
        [RowPart.Audience] = with.Coverage - without.Coverage,
        [RowPart.Person] = with.Fit - without.Fit,
        [RowPart.Pace] = with.Volume - without.Volume,
        [RowPart.Fairness] = with.Fairness - without.Fairness,
        [RowPart.Wordings] = with.AbBlock + with.AbMember - without.AbBlock - without.AbMember,
        [RowPart.Standby] = with.Backup - without.Backup,
    };

    public static string Of(PlanScene scene, PlannedPlace was, PlannedPlace to, IReadOnlyDictionary<RowPart, int>? parts)
    {
        if (to.Holder is null) return "The plan is better without it.";
        if (was.Holder is null) return "Nobody has it yet.";
        if (scene.Away.Contains(was.Holder.Value)) return "Who has it cannot go on today.";
        return parts?.Where(p => p.Value > 0).OrderByDescending(p => p.Value).Select(p => Sentence(scene, to, p.Key)).FirstOrDefault() ?? "Makes room for the others.";
    }

    private static string Sentence(PlanScene scene, PlannedPlace to, RowPart part)
    {
        var slot = scene.Slots.First(s => s.Id == to.Slot);
        var name = scene.Members.First(m => m.Id == to.Holder).FirstName;
        return part switch
        {
            RowPart.Audience => $"Reaches more of {scene.NameOf(slot.AudienceId)} at {scene.TimeOf(to.PostAt)}.",
            RowPart.Person => $"{name} reaches more there.",
            RowPart.Pace => "Spreads the wave more evenly.",
            RowPart.Fairness => "Shares the posts more fairly.",
            RowPart.Wordings => "Compares the wordings more fairly.",
            RowPart.Standby => "Somebody can stand by.",
            _ => "More slots have somebody.",
        };
    }
}
