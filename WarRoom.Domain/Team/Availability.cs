namespace WarRoom.Domain.Team;

/// <summary>How willing a member is to post at an hour.</summary>
public enum Willingness
{
    No,
    IfNeeded,
    Yes,
}

/// <summary>Hours on the member's own wall clock, from inclusive, to exclusive; an end before its start runs past midnight.</summary>
public sealed record AvailableHours(LocalTime From, LocalTime To, bool IfNeeded = false)
{
    /// <summary>Whether a wall-clock time lies within these hours.</summary>
    public bool Contains(LocalTime time) => From < To ? From <= time && time < To : time >= From || time < To;
}

/// <summary>When a member can post, in the member's own zone; it holds on every local date that touches the launch day.
/// Not answered means not available.</summary>
public sealed record Availability(IReadOnlyList<AvailableHours> Hours)
{
    public static Availability None { get; } = new([]);

    public bool IsAnswered => Hours.Count > 0;

    /// <summary>How willing the member is at an instant, read on the wall clock of a zone; a plain yes beats an "if needed".</summary>
    public Willingness At(Instant instant, DateTimeZone zone)
    {
        var time = instant.InZone(zone).TimeOfDay;
        var matching = Hours.Where(h => h.Contains(time)).ToList();
        return matching.Count == 0 ? Willingness.No : matching.Any(h => !h.IfNeeded) ? Willingness.Yes : Willingness.IfNeeded;
    }
}
