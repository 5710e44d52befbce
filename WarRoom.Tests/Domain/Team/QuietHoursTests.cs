using CsCheck;
using WarRoom.Domain.Team;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Domain.Team;

public sealed class QuietHoursTests
{
    [Theory]
    [InlineData(21, 59, false)]
    [InlineData(22, 0, true)]
    [InlineData(2, 30, true)]
    [InlineData(6, 59, true)]
    [InlineData(7, 0, false)]
    [InlineData(12, 0, false)]
    public void The_night_runs_past_midnight(int hour, int minute, bool isQuiet) => QuietHours.Night.Contain(At(hour, minute), Berlin).ShouldBe(isQuiet);

    [Fact]
    public void The_silence_ends_on_the_member_s_own_clock()
    {
        var newYork = DateTimeZoneProviders.Tzdb["America/New_York"];

        QuietHours.Night.EndAfter(At(11, 0), newYork).ShouldBe(At(13, 0)); // 05:00 there, quiet until 07:00
        QuietHours.Night.EndAfter(At(11, 0), Berlin).ShouldBe(At(11, 0));
        QuietHours.Night.EndAfter(At(23, 30), Berlin).ShouldBe(At(7, 0) + Duration.FromDays(1));
    }

    [Fact]
    public void Hours_of_no_length_are_never_quiet() => new QuietHours(new(8, 0), new(8, 0)).Contain(At(8, 0), Berlin).ShouldBeFalse();

    [Fact]
    public void Where_the_clock_jumps_over_the_minutes_between_two_silences_they_are_one()
    {
        var (quiet, zone) = (new QuietHours(new(2, 30), new(2, 11)), DateTimeZoneProviders.Tzdb["Australia/Lord_Howe"]);

        quiet.EndAfter(Instant.FromUtc(2027, 10, 2, 4, 1), zone).ShouldBe(new LocalDateTime(2027, 10, 4, 2, 11).InZoneStrictly(zone).ToInstant());
    }

    [Fact]
    public void Whatever_the_hours_and_the_zone_after_the_end_of_the_silence_there_is_none()
    {
        var times = Gen.Int[0, 1439].Select(m => LocalTime.FromMinutesSinceMidnight(m));
        var instants = Gen.Long[0, 400L * 24 * 60].Select(m => Noon + Duration.FromMinutes(m));
        Gen.Select(times, times, instants, Gen.OneOf(new[] { "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca" }.Select(Gen.Const).ToArray<Gen<string>>())).Sample((from, to, at, zoneId) =>
        {
            var (quiet, zone) = (new QuietHours(from, to), DateTimeZoneProviders.Tzdb[zoneId]);
            var end = quiet.EndAfter(at, zone);

            return end >= at && end - at <= Duration.FromHours(49) && (!quiet.Contain(at, zone) ? end == at : !quiet.Contain(end, zone));
        }, iter: 3000);
    }
}
