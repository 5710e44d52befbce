namespace WarRoom.Domain.Slots;

/// <summary>When a confirmation was tapped that reached the house later, for want of a connection.</summary>
public static class TapTime
{
    /// <summary>What waited longer is believed no further back.</summary>
    public static readonly Duration Longest = Duration.FromHours(24);

    /// <summary>How long a phone says that it waited; nothing when it says nonsense.</summary>
    public static Duration Waited(long? milliseconds) => milliseconds is { } m and > 0 ? Duration.Min(Longest, Duration.FromMilliseconds(m)) : Duration.Zero;

    /// <summary>The instant of the tap: never in the future, and not before the member had the slot.</summary>
    /// <param name="slot">Which slot.</param>
    /// <param name="member">Who tapped.</param>
    /// <param name="now">Campaign time.</param>
    /// <param name="ago">How long ago, in campaign time.</param>
    public static Instant Of(Slot slot, MemberId member, Instant now, Duration ago)
    {
        var tapped = now - Duration.Max(Duration.Zero, Duration.Min(Longest, ago));
        if (slot.HolderId != member) return tapped;
        var since = new[] { slot.Assignment?.At, slot.Claim?.Member == member ? slot.Claim.At : null }.Max();
        return since is { } had && had > tapped ? Instant.Min(had, now) : tapped;
    }
}
