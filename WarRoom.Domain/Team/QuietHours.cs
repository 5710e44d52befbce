namespace WarRoom.Domain.Team;

/// <summary>Hours on the member's own wall clock in which phone, mail and chat stay silent, from inclusive, to exclusive; an end before
/// its start runs past midnight. What the member said yes to still comes through: a slot in the night is reminded of.</summary>
public sealed record QuietHours(LocalTime From, LocalTime To)
{
    /// <summary>22:00 to 07:00.</summary>
    public static QuietHours Night { get; } = new(new(22, 0), new(7, 0));

    /// <summary>Whether an instant lies within these hours on the wall clock of a zone.</summary>
    public bool Contain(Instant instant, DateTimeZone zone)
    {
        var time = instant.InZone(zone).TimeOfDay;
        return From == To ? false : From < To ? From <= time && time < To : time >= From || time < To;
    }

    /// <summary>When the silence that covers an instant ends; the instant itself when none does. Where the clock jumps over the few hours between
    /// two silences, it is the end of the second one.</summary>
    public Instant EndAfter(Instant instant, DateTimeZone zone)
    {
        if (!Contain(instant, zone)) return instant;
        var local = instant.InZone(zone).LocalDateTime;
        for (var end = local.Date + To; ; end = end.PlusDays(1))
        {
            if (end > local && end.InZoneLeniently(zone).ToInstant() is var at && !Contain(at, zone)) return at;
        }
    }
}
