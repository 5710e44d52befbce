using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics.Variants;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Measurement;

/// <summary>Gives the wordings of a key message to slots by chance, in blocks alike in network, reach and time of day, so that they can be compared.
/// Only slots that nobody holds yet and that are not pinned; how probable each choice was is kept in the audit.</summary>
public sealed class DealTexts(IDbContextFactory<WarRoomDb> dbs, ProjectionBook projections, ReadTexts texts, CampaignClocks clocks, CampaignFeed feed)
{
    /// <param name="message">Whose wordings.</param>
    /// <param name="isWeighted">By what the comparison suggests, instead of equally often.</param>
    /// <param name="actor">Who deals.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<(int Changed, Refusal? Refusal)> RunAsync(KeyMessageId message, bool isWeighted, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditPlan) is { } lacks) return (0, lacks);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == actor.Campaign, stop);
        var now = clocks.Now(campaign);
        var variants = await db.Variants.Where(v => v.CampaignId == campaign.Id && v.KeyMessageId == message).ToListAsync(stop);
        var own = variants.Select(v => v.Id).ToList();
        var slots = (await db.Slots.In(campaign.Id).Where(s => s.VariantId != null && own.Contains(s.VariantId.Value)).ToListAsync(stop)).FindAll(s => IsFree(s, now));
        var expected = (await projections.ReadAsync(campaign, now, stop)).Posts;
        IReadOnlyDictionary<string, double>? weights = null;
        if (isWeighted)
        {
            var suggested = (await texts.RunAsync(campaign, stop)).FirstOrDefault(t => t.Id == message)?.Weights;
            if (suggested?.Weights is null) return (0, suggested?.Refusal ?? new("texts.none", "There is nothing to suggest for these texts."));
            weights = suggested.Weights;
        }

        var changed = new List<string>();
        foreach (var alike in slots.GroupBy(s => string.Join('|', Fitting(s, variants).Select(v => v.Code))).Where(g => g.Key.Contains('|', StringComparison.Ordinal)))
        {
            var codes = alike.Key.Split('|');
            var dealt = alike.Select(s => new AssignableSlot(s.Id, s.Network, expected.GetValueOrDefault(s.Id), s.PostAt)).ToList();
            var given = weights is null ? VariantAssignment.Of(dealt, codes, ReadTexts.Seed) : VariantAssignment.Weighted(dealt, Only(weights, codes), ReadTexts.Seed + (int)(now.ToUnixTimeSeconds() / 3600));
            foreach (var choice in given)
            {
                var slot = alike.Single(s => s.Id == choice.Slot);
                var variant = Fitting(slot, variants).Find(v => v.Code == choice.Variant)!;
                if (slot.VariantId == variant.Id) continue;
                slot.SetVariant(variant);
                changed.Add(FormattableString.Invariant($"{slot.Id} {variant.Code} {choice.Propensity:0.00}"));
            }
        }

        if (changed.Count == 0) return (0, null);
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(clocks.RealNow.ToDateTimeOffset()), CampaignId = campaign.Id, RealTime = clocks.RealNow, ByName = actor.Name, What = $"dealt texts by chance to {changed.Count} slots, with their probabilities: {string.Join("; ", changed)}" });
        if (!await db.TrySaveAsync(stop)) return (0, new("texts.changed", "Somebody changed one of these slots in this moment. Deal again."));
        feed.Changed(campaign.Id);
        return (changed.Count, null);
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
