using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Live;

/// <summary>A slot as board and wall show it.</summary>
public sealed record SlotView(SlotId Id, SlotFace Face, SlotStatus Status, int MinutesLate, Network Network, string? VariantCode, MemberId? HolderId, string HolderName, MemberId? StandbyId, Instant PostAt, Instant ClosesAt, Instant PlannedAt, WaveId? WaveId, int Version, ProofRung Proof, string? PostUrl, int ExtraPosts, int Clicks, string? LinkCode, bool WasOnTime)
{
    public string Mark => Network.Mark();

    public Instant? PostedAt { get; init; }
}

/// <summary>One person's row on the board.</summary>
public sealed record Lane(MemberId? Member, string Name, int Done, int All);

/// <summary>A wording and the key message that it puts.</summary>
public sealed record TextView(VariantId Variant, string Code, Network Network, KeyMessageId KeyMessage, string Point);

/// <summary>A wave on the board.</summary>
public sealed record WaveView(WaveId Id, string Name, Instant Start, Instant End, int Slots);

/// <summary>A number with its goal, its source and its age. A number that nobody read is null, never zero.</summary>
public sealed record CounterView(string Label, Measure? Measure, int? Value, int? Low, int? High, int? Goal, int PlanByNow, string Source, Instant? ReadAt, string? Word)
{
    public bool IsBehind => Value is { } value && Goal is not null && value < PlanByNow;
}

/// <summary>Something that a person must act on.</summary>
public sealed record Need(string Kind, int Urgency, int Minutes, string Unit, string Title, string Detail, SlotId? Slot);

/// <summary>Something that happened.</summary>
public sealed record FeedItem(Instant At, string Who, string What);

/// <summary>The day as everybody sees it: computed once per campaign, shared by all who watch.</summary>
public sealed record DaySnapshot
{
    private Counted? _counts;

    public required Campaign Campaign { get; init; }

    public required Instant Now { get; init; }

    public required int Speed { get; init; }

    /// <summary>When it was read, in real time.</summary>
    public Instant ReadAt { get; init; }

    public required IReadOnlyList<SlotView> Slots { get; init; }

    public required IReadOnlyList<Lane> Lanes { get; init; }

    public required IReadOnlyList<WaveView> Waves { get; init; }

    public required IReadOnlyList<CounterView> Counters { get; init; }

    public required IReadOnlyList<Need> Needs { get; init; }

    public required IReadOnlyList<FeedItem> Feed { get; init; }

    public required int FeedInAll { get; init; }

    public required IReadOnlyList<Note> Notes { get; init; }

    public required IReadOnlyList<Hold> Holds { get; init; }

    public required IReadOnlyList<Member> Members { get; init; }

    public required LiftView Lift { get; init; }

    /// <summary>The wordings that slots carry today.</summary>
    public List<TextView> Texts { get; init; } = [];

    /// <summary>What happened lately that the plan did not reckon with, in sentences; none when nothing is left to mend.</summary>
    public IReadOnlyList<string> Upsets { get; init; } = [];

    /// <summary>How many slots are missed, or to come and nobody's.</summary>
    public int InTrouble => Slots.Count(s => s.Status is SlotStatus.Missed || (s.Status is SlotStatus.Open && s.ClosesAt > Now && s.Face is not SlotFace.Hold));

    /// <summary>What is known about posts beside their rung, by slot.</summary>
    public IReadOnlyDictionary<SlotId, ProofView> Proofs { get; init; } = new Dictionary<SlotId, ProofView>();

    /// <summary>Where the day is heading at this pace.</summary>
    public PaceView Pace { get; init; } = PaceView.None;

    /// <summary>How many slots each member took over from somebody else.</summary>
    public IReadOnlyDictionary<MemberId, int> Helped { get; init; } = new Dictionary<MemberId, int>();

    /// <summary>Whom each open hold stops: who has a slot to come that it covers; everybody when it covers everything.</summary>
    public IReadOnlyDictionary<HoldId, IReadOnlySet<MemberId>> Stopped { get; init; } = new Dictionary<HoldId, IReadOnlySet<MemberId>>();

    public IEnumerable<Member> StoppedBy(Hold hold) => Members.Where(m => m.IsActive && (hold.Scope is HoldScope.Everything || hold.Acknowledgements.Any(a => a.Member == m.Id) || (Stopped.TryGetValue(hold.Id, out var people) && people.Contains(m.Id))));

    public ProofView ProofOf(SlotId slot) => Proofs.GetValueOrDefault(slot, ProofView.None);

    public bool IsHeld => Holds.Any(h => h.Scope is HoldScope.Everything);

    public DateTimeZone Zone => ShownIn ?? Campaign.Day.Zone;

    /// <summary>Another zone in which a screen tells the times; null for the campaign's.</summary>
    public DateTimeZone? ShownIn { get; init; }

    public WaveView? CurrentWave => Waves.FirstOrDefault(w => w.Start <= Now && Now < w.End);

    public WaveView? NextWave => Waves.Where(w => w.Start > Now).MinBy(w => w.Start);

    public string Time(Instant at) => at.InZone(Zone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    public int Count(SlotFace face) => CountsOf(Slots).GetValueOrDefault(face);

    private Dictionary<SlotFace, int> CountsOf(IReadOnlyList<SlotView> slots)
    {
        if (_counts is { } known && ReferenceEquals(known.Slots, slots)) return known.Counts;
        var counts = slots.CountBy(s => s.Face).ToDictionary();
        _counts = new(slots, counts);
        return counts;
    }

    /// <summary>The next post to be made.</summary>
    public SlotView? NextPost => Slots.Where(s => s.Status.IsWaiting() && s.PostAt > Now).MinBy(s => s.PostAt);
}

/// <summary>Slots by what they show, counted once for everybody who looks.</summary>
internal sealed record Counted(IReadOnlyList<SlotView> Slots, Dictionary<SlotFace, int> Counts);

/// <summary>Visits so far against what was expected without the campaign, by hour of the window.</summary>
public sealed record LiftView(IReadOnlyList<LiftHour> Hours, int? Observed, int? Expected, int? Extra, int? Low, int? High, string Word, string Sentence, int HistoryDays, Instant? ReadAt)
{
    /// <summary>How the same calculation fared on ordinary days.</summary>
    public SelfCheck? Check { get; init; }

    /// <summary>What the whole window would have had without the campaign; null without a forecast.</summary>
    public ForecastDraws? Total { get; init; }

    /// <summary>When the forecast was written down; null while it still follows the history.</summary>
    public Instant? FrozenAt { get; init; }

    /// <summary>False when counts of before the day were changed after it was frozen.</summary>
    public bool IsAsFrozen { get; init; } = true;

    public static LiftView None { get; } = new([], null, null, null, null, null, "no baseline", "There is no baseline yet: import at least five days of hourly visits.", 0, null);
}

/// <summary>Running totals at the end of an hour of the window; the count is null while the hour is still to come or was not read.</summary>
public sealed record LiftHour(Instant End, int? Observed, double Expected, double Low, double High);
