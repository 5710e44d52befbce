using System.Globalization;

namespace WarRoom.Web.Networks.Outbound;

/// <summary>When a limit is over, as servers say it that give no <c>Retry-After</c>: seconds from now, seconds since 1970, or an ISO time
/// (<c>RateLimit-Reset: 1795330800</c>, <c>X-RateLimit-Reset: 2026-11-22T13:15:00.000Z</c>). Said on every answer, it counts on a refusal only.</summary>
internal static class RateReset
{
    private static readonly string[] Names = ["RateLimit-Reset", "X-RateLimit-Reset"];
    private const long FirstThatIsNoDelta = 1_000_000_000;
    private const long FirstInMilliseconds = 100_000_000_000;
    private const long LastInMilliseconds = 100_000_000_000_000;

    public static TimeSpan? Of(HttpResponseMessage response, DateTimeOffset now)
    {
        if ((int)response.StatusCode is not (429 or 503)) return null;
        foreach (var name in Names)
        {
            if (response.Headers.TryGetValues(name, out var values) && Read(values.First().Trim(), now) is { } wait) return wait;
        }

        return null;
    }

    private static TimeSpan? Read(string text, DateTimeOffset now)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number < FirstThatIsNoDelta ? TimeSpan.FromSeconds(number)
                : number < FirstInMilliseconds ? DateTimeOffset.FromUnixTimeSeconds(number) - now
                : number < LastInMilliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(number) - now
                : null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at - now : null;
    }
}
