using System.Globalization;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Planning.Proposing;
using WarRoom.Domain.Slots;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Planning;

/// <summary>A diff that the page shows: the planner's proposal, or a version to bring back, against the plan as it is now.</summary>
/// <param name="Source">The run or the version.</param>
/// <param name="Version">What was compared; null for the planner's proposal.</param>
/// <param name="Rows">All rows.</param>
/// <param name="Check">What of them can be taken now.</param>
/// <param name="Gain">Points that all of it together is worth more.</param>
public sealed record ShownDiff(Guid Source, ComparedVersion? Version, IReadOnlyList<ProposedRow> Rows, ProposalCheck Check, long Gain)
{
    public static ShownDiff Of(PlanScene scene, PlanRun run) => new(run.Id, null, run.Rows, new(scene, run.Rows), run.Score - run.ScoreBefore);

    public static ShownDiff Of(PlanScene scene, ComparedVersion version) => new(version.Id, version, version.Proposal.Rows, new(scene, version.Proposal.Rows, isByHand: true), version.Proposal.Gain);

    /// <summary>What is shown row by row; stand-bys alone go along unseen.</summary>
    public IReadOnlyList<ProposedRow> Posts { get; } = [.. Rows.Where(r => !r.IsStandbyOnly)];

    public int Standbys => Rows.Count - Posts.Count;

    /// <summary>The first plan of a day: nobody loses anything, so one press puts all of it in place.</summary>
    public bool IsFirst { get; } = Version is null && Rows.All(r => r.Was.Holder is null);

    /// <summary>"+812", "−40".</summary>
    public static string Points(long points) => points < 0 ? $"−{(-points).ToString("N0", CultureInfo.InvariantCulture)}" : $"+{points.ToString("N0", CultureInfo.InvariantCulture)}";

    /// <summary>What can be taken and was not left out.</summary>
    public IReadOnlyCollection<SlotId> Ticked(IReadOnlySet<SlotId> left) => Check.Ready.Where(r => !left.Contains(r)).ToHashSet();
}
