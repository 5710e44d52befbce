using MathNet.Numerics.Random;
using WarRoom.Domain.Messages;

namespace WarRoom.Domain.Metrics.Variants;

/// <summary>A slot that gets a wording by chance.</summary>
/// <param name="Expected">Events that it would bring with any wording; zero or more.</param>
/// <param name="At">When it is to be posted.</param>
public sealed record AssignableSlot(SlotId Slot, Network Network, double Expected, Instant At);

/// <summary>A slot's wording, and how probable that choice was: to be kept, so that a later analysis can weigh by it.</summary>
/// <param name="Propensity">Above 0, at most 1.</param>
public sealed record AssignedVariant(SlotId Slot, string Variant, double Propensity);

/// <summary>Gives wordings to slots by chance, so that they can be compared.</summary>
/// <remarks>
/// Permuted blocks within strata of network, exposure and time of day (Zelen 1974; Pocock and Simon 1975 for the left-overs): every
/// stratum has each wording equally often, give or take one, and so has the day. Members and networks are never given by chance.
/// </remarks>
public static class VariantAssignment
{
    private const int ExposureStrata = 3;
    private static readonly Duration Band = Duration.FromHours(3);

    /// <summary>One wording for each slot; the same seed gives the same answer, whatever the order of the slots.</summary>
    /// <param name="slots">Slots that may carry any of the wordings.</param>
    /// <param name="variants">Codes of the wordings; at least one.</param>
    /// <param name="seed">Of the campaign.</param>
    public static IReadOnlyList<AssignedVariant> Of(IReadOnlyList<AssignableSlot> slots, IReadOnlyList<string> variants, int seed)
    {
        if (variants.Count == 0) throw new ArgumentException("There is no wording to give.", nameof(variants));
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        var used = new int[variants.Count];
        var given = new Dictionary<SlotId, int>();
        var leftOver = new List<List<AssignableSlot>>();
        foreach (var stratum in Strata(slots))
        {
            var whole = stratum.Count - (stratum.Count % variants.Count);
            for (var i = 0; i < whole; i += variants.Count) Give(stratum.GetRange(i, variants.Count));
            if (whole < stratum.Count) leftOver.Add(stratum.GetRange(whole, stratum.Count - whole));
        }

        foreach (var rest in leftOver) Give(rest);
        return [.. slots.Select(slot => new AssignedVariant(slot.Slot, variants[given[slot.Slot]], 1.0 / variants.Count))];

        // The least used come first, equals by chance: no block holds a wording twice.
        void Give(List<AssignableSlot> block)
        {
            var chosen = Shuffled(variants.Count, random).OrderBy(k => used[k]).Take(block.Count).ToList();
            foreach (var (slot, place) in block.Zip(Shuffled(block.Count, random)))
            {
                given[slot.Slot] = chosen[place];
                used[chosen[place]]++;
            }
        }
    }

    /// <summary>Wordings by weight, for slots that nobody holds yet; each choice keeps its probability.</summary>
    /// <param name="weights">From <see cref="ThompsonWeights"/>; they sum to 1.</param>
    public static IReadOnlyList<AssignedVariant> Weighted(IReadOnlyList<AssignableSlot> slots, IReadOnlyDictionary<string, double> weights, int seed)
    {
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        var variants = weights.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        var given = new Dictionary<SlotId, AssignedVariant>();
        foreach (var stratum in Strata(slots))
        {
            // Systematic sampling: a stratum gets its share of each wording as nearly as whole posts allow. Its order is by chance, so
            // that exposure does not decide.
            var start = random.NextDouble();
            foreach (var (slot, place) in stratum.Zip(Shuffled(stratum.Count, random)))
            {
                var (variant, weight) = At(variants, (start + place) / stratum.Count % 1);
                given[slot.Slot] = new(slot.Slot, variant, weight);
            }
        }

        return [.. slots.Select(slot => given[slot.Slot])];
    }

    private static (string Variant, double Weight) At(List<KeyValuePair<string, double>> variants, double share)
    {
        foreach (var (variant, weight) in variants)
        {
            if (share < weight) return (variant, weight);
            share -= weight;
        }

        return (variants[^1].Key, variants[^1].Value);
    }

    /// <summary>Slots that are alike, within each ordered by exposure.</summary>
    private static IEnumerable<List<AssignableSlot>> Strata(IReadOnlyList<AssignableSlot> slots) =>
        from network in slots.GroupBy(slot => slot.Network).OrderBy(alike => alike.Key)
        let ranked = network.OrderBy(slot => slot.Expected).ThenBy(slot => slot.At).ThenBy(slot => slot.Slot.Value).ToList()
        from stratum in ranked.Select((slot, rank) => (Slot: slot, Tercile: rank * ExposureStrata / ranked.Count))
            .GroupBy(pair => (pair.Tercile, Hours: (long)Math.Floor(pair.Slot.At.ToUnixTimeSeconds() / Band.TotalSeconds)))
            .OrderBy(alike => alike.Key)
        select stratum.Select(pair => pair.Slot).ToList();

    private static List<int> Shuffled(int n, Random random)
    {
        var order = Enumerable.Range(0, n).ToList();
        for (var i = n - 1; i > 0; i--)
        {
            var j = random.Next(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }
}
