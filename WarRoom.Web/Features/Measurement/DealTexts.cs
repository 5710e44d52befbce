using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics.Variants;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Measurement;

/// <summary>Gives the wordings of a key message to slots by chance, in blocks alike in network, reach and time of day, so that they can be compared.
/// Only slots that nobody holds yet and that are not pinned; how probable each choice was is kept in the audit.</summary>
public sealed class DealTexts(ChangeSlots change, ProjectionBook projections, ReadTexts texts, CampaignClocks clocks)
{
    /// <param name="message">Whose wordings.</param>
    /// <param name="isWeighted">By what the comparison suggests, instead of equally often.</param>
    /// <param name="actor">Who deals.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<(int Changed, Refusal? Refusal)> RunAsync(KeyMessageId message, bool isWeighted, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return (0, lacks);
        var count = 0;
        var refusal = await change.RunAsync(actor.Campaign, null, async scene =>
        {
            var weights = isWeighted ? (await texts.RunAsync(scene.Campaign, stop)).FirstOrDefault(t => t.Id == message)?.Weights : null;
            if (isWeighted && weights?.Weights is null) return weights?.Refusal ?? new("texts.none", "There is nothing to suggest for these texts.");
            var variants = await scene.Db.Variants.Where(v => v.CampaignId == actor.Campaign && v.KeyMessageId == message).ToListAsync(stop);
            var changed = Deal(scene, variants, (await projections.ReadAsync(scene.Campaign, scene.Now, stop)).Posts, weights?.Weights);
            count = changed.Count;
            if (count > 0) scene.Db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(clocks.RealNow.ToDateTimeOffset()), CampaignId = actor.Campaign, RealTime = clocks.RealNow, ByName = actor.Name, What = $"dealt texts by chance to {count} slots, with their probabilities: {string.Join("; ", changed)}" });
            return null;
        }, stop);
        return refusal is null ? (count, null) : (0, refusal);
    }

    private static List<string> Deal(SlotsScene scene, List<MessageVariant> variants, IReadOnlyDictionary<SlotId, double> expected, IReadOnlyDictionary<string, double>? weights)
    {
        var own = variants.Select(v => v.Id).ToHashSet();
        var slots = scene.Slots.Where(s => s.VariantId is { } text && own.Contains(text) && IsFree(s, scene.Now));
        var changed = new List<string>();
        foreach (var alike in slots.GroupBy(s => string.Join('|', Fitting(s, variants).Select(v => v.Code))).Where(g => g.Key.Contains('|', StringComparison.Ordinal)))
        {
            var codes = alike.Key.Split('|');
            var dealt = alike.Select(s => new AssignableSlot(s.Id, s.Network, expected.GetValueOrDefault(s.Id), s.PostAt)).ToList();
            var given = weights is null ? VariantAssignment.Of(dealt, codes, ReadTexts.Seed) : VariantAssignment.Weighted(dealt, Only(weights, codes), ReadTexts.Seed + (int)(scene.Now.ToUnixTimeSeconds() / 3600));
            foreach (var choice in given)
            {
                var slot = alike.Single(s => s.Id == choice.Slot);
                var variant = Fitting(slot, variants).Find(v => v.Code == choice.Variant)!;
                if (slot.VariantId == variant.Id) continue;
                slot.SetVariant(variant);
                changed.Add(FormattableString.Invariant($"{slot.Id} {variant.Code} {choice.Propensity:0.00}"));
            }
        }

        return changed;
    }

    /// <summary>A slot whose wording may still change without anybody's knowing it already.</summary>
    internal static bool IsFree(Slot slot, Instant now) => slot.Status is SlotStatus.Open && slot.HolderId is null && slot.PostAt > now && !slot.IsPinned;

    /// <summary>The wordings that a slot could carry instead of its own.</summary>
    internal static List<MessageVariant> Fitting(Slot slot, IEnumerable<MessageVariant> variants) =>
        [.. variants.Where(v => v.Network == slot.Network && v.Language == slot.Language && !v.IsWithdrawn).OrderBy(v => v.Code, StringComparer.Ordinal).DistinctBy(v => v.Code)];

    private static Dictionary<string, double> Only(IReadOnlyDictionary<string, double> weights, string[] codes)
    {
        var some = codes.ToDictionary(c => c, c => weights.GetValueOrDefault(c, 1.0 / codes.Length), StringComparer.Ordinal);
        var sum = some.Values.Sum();
        return some.ToDictionary(s => s.Key, s => s.Value / sum, StringComparer.Ordinal);
    }
}
