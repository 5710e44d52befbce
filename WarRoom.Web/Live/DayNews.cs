using WarRoom.Domain.Slots;

namespace WarRoom.Web.Live;

/// <summary>What happened between two looks at the day, in one sentence, however much it was: for screen readers, which hear at most one
/// in twenty seconds.</summary>
public static class DayNews
{
    private static readonly (SlotFace Face, string One, string Many)[] Key =
        [(SlotFace.Posted, "post", "posts"), (SlotFace.Verified, "verified", "verified"), (SlotFace.Late, "late", "late"), (SlotFace.Missed, "missed", "missed")];

    private static readonly (SlotFace Face, string One, string Many)[] More = [(SlotFace.Claimed, "claimed", "claimed"), (SlotFace.Open, "open again", "open again")];

    /// <param name="isEverything">Claims and slots given back too.</param>
    /// <returns>"3 posts, 2 verified, 1 late"; nothing when nothing of the kind happened.</returns>
    public static string? Between(DaySnapshot before, DaySnapshot after, bool isEverything)
    {
        var was = before.Slots.ToDictionary(s => s.Id, s => s.Face);
        var changed = after.Slots.Where(s => was.TryGetValue(s.Id, out var face) && face != s.Face).ToList();
        var parts = (isEverything ? Key.Concat(More) : Key).Select(k => (k.One, k.Many, Count: changed.Count(s => s.Face == k.Face))).Where(p => p.Count > 0).Select(p => $"{p.Count} {(p.Count == 1 ? p.One : p.Many)}").ToList();
        return parts.Count == 0 ? null : string.Join(", ", parts);
    }
}
