using System.Globalization;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;

namespace WarRoom.Web.Live;

/// <summary>The events of slots as sentences.</summary>
internal static class FeedSentences
{
    public static IReadOnlyList<FeedItem> Of(IEnumerable<SlotEvent> events, IReadOnlyList<SlotView> slots, IReadOnlyDictionary<MemberId, string> names, DateTimeZone zone)
    {
        var bySlot = slots.ToDictionary(s => s.Id);
        return [.. events.Where(e => bySlot.ContainsKey(e.SlotId)).GroupBy(TogetherKey).Select(g => g.Skip(1).Any()
            ? new FeedItem(g.First().At, First(g.First().ByName), $"gave back {g.Count()} slots: {Times(g.Select(e => bySlot[e.SlotId]), zone)}")
            : One(g.First(), bySlot[g.First().SlotId], g.First().HolderId is { } h ? First(names.GetValueOrDefault(h, "")) : "nobody"))];
    }

    /// <summary>The planned times of slots, the earliest first.</summary>
    public static string Times(IEnumerable<SlotView> slots, DateTimeZone zone) =>
        string.Join(", ", slots.OrderBy(s => s.PostAt).Select(s => s.PostAt.InZone(zone).ToString("HH:mm", CultureInfo.InvariantCulture)));

    /// <summary>Who gives back a whole day did one thing.</summary>
    private static (object What, Instant At) TogetherKey(SlotEvent e) => e is { Kind: SlotEventKind.Released, Why: SlotEvent.HandedBack } ? (e.ByMember!, e.At) : (e.Id, e.At);

    private static FeedItem One(SlotEvent e, SlotView slot, string holder)
    {
        var where = $"{slot.Network.Name()}{(slot.VariantCode is null ? "" : " " + slot.VariantCode)}";
        var who = First(e.ByName);
        return e.Kind switch
        {
            SlotEventKind.Assigned => new(e.At, who, $"gave {where} to {holder}"),
            SlotEventKind.Claimed => new(e.At, who, $"claimed {where}"),
            SlotEventKind.TakenOver => new(e.At, who, $"took over {where}"),
            SlotEventKind.Swapped => new(e.At, holder, $"has {where} now, swapped"),
            SlotEventKind.Released => new(e.At, who, $"gave {where} back"),
            SlotEventKind.Moved => new(e.At, who, $"moved {where}{(e.Why.Length > 0 ? ", " + e.Why : "")}"),
            SlotEventKind.Nudged => new(e.At, holder, $"nudged for {where}"),
            SlotEventKind.Offered => new(e.At, $"{holder}'s", $"{where} offered to {e.Why}"),
            SlotEventKind.Posted => new(e.At, who, $"posted, {where}{(e.Why.Length > 0 ? " " + e.Why : "")}"),
            SlotEventKind.ProofAdded => new(e.At, who, $"added {(e.Why == Slot.Picture ? "a screenshot" : "the link")}, {where}"),
            SlotEventKind.ExtraPost => new(e.At, who, $"posted too, {where}: kept as an extra post"),
            SlotEventKind.Verified when e.ByMember is null => new(e.At, who, $"found {holder}'s {where} at its address"),
            SlotEventKind.Verified => new(e.At, who, $"verified {holder}'s {where}"),
            SlotEventKind.VerificationWithdrawn => new(e.At, who, $"took back the check of {where}"),
            SlotEventKind.PostWithdrawn => new(e.At, who, $"took the post back, {where}"),
            SlotEventKind.ProofRejected => new(e.At, who, $"rejected the proof of {where}"),
            SlotEventKind.Missed => new(e.At, holder, $"missed {where}"),
            SlotEventKind.Reopened => new(e.At, who, $"reopened {where}"),
            SlotEventKind.Cancelled => new(e.At, who, $"cancelled {where}"),
            SlotEventKind.CancellationUndone => new(e.At, who, $"brought back {where}"),
            _ => new(e.At, who, where),
        };
    }

    private static string First(string name) => name.Split(' ', 2)[0];
}
