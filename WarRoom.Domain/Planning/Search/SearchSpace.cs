namespace WarRoom.Domain.Planning.Search;

/// <summary>A stretch of one hour in one daypart: what a post is worth is the same all through it, text and person aside.</summary>
internal readonly record struct Stretch(int Hour, int Part, ulong Bits)
{
    /// <summary>The minutes that are not before this minute of the day.</summary>
    public ulong BitsFrom(int minute) => minute <= Hour * 60 ? Bits : Bits & Minutes.Range(minute - (Hour * 60), 59);

    /// <summary>The minutes from one minute of the day to another.</summary>
    public ulong BitsIn(int from, int to) => from <= Hour * 60 && to >= (Hour * 60) + 59 ? Bits : Bits & Minutes.Range(from - (Hour * 60), to - (Hour * 60));
}

/// <summary>A member who may take a slot, and the points for it.</summary>
internal readonly record struct Candidate(int Member, int Fit);

internal sealed record SearchMember(
    ulong[] Available, ulong[] Glad, bool HasSpareHours, int MinGap, int MaxPosts, int MaxStandby, FairShare Share);

internal sealed record SearchVariant(int Arm, int Cluster, int ApprovedFrom, int MaxUses);

/// <summary>A wording that suits a slot: from which minute on, and the text (network × cluster) that it repeats.</summary>
internal readonly record struct Wording(int Variant, int Text, int From);

/// <summary>The wordings of one arm that suit a slot.</summary>
internal sealed record SearchArm(int Arm, Wording[] Wordings)
{
    public bool Has(int variant) => Array.Exists(Wordings, w => w.Variant == variant);
}

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
    Stretch[] Stretches,
    Candidate[] Members,
    Candidate[] Backups,
    short[] Fit,
    SearchArm[] Arms,
    SearchBaseline? Was)
{
    /// <summary>The first minute at which the slot may start; -1 if there is none.</summary>
    public int First { get; } = Stretches.Length == 0 ? -1 : (Stretches[0].Hour * 60) + Minutes.First(Stretches[0].Bits);

    /// <summary>The last minute at which the slot may start; -1 if there is none.</summary>
    public int Last { get; } = Stretches.Length == 0 ? -1 : (Stretches[^1].Hour * 60) + Minutes.Last(Stretches[^1].Bits);

    public bool IsPosted => Was?.IsPosted ?? false;

    /// <summary>Whether anybody could ever take it: a person, a time and a wording exist.</summary>
    public bool IsPossible => Members.Length > 0 && Stretches.Length > 0 && Arms.Length > 0;

    /// <summary>Whether the slot may start at this minute.</summary>
    public bool IsOpenAt(int time) => time >= 0 && Array.Exists(Stretches, s => s.Hour == time / 60 && (s.Bits >> (time % 60) & 1) != 0);

    /// <summary>How many ways there are to place it; the fewer, the sooner it wants to be placed.</summary>
    public int Ease => Members.Length * Stretches.Length;
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

    /// <summary>Reach points of one post more by cell, hour and posts that are there already, <see cref="CellSteps"/> entries each, the last is 0.</summary>
    public int[] CellGain { get; set; } = [];

    public int CellSteps { get; set; }

    /// <summary>Points of fairness for one post more by member and load, <see cref="LoadSteps"/> entries each.</summary>
    public int[] ShareGain { get; set; } = [];

    public int LoadSteps { get; set; }

    /// <summary>The most that one post more can be worth in fairness, whoever takes it.</summary>
    public int MostShareGain { get; set; }

    public int Cells { get; set; }

    public int Blocks { get; set; }

    public int Clusters { get; set; }

    public int Messages { get; set; }

    public int Waves { get; set; }

    /// <summary>The numbers of names; -1 when there is none.</summary>
    public int SlotOf(string id) => SlotNumbers.GetValueOrDefault(id, -1);

    public int MemberOf(string id) => MemberNumbers.GetValueOrDefault(id, -1);

    public int VariantOf(string id) => VariantNumbers.GetValueOrDefault(id, -1);

    public IReadOnlyDictionary<string, int> SlotNumbers { get; set; } = new Dictionary<string, int>();

    public IReadOnlyDictionary<string, int> MemberNumbers { get; set; } = new Dictionary<string, int>();

    public IReadOnlyDictionary<string, int> VariantNumbers { get; set; } = new Dictionary<string, int>();

    /// <summary>The number of a text: what may not be repeated too soon on one network.</summary>
    public int TextOf(int network, int variant) => (network * Clusters) + Variants[variant].Cluster;
}
