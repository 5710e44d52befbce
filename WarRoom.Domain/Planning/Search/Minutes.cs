using System.Numerics;

namespace WarRoom.Domain.Planning.Search;

/// <summary>Sets of minutes of the day as one word per hour, one bit per minute, so that rules meet by AND.</summary>
internal static class Minutes
{
    private const ulong WholeHour = (1UL << 60) - 1;

    public static bool Has(ReadOnlySpan<ulong> set, int minute) => (uint)minute < (uint)(set.Length * 60) && (set[minute / 60] >> (minute % 60) & 1) != 0;

    public static void Add(Span<ulong> set, int minute) => set[minute / 60] |= 1UL << (minute % 60);

    /// <summary>Takes out every minute closer than <paramref name="gap"/> to <paramref name="centre"/>.</summary>
    public static void ClearAround(Span<ulong> set, int centre, int gap)
    {
        var from = Math.Max(0, centre - gap + 1);
        var to = Math.Min((set.Length * 60) - 1, centre + gap - 1);
        if (from > to) return;
        for (var hour = from / 60; hour <= to / 60; hour++) set[hour] &= ~Range(from - (hour * 60), to - (hour * 60));
    }

    /// <summary>The bits of minutes first to last of an hour, both clipped to it.</summary>
    public static ulong Range(int first, int last)
    {
        first = Math.Max(first, 0);
        last = Math.Min(last, 59);
        return first > last ? 0 : (WholeHour >> (59 - last)) & ~((1UL << first) - 1);
    }

    public static int First(ulong bits) => BitOperations.TrailingZeroCount(bits);

    public static int Last(ulong bits) => 63 - BitOperations.LeadingZeroCount(bits);

    public static int Count(ulong bits) => BitOperations.PopCount(bits);

    /// <summary>The minute of the set that is nearest to <paramref name="wish"/>; the set is not empty.</summary>
    public static int Nearest(ulong bits, int wish)
    {
        var clipped = Math.Clamp(wish, 0, 59);
        var after = bits & ~((1UL << clipped) - 1);
        var before = bits & ((1UL << clipped) - 1);
        if (before == 0) return First(after);
        var last = Last(before);
        return after != 0 && First(after) - wish < wish - last ? First(after) : last;
    }

    /// <summary>The n-th minute of the set.</summary>
    public static int Nth(ulong bits, int n)
    {
        for (; n > 0; n--) bits &= bits - 1;
        return First(bits);
    }
}
