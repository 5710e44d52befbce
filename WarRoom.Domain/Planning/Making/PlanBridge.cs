using NodaTime.Text;
using WarRoom.Domain.Audiences;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Time;

namespace WarRoom.Domain.Planning.Making;

/// <summary>Says a campaign in the planner's words. Ids are the entities' own, minutes count from local midnight of the launch day.</summary>
/// <remarks>Each combination of network, audience and language is a message of its own whose wordings are its arms. A slot in a community keeps
/// that community's gap, and one that is addressed to an influencer goes to somebody who knows them. What stands
/// (posted, claimed, pinned, held, due at once) goes along as posted: the plan reckons with it and never changes it.</remarks>
public sealed class PlanBridge
{
    private const string NoWave = "none";

    /// <summary>The message of slots in a community where nothing of ours may be posted: it has no wording.</summary>
    private const string Closed = "closed";

    private readonly PlanScene _scene;
    private readonly List<Slot> _slots;
    private readonly List<Slot> _facts;
    private readonly int _horizon;
    private readonly PlanAims _aims;

    private PlanBridge(PlanScene scene, IReadOnlyCollection<Slot>? onlyThese)
    {
        _scene = scene;
        var free = onlyThese ?? [.. scene.Slots.Where(scene.IsFree)];
        _facts = [.. scene.Slots.Where(s => PlanScene.Stands(s) && !free.Contains(s) && scene.MinuteOf(s.PostAt) >= 0)];
        _slots = [.. free, .. _facts];
        _horizon = Horizon();
        _aims = new(scene);
    }

    public static PlanRequest Request(PlanScene scene, string id) => new PlanBridge(scene, null).Write(id);

    /// <summary>The same day when only some slots may change: all others that somebody has stand as they are.</summary>
    public static PlanRequest Request(PlanScene scene, string id, IReadOnlyCollection<Slot> onlyThese) => new PlanBridge(scene, onlyThese).Write(id);

    private PlanRequest Write(string id)
    {
        var (combinations, people) = (Combinations(), new PlanPeople(_scene, Languages(), _slots.Count, _horizon));
        var audiences = new PlanAudiences(_scene, _aims);
        return new(
            id,
            new(InstantPattern.General.Format(_scene.Midnight), _horizon, Carrying.StepMinutes, _scene.Campaign.Date.ToString("uuuu-MM-dd", null), _scene.Campaign.ZoneId),
            Zones(),
            [.. _slots.Select(s => s.Network).Distinct().Order().Select(n => new PlanNetwork(n.Key(), HourCap(n)))],
            [.. _slots.Select(s => s.AudienceId).Distinct().Select(a => audiences.Write(a, _slots.Where(s => s.AudienceId == a).Select(s => s.Network).Distinct()))],
            [.. _slots.Select(_scene.CommunityOf).OfType<Community>().DistinctBy(c => c.Id).Select(c => new PlanCommunity(c.Id.ToString(), c.MinGapMinutes, c.Network.Key()))],
            [.. _slots.Select(_scene.InfluencerOf).OfType<Influencer>().DistinctBy(i => i.Id).Select(i => new PlanInfluencer(i.Id.ToString(), i.Network.Key()))],
            [.. IsAnyClosed ? [new PlanMessage(Closed, [""])] : Array.Empty<PlanMessage>(), .. combinations.Select(c => new PlanMessage(c.Key, Arms(c)))],
            [.. Variants()],
            [.. _scene.Waves.OrderBy(w => w.StartsAt).Select(Wave), new(NoWave, 0, _horizon, [])],
            [12 * 60, 17 * 60],
            [.. _slots.Select(Write)],
            people.Write(_slots),
            PlanDefaults.Limits,
            _aims.Weigh(IsKnown ? PlanDefaults.Weights : PlanDefaults.DraftWeights),
            Baseline(),
            _scene.Campaign.Name);
    }

    private bool IsAnyClosed => _slots.Exists(IsClosed);

    /// <summary>What stands is posted there all the same.</summary>
    private bool IsClosed(Slot slot) => _scene.CommunityOf(slot)?.WhyClosed is not null && !_facts.Contains(slot);

    private int Horizon()
    {
        var ends = _scene.Waves.Select(w => w.EndsAt).Concat(_slots.Select(s => s.SpanEnd)).Concat(_facts.Select(s => s.ClosesAt)).Append(_scene.Campaign.EndsAt).Append(_scene.Campaign.Day.End);
        return (_scene.MinuteOf(ends.Max()) + 59) / 60 * 60;
    }

    private List<SlotCombination> Combinations() =>
        [.. _slots.Select(SlotCombination.Of).Concat(_scene.Variants.Select(SlotCombination.Of)).Distinct().OrderBy(c => c.Key, StringComparer.Ordinal)];

    private List<string> Languages() => [.. _slots.Select(s => s.Language.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal)];

    private Dictionary<string, IReadOnlyList<ZoneOffset>> Zones()
    {
        var (from, to) = (_scene.Midnight - Duration.FromDays(2), _scene.At(_horizon) + Duration.FromDays(2));
        return _scene.Members.Select(m => m.Zone).Concat(_scene.Audiences.Select(a => a.Zone)).Append(_scene.Campaign.Day.Zone).DistinctBy(z => z.Id).ToDictionary(
            z => z.Id,
            IReadOnlyList<ZoneOffset> (z) => [.. z.GetZoneIntervals(from, to).Select(i =>
                new ZoneOffset(InstantPattern.General.Format(i.HasStart && i.Start > from ? i.Start : from), i.WallOffset.Seconds / 60))]);
    }

