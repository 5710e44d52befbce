using System.Net.Http.Headers;

namespace WarRoom.Web.Notifications;

/// <summary>How long a server in trouble wants to be left alone.</summary>
internal static class RetryAfter
{
    public static TimeSpan? Of(RetryConditionHeaderValue? said, Instant realNow, TimeSpan longest)
    {
        var wait = said?.Delta ?? (said?.Date is { } date ? date - realNow.ToDateTimeOffset() : null);
        return wait is not { } w ? null : w < TimeSpan.Zero ? TimeSpan.Zero : w > longest ? longest : w;
    }
}
