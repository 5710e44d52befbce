namespace WarRoom.Domain.Metrics;

/// <summary>Numbers the wall-clock hours, so that the same hour of another day is always 24 apart, whatever the clocks did.</summary>
internal static class LocalHours
{
    private static readonly LocalDate Origin = new(2000, 1, 1);

    public static int NumberOf(LocalDateTime local) => (Period.DaysBetween(Origin, local.Date) * 24) + local.Hour;

    public static LocalDateTime At(int number) => Origin.AtMidnight().PlusHours(number);

    /// <summary>0 for Monday to 6 for Sunday.</summary>
    public static int WeekdayOf(int number) => (int)At(number).DayOfWeek - 1;

    /// <summary>How often a wall-clock hour happens: 0 in a spring gap, 2 when clocks go back, else 1.</summary>
    public static int TimesOf(int number, DateTimeZone zone) => zone.MapLocal(At(number)).Count;
}
