namespace WarRoom.Domain.Planning.Search;

/// <summary>A stretch of one hour in one daypart: what a post is worth is the same all through it, text and person aside.</summary>
internal readonly record struct Stretch(int Hour, int Part, ulong Bits);

/// <summary>A member who may take a slot, and the points for it.</summary>
internal readonly record struct Candidate(int Member, int Fit);

internal sealed record SearchMember(
    ulong[] Available, ulong[] Glad, bool HasSpareHours, int MinGap, int MaxPosts, int MaxStandby, FairShare Share);

internal sealed record SearchVariant(int Arm, int Cluster, int ApprovedFrom, int MaxUses);

/// <summary>The entry of the running plan, by number; -1 where something is gone.</summary>
internal sealed record SearchBaseline(int Time, int Member, int Variant, int Backup, bool IsPosted, BaselineAssignment Entry, int Factor);

internal sealed record SearchSlot(
    int Network,
    int Community,
    int Wave,
    int Message,
    int Cell,
    int Block,
    int OpenPrice,
    ulong[] Open,
    int[] Stretches,
    Candidate[] Members,
    Candidate[] Backups,
    int[][] Arms,
    SearchBaseline? Was)
{
    public bool IsPosted => Was?.IsPosted ?? false;
}

/// <summary>A request in numbers: every name an index, every static rule a set of minutes, every price a table.</summary>
internal sealed class SearchSpace
{
    public SearchSpace(PlanFacts facts)
    {
        Facts = facts;
        Hours = (facts.Request.Day.HorizonMinutes + 59) / 60;
        new SearchSpaceBuilder(this).Fill();
    }

    public PlanFacts Facts { get; }

    public int Hours { get; }

    public int Parts { get; set; }

    public int[] PartOf { get; set; } = [];

    public Stretch[] Stretches { get; set; } = [];

    public SearchSlot[] Slots { get; set; } = [];

    public SearchMember[] Members { get; set; } = [];

    public SearchVariant[] Variants { get; set; } = [];

    public int[] HourCap { get; set; } = [];

    public int[] CommunityGap { get; set; } = [];

    public int[] ArmCount { get; set; } = [];

    public int MostArms { get; set; }

    /// <summary>Wished posts by wave and hour.</summary>
    public int[] Target { get; set; } = [];

    /// <summary>Reach points of the first post by cell and hour.</summary>
    public int[] CellValue { get; set; } = [];

    /// <summary>Points for a member on a slot, by slot and member; 0 without a fitting account.</summary>
    public short[] Fit { get; set; } = [];

    public int Cells { get; set; }

    public int Blocks { get; set; }

    public int Clusters { get; set; }

    public int Messages { get; set; }

    public int Waves { get; set; }
}
