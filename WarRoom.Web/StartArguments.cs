namespace WarRoom.Web;

/// <summary>The flags of our own, taken out of the arguments before the host reads them: <c>--demo</c> and <c>--reset</c>.</summary>
public sealed record StartArguments(bool IsDemo, bool IsReset, string[] Rest)
{
    public static StartArguments Take(string[] args) => new(
        args.Contains("--demo", StringComparer.OrdinalIgnoreCase),
        args.Contains("--reset", StringComparer.OrdinalIgnoreCase),
        [.. args.Where(a => !a.Equals("--demo", StringComparison.OrdinalIgnoreCase) && !a.Equals("--reset", StringComparison.OrdinalIgnoreCase))]);
}
