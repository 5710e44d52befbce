using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Time;

namespace WarRoom.Domain.Planning.Making;

/// <summary>A slot to be made.</summary>
public sealed record SlotToMake(Wave Wave, SlotCombination Combination, Instant PostAt);

/// <summary>Posts of a wave that nobody can make, and why.</summary>
public sealed record NotSpread(Wave Wave, int Count, string Reason);

/// <summary>What the waves' wishes came to.</summary>
public sealed record SlotMaking(IReadOnlyList<SlotToMake> Slots, IReadOnlyList<NotSpread> NotSpread);

/// <summary>Makes slots from waves: a wave's number is spread over the combinations of network, audience and language that have a
/// wording and somebody who can post it, in proportion to what the accounts can carry.</summary>
/// <remarks>What slots exist already counts, so that making them again adds only what is missing. The wordings' most uses are kept
/// in the sum as far as they reach; what a wave wants beyond them is made all the same and stays open with its reason.</remarks>
public static class SlotMaker
{
    public static SlotMaking Make(PlanScene scene)
    {
        var waves = scene.Waves.Where(w => w.EndsAt > scene.EarliestNew).OrderBy(w => w.StartsAt).ToList();
        var wishes = new WaveWishes(scene, waves);
        var shares = new SlotShares(wishes);
        return new(
            [.. waves.SelectMany((wave, i) => Timed(wave, wishes.Spans[i], shares.Of(i), wishes.Combinations))],
            [.. waves.Select((wave, i) => (Wave: wave, Count: wishes.Missing[i] - shares.Of(i).Sum())).Where(x => x.Count > 0)
                .Select(x => new NotSpread(x.Wave, x.Count, Reason(scene, x.Wave, wishes)))]);
    }

    /// <summary>Every combination at even distances over what is left of the wave, networks mixed, each post on five minutes.</summary>
    private static IEnumerable<SlotToMake> Timed(Wave wave, TimeWindow span, int[] counts, IReadOnlyList<SlotCombination> combinations)
    {
        var order = counts
            .SelectMany((count, c) => Enumerable.Range(0, count).Select(i => (Place: (i + 0.5) / count, Combination: c)))
            .OrderBy(x => x.Place).ThenBy(x => x.Combination).ToList();
        var steps = (int)Math.Ceiling(span.Length.TotalMinutes / Carrying.StepMinutes);
        return order.Select((x, i) =>
            new SlotToMake(wave, combinations[x.Combination], span.Start + Duration.FromMinutes((long)i * steps / order.Count * Carrying.StepMinutes)));
    }

    private static string Reason(PlanScene scene, Wave wave, WaveWishes wishes) =>
        wishes.Combinations.Count == 0 && !scene.UsableVariants.Any() ? "There are no texts yet. Write or import message variants first."
        : wishes.Combinations.Count == 0 ? "Nobody on the team has an account and the language for any text."
        : $"Nobody who could post is available between {scene.TimeOf(wave.StartsAt)} and {scene.TimeOf(wave.EndsAt)}.";
}

/// <summary>The waves' missing numbers and what people and wordings can carry.</summary>
internal sealed class WaveWishes
{
    private const int SameTextMinutes = PlanDefaults.DuplicateMinutes;

    public WaveWishes(PlanScene scene, IReadOnlyList<Wave> waves)
    {
        var slots = scene.Slots.Where(s => s.Status is not SlotStatus.Cancelled).ToList();
        var people = scene.Posters.ToList();
        var variants = scene.UsableVariants.ToLookup(SlotCombination.Of);
        Combinations = [.. variants.Select(g => g.Key).Where(c => people.Exists(c.CanBePostedBy)).OrderBy(c => c.Network).ThenBy(c => c.Key, StringComparer.Ordinal)];
        Missing = [.. waves.Select(w => Math.Max(0, w.Slots - slots.Count(s => s.WaveId == w.Id)))];
        Spans = [.. waves.Select(w => LeftOf(scene, w))];
        InDay = [.. people.Select(m => Math.Max(0, m.MaxPosts - slots.Count(s => s.HolderId == m.Id)))];
        Uses = [.. Combinations.Select(c => Left(variants[c].Sum(v => (long)(v.MaxUses ?? 1_000_000)), slots.Count(s => SlotCombination.Of(s) == c)))];
        Can = new bool[people.Count, Combinations.Count];
        InWave = new int[waves.Count, people.Count];
        MostOfText = new int[waves.Count, Combinations.Count];
        for (var p = 0; p < people.Count; p++)
        {
            for (var c = 0; c < Combinations.Count; c++) Can[p, c] = Combinations[c].CanBePostedBy(people[p]);
            for (var w = 0; w < waves.Count; w++) InWave[w, p] = Carrying.PostsWithin(people[p], Spans[w]);
        }

        for (var w = 0; w < waves.Count; w++)
        {
            var times = ((int)Spans[w].Length.TotalMinutes + SameTextMinutes - 1) / SameTextMinutes;
            for (var c = 0; c < Combinations.Count; c++) MostOfText[w, c] = times * variants[Combinations[c]].Count();
        }
    }

    public IReadOnlyList<SlotCombination> Combinations { get; }

    /// <summary>By wave: how many slots are still to be made.</summary>
    public int[] Missing { get; }

    /// <summary>By wave: what is left of it.</summary>
    public IReadOnlyList<TimeWindow> Spans { get; }

    /// <summary>By person: posts left in the day.</summary>
    public int[] InDay { get; }

    /// <summary>By wave and person.</summary>
    public int[,] InWave { get; }

    /// <summary>By combination: posts left by the wordings' most uses.</summary>
    public int[] Uses { get; }

    /// <summary>By person and combination.</summary>
    public bool[,] Can { get; }

    /// <summary>By wave and combination: how often its wordings fit into the wave without repeating one too soon.</summary>
    public int[,] MostOfText { get; }

    public int People => InDay.Length;

    /// <summary>What the accounts can carry of a combination in a wave.</summary>
    public int Carries(int wave, int combination) =>
        Enumerable.Range(0, People).Where(p => Can[p, combination]).Sum(p => Math.Min(InWave[wave, p], InDay[p]));

    /// <summary>The wave, or from the first five minutes on at which somebody can still be told.</summary>
    private static TimeWindow LeftOf(PlanScene scene, Wave wave)
    {
        if (wave.StartsAt >= scene.EarliestNew) return wave.Window;
        var steps = (long)Math.Ceiling((scene.EarliestNew - wave.StartsAt).TotalMinutes / Carrying.StepMinutes);
        var from = wave.StartsAt + Duration.FromMinutes(steps * Carrying.StepMinutes);
        return from < wave.EndsAt ? new(from, wave.EndsAt) : new(wave.EndsAt - Duration.FromMinutes(Carrying.StepMinutes), wave.EndsAt);
    }

    private static int Left(long most, int used) => (int)Math.Clamp(most - used, 0, 1_000_000);
}
