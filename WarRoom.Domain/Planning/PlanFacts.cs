using NodaTime.Text;

namespace WarRoom.Domain.Planning;

/// <summary>A request that can be asked: who may post what, when somebody is there, what an audience is worth.</summary>
/// <remarks>The static readings of a request; nothing here depends on a plan.</remarks>
public sealed class PlanFacts
{
    private static readonly LocalDateTimePattern LabelPattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    private readonly Instant _start;
    private readonly Dictionary<string, (Instant From, int Minutes)[]> _offsets;
    private readonly Dictionary<string, string?[]> _labels;
    private readonly ILookup<(string Message, string Language), PlanVariant> _wordings;

    public PlanFacts(PlanRequest request)
    {
        Request = request;
        _start = InstantPattern.General.Parse(request.Day.StartUtc).GetValueOrThrow();
        _offsets = request.TimeZones.ToDictionary(z => z.Key, z => z.Value
            .Select(o => (InstantPattern.General.Parse(o.FromUtc).GetValueOrThrow(), o.OffsetMinutes)).ToArray());
        _labels = request.TimeZones.Keys.ToDictionary(zone => zone, _ => new string?[request.Day.HorizonMinutes]);
        Networks = request.Networks.ToDictionary(n => n.Id);
        Audiences = request.Audiences.ToDictionary(a => a.Id);
        Communities = request.Communities.ToDictionary(c => c.Id);
        Messages = request.Messages.ToDictionary(m => m.Id);
        Variants = request.Variants.ToDictionary(v => v.Id);
        Waves = request.Waves.ToDictionary(w => w.Id);
        Slots = request.Slots.ToDictionary(s => s.Id);
        Members = request.Members.ToDictionary(m => m.Id);
        Running = (request.Baseline?.Assignments ?? []).ToDictionary(a => a.Slot);
        _wordings = request.Variants.ToLookup(v => (v.Message, v.Language));
    }

    public PlanRequest Request { get; }

    public IReadOnlyDictionary<string, PlanNetwork> Networks { get; }

    public IReadOnlyDictionary<string, PlanAudience> Audiences { get; }

    public IReadOnlyDictionary<string, PlanCommunity> Communities { get; }

    public IReadOnlyDictionary<string, PlanMessage> Messages { get; }

    public IReadOnlyDictionary<string, PlanVariant> Variants { get; }

    public IReadOnlyDictionary<string, PlanWave> Waves { get; }

    public IReadOnlyDictionary<string, PlanSlot> Slots { get; }

    public IReadOnlyDictionary<string, PlanMember> Members { get; }

    /// <summary>The running plan by slot; empty unless this is a re-plan.</summary>
    public IReadOnlyDictionary<string, BaselineAssignment> Running { get; }

    /// <summary>The first minute at which a new post may be placed in a re-plan; null on a fresh plan.</summary>
    public int? EarliestNew => Request.Baseline is { } running ? running.Now + Request.Limits.LeadMinutes : null;

    public bool IsPosted(string slot) => Running.TryGetValue(slot, out var entry) && entry.IsPosted;

    /// <summary>The span of minutes that the slot, its wave and the day allow together.</summary>
    public (int From, int To) Span(PlanSlot slot)
    {
        var wave = Waves[slot.Wave];
        return (Math.Max(slot.From, wave.From), Math.Min(Math.Min(slot.To, wave.To), Request.Day.HorizonMinutes));
    }

    public bool InWindow(PlanSlot slot, int minute)
    {
        var (from, to) = Span(slot);
        return minute % Request.Day.StepMinutes == 0 && from <= minute && minute < to;
    }

    /// <summary>The minutes at which a slot may start: grid, windows, quiet hours and, if wanted, its pinned time.</summary>
    public IEnumerable<int> Times(PlanSlot slot, bool withLock = true)
    {
        var (from, to) = Span(slot);
        var step = Request.Day.StepMinutes;
        for (var minute = (from + step - 1) / step * step; minute < to; minute += step)
        {
            if (withLock && slot.Lock?.Time is { } pinned && pinned != minute) continue;
            if (!IsQuiet(slot.Audience, minute)) yield return minute;
        }
    }

    public bool IsQuiet(string audience, int minute)
    {
        var (zone, quiet) = (Audiences[audience].TimeZone, Audiences[audience].Quiet);
        if (quiet.Count == 0) return false;
        var time = Label(zone, minute)[11..];
        return quiet.Any(q => IsBefore(q.From, q.To) ? Contains(q, time) : !IsBefore(time, q.From) || IsBefore(time, q.To));
    }

