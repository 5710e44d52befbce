namespace WarRoom.Web.Features.Foundation.Objectives;

/// <summary>Whole percents that sum to 100: moving one moves the others.</summary>
public static class Weights
{
    public const int Total = 100;

    /// <summary>Shares a total in proportion to the parts; equal shares when all of them are 0. Largest remainders get what is left over.</summary>
    public static IReadOnlyList<int> Share(IReadOnlyList<int> parts, int total)
    {
        if (parts.Count == 0) return [];
        total = Math.Max(0, total);
        var sum = parts.Sum();
        var exact = parts.Select(p => sum == 0 ? (double)total / parts.Count : (double)p * total / sum).ToArray();
        var shares = exact.Select(e => (int)Math.Floor(e)).ToArray();
        var order = Enumerable.Range(0, parts.Count).OrderByDescending(i => exact[i] - shares[i]).ThenBy(i => i);
        foreach (var i in order.Take(total - shares.Sum()).ToList()) shares[i]++;
        return shares;
    }

    /// <summary>Sets one weight; the others that are not pinned share the rest in their proportion.</summary>
    public static IReadOnlyList<int> Move(IReadOnlyList<int> weights, int index, int value, IReadOnlyCollection<int> pinned)
    {
        var free = Enumerable.Range(0, weights.Count).Where(i => i != index && !pinned.Contains(i)).ToList();
        var kept = weights.Where((_, i) => i != index && pinned.Contains(i)).Sum();
        var moved = weights.ToArray();
        moved[index] = free.Count == 0 ? Total - kept : Math.Clamp(value, 0, Total - kept);
        foreach (var (i, share) in free.Zip(Share([.. free.Select(i => weights[i])], Total - kept - moved[index]))) moved[i] = share;
        return moved;
    }

    /// <summary>Weights of a sheet: those left out share what the others leave; a sum that must be 100 and is not is scaled.</summary>
    public static IReadOnlyList<int> Fill(IReadOnlyList<int?> given, bool mayLeaveRest)
    {
        var said = given.Sum(w => w ?? 0);
        var open = given.Count(w => w is null);
        if (open > 0 && said < Total)
        {
            var shares = new Queue<int>(Share([.. Enumerable.Repeat(1, open)], Total - said));
            return [.. given.Select(w => w ?? shares.Dequeue())];
        }

        var whole = given.Select(w => w ?? 0).ToList();
        return said == Total || (said < Total && mayLeaveRest) ? whole : Share(whole, Total);
    }
}