    private int HourCap(Network network)
    {
        var hours = Math.Max(1, (int)_scene.Waves.Sum(w => w.Window.Length.TotalHours));
        return Math.Max(PlanDefaults.HourCap, 2 * _slots.Count(s => s.Network == network) / hours);
    }

    private List<string> Arms(SlotCombination combination)
    {
        var arms = _scene.Variants.Where(v => SlotCombination.Of(v) == combination).Select(v => v.Code).Distinct().ToList();
        return arms.Count == 0 ? [""] : arms;
    }

    private IEnumerable<PlanVariant> Variants()
    {
        var clusters = Clusters();
        var known = _scene.Variants.Select(v => new PlanVariant(
            v.Id.ToString(), SlotCombination.Of(v).Key, v.Code, SlotCombination.Of(v).Language, [v.Network.Key()], clusters[v.Id], v.IsWithdrawn ? null : 0, MaxUses: v.MaxUses));
        return known.Concat(_facts.Where(IsUnworded).Select(s => new PlanVariant(
            s.Id.ToString(), SlotCombination.Of(s).Key, Arms(SlotCombination.Of(s))[0], SlotCombination.Of(s).Language, [s.Network.Key()], s.Id.ToString(), null)));
    }

    private bool IsUnworded(Slot slot) => slot.VariantId is not { } id || !_scene.Variants.Any(v => v.Id == id);

    private Dictionary<VariantId, string> Clusters()
    {
        var clusters = _scene.Variants.ToDictionary(v => v.Id, v => v.Id.ToString());
        foreach (var group in Sameness.Clusters([.. _scene.Variants.Select(v => v.Text)]))
        {
            foreach (var at in group) clusters[_scene.Variants[at].Id] = _scene.Variants[group[0]].Id.ToString();
        }

        return clusters;
    }

    private PlanWave Wave(Wave wave)
    {
        var (from, to) = (_scene.MinuteOf(wave.StartsAt), _scene.MinuteOf(wave.EndsAt));
        var posts = _slots.Count(s => s.WaveId == wave.Id);
        var hours = Enumerable.Range(from / 60, ((to + 59) / 60) - (from / 60)).ToList();
        var upTo = hours.ConvertAll(h => (int)Math.Round((double)posts * (Math.Min(to, (h + 1) * 60) - from) / (to - from), MidpointRounding.AwayFromZero));
        return new(wave.Id.ToString(), from, to, [.. hours.Select((h, i) => new HourlyVolume(h, upTo[i] - (i == 0 ? 0 : upTo[i - 1])))]);
    }

    private PlanSlot Write(Slot slot) => new(
        slot.Id.ToString(),
        _scene.Waves.Any(w => w.Id == slot.WaveId) ? slot.WaveId.ToString()! : NoWave,
        IsClosed(slot) ? Closed : SlotCombination.Of(slot).Key,
        slot.Network.Key(),
        PlanAudiences.IdOf(slot.AudienceId),
        _scene.CommunityOf(slot)?.Id.ToString(),
        _scene.InfluencerOf(slot)?.Id.ToString(),
        _scene.InfluencerOf(slot) is null ? 0 : 1,
        slot.AccountKind?.ToString().ToLowerInvariant() ?? "any",
        slot.Language.ToLowerInvariant(),
        slot.Weight,
        Math.Max(0, _scene.MinuteOf(SpanOf(slot).Start)),
        Math.Min(_horizon, _scene.MinuteOf(SpanOf(slot).End)),
        null);

    /// <summary>A wave's posts keep to the hours of the day, also when those were changed after the slots were made; one that was added by hand may lie outside.</summary>
    private TimeWindow SpanOf(Slot slot)
    {
        var (start, end) = (Instant.Max(slot.SpanStart, _scene.Campaign.StartsAt), Instant.Min(slot.SpanEnd, _scene.Campaign.EndsAt));
        return slot.WaveId is not null && start < end ? new(start, end) : new(slot.SpanStart, slot.SpanEnd);
    }

    /// <summary>Changing what people were told costs them trust; changing a draft costs the lead a second look.</summary>
    private bool IsKnown => _scene.Campaign.IsPublished || _scene.Campaign.State.IsRunning();

    /// <summary>Only where there is something to reckon with: what stands, and what was given before.</summary>
    private PlanBaseline? Baseline()
    {
        var given = _slots.Except(_facts).Where(s => s.Status is SlotStatus.Assigned && !IsUnworded(s));
        List<BaselineAssignment> entries = [.. _facts.Select(s => Entry(s, "posted")), .. given.Select(s => Entry(s, "planned"))];
        return entries.Count == 0 && _scene.MinuteOf(_scene.Now) < 0 ? null : new(_scene.MinuteOf(_scene.Now), entries);
    }

    private BaselineAssignment Entry(Slot slot, string state) => new(
        slot.Id.ToString(),
        _scene.MinuteOf(slot.PostAt),
        slot.HolderId.ToString()!,
        IsUnworded(slot) ? slot.Id.ToString() : slot.VariantId.ToString()!,
        state == "posted" ? null : slot.StandbyId?.ToString(),
        state);
}