    /// <summary>Whether the member is there at the minute, hours of last resort included.</summary>
    public bool IsAvailable(PlanMember member, int minute) =>
        IsIn(member, member.Windows, minute) || (member.IfNeeded is { } spare && IsIn(member, spare, minute));

    /// <summary>Whether the member is there without falling back on hours of last resort.</summary>
    public bool IsGladlyAvailable(PlanMember member, int minute) => IsIn(member, member.Windows, minute);

    public static bool HasAccount(PlanMember member, PlanSlot slot) => BestReach(member, slot) is not null;

    public static bool IsEligible(PlanMember member, PlanSlot slot) =>
        HasAccount(member, slot) && member.Languages.Contains(slot.Language) && KnowsWell(member, slot);

    public static bool KnowsWell(PlanMember member, PlanSlot slot) =>
        slot.Influencer is null || member.Relations.GetValueOrDefault(slot.Influencer) >= slot.MinRelation;

    /// <summary>Points for this member on this slot: affinity, best fitting account, relation; null without a fitting account.</summary>
    public int? Fit(PlanMember member, PlanSlot slot)
    {
        if (BestReach(member, slot) is not { } reach) return null;
        var relation = slot.Influencer is null ? 0 : member.Relations.GetValueOrDefault(slot.Influencer);
        var w = Request.Weights;
        return (w.Affinity * member.Affinity.GetValueOrDefault(slot.Audience)) + (w.Reach * reach) + (w.Relation * relation);
    }

    /// <summary>The wordings that suit the slot and are approved at some time, with its pin if wanted.</summary>
    public IEnumerable<PlanVariant> Wordings(PlanSlot slot, bool withLock = true) => _wordings[(slot.Message, slot.Language)]
        .Where(v => v.Networks.Contains(slot.Network) && v.ApprovedFrom is not null)
        .Where(v => !withLock || slot.Lock?.Variant is not { } pinned || v.Id == pinned);

    /// <summary>Reach points of the first post to an audience on a network in a campaign hour.</summary>
    public int CellValue(string audience, string network, int hour)
    {
        var whom = Audiences[audience];
        if (!whom.Size.TryGetValue(network, out var size)) return 0;
        return size * whom.Activity[network][Local(whom.TimeZone, (60 * hour) + 30).Hour] / 100;
    }

    /// <summary>What the clocks of a zone show at a minute.</summary>
    public LocalDateTime LocalTime(string zone, int minute) => Local(zone, minute);

    /// <summary>The number of the daypart that a minute falls into; 0 is before the first.</summary>
    public int Daypart(int minute) => Request.Dayparts.Count(start => start <= minute);

    /// <summary>Integer division that rounds down, also below zero.</summary>
    public static int HourOf(int minute) => (int)Math.Floor(minute / 60.0);

    private static int? BestReach(PlanMember member, PlanSlot slot)
    {
        int? best = null;
        for (var i = 0; i < member.Accounts.Count; i++)
        {
            var account = member.Accounts[i];
            if (account.Network == slot.Network && slot.Takes(account.Kind)) best = Math.Max(best ?? 0, account.Reach);
        }

        return best;
    }

    private bool IsIn(PlanMember member, IReadOnlyList<WallClockSpan> spans, int minute)
    {
        if (member.AbsentFrom is { } gone && minute >= gone) return false;
        var label = Label(member.TimeZone, minute);
        for (var i = 0; i < spans.Count; i++)
        {
            if (Contains(spans[i], label)) return true;
        }

        return false;
    }

    private static bool Contains(WallClockSpan span, string label) => !IsBefore(label, span.From) && IsBefore(label, span.To);

    private static bool IsBefore(string a, string b) => string.CompareOrdinal(a, b) < 0;

    private string Label(string zone, int minute)
    {
        var labels = _labels[zone];
        if ((uint)minute >= (uint)labels.Length) return LabelPattern.Format(Local(zone, minute));
        return labels[minute] ??= LabelPattern.Format(Local(zone, minute));
    }

    private LocalDateTime Local(string zone, int minute)
    {
        var instant = _start + Duration.FromMinutes(minute);
        var offset = _offsets[zone][0].Minutes;
        foreach (var entry in _offsets[zone])
        {
            if (entry.From <= instant) offset = entry.Minutes;
        }

        return (instant + Duration.FromMinutes(offset)).InUtc().LocalDateTime;
    }
}
