using WarRoom.Domain.Time;

namespace WarRoom.Tests.Domain;

public sealed class TimeWindowTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 12, 12, 0);

    [Fact]
    public void The_start_belongs_to_a_window_and_the_end_does_not()
    {
        var window = new TimeWindow(Noon, Noon + Duration.FromMinutes(15));

        window.Contains(Noon).ShouldBeTrue();
        window.Contains(window.End).ShouldBeFalse();
    }

    [Fact]
    public void The_day_on_which_clocks_go_back_has_25_hours()
    {
        var day = new LaunchDay(new LocalDate(2026, 10, 25), DateTimeZoneProviders.Tzdb["Europe/Berlin"]);

        (day.End - day.Start).ShouldBe(Duration.FromHours(25));
    }
}
