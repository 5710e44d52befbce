using System.Text.Json;
using WarRoom.Domain.Metrics;

namespace WarRoom.Tests.Domain.Metrics;

public sealed class FrozenBaselineTests
{
    private static readonly SeriesOfCounts Site = SimulatedSeries.AWeekOfAQuietSite;
    private static readonly FrozenBaseline Frozen = Freeze(Site.Hours)!;

    [Fact]
    public void It_remembers_what_the_day_was_expected_to_be()
    {
        var expected = Site.Fit().Forecast!.Draws(5);

        Frozen.FrozenAt.ShouldBe(Site.WindowStart);
        Frozen.Draws.Median.ShouldBe(expected.Median, 0.6);
        Frozen.Draws.Band95.Low.ShouldBe(expected.Band95.Low, 0.6);
        Frozen.Draws.Band99.High.ShouldBe(expected.Band99.High, 1.5);
        Frozen.Hours.Count.ShouldBe(Site.WindowHours);
    }

    [Fact]
    public void What_is_counted_on_the_day_changes_nothing_and_the_order_of_counts_neither()
    {
        var day = Site.Hours.Select(hour => hour.Hour >= Site.WindowStart ? hour with { Count = 9999 } : hour).Reverse().ToList();

        Freeze(day)!.Quantiles.ShouldBe(Frozen.Quantiles);
        Freeze(day)!.DataHash.ShouldBe(Frozen.DataHash);
        Frozen.IsOf(day, DateTimeZone.Utc).ShouldBeTrue();
    }

    [Fact]
    public void One_changed_count_before_the_day_shows()
    {
        var touched = Site.Hours;
        touched[30] = touched[30] with { Count = touched[30].Count + 1 };

        Frozen.IsOf(touched, DateTimeZone.Utc).ShouldBeFalse();
        Frozen.IsOf(Site.Hours.Where((_, i) => i != 30).ToList(), DateTimeZone.Utc).ShouldBeFalse();
    }

    [Fact]
    public void Another_wish_of_the_lead_shows() =>
        Frozen.IsOf(Site.Hours, DateTimeZone.Utc, new LiftOptions { SpecialDays = [Site.WindowStart.InUtc().Date.PlusDays(-2)] }).ShouldBeFalse();

    [Fact]
    public void It_is_the_same_hash_in_every_culture()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Frozen.IsOf(Site.Hours, DateTimeZone.Utc).ShouldBeTrue();
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Quantiles_survive_being_stored() =>
        JsonSerializer.Deserialize<double[]>(JsonSerializer.Serialize(Frozen.Quantiles)).ShouldBe(Frozen.Quantiles);

    [Fact]
    public void Without_history_there_is_nothing_to_freeze() => Freeze([]).ShouldBeNull();

    private static FrozenBaseline? Freeze(IReadOnlyList<HourlyCount> history) =>
        FrozenBaseline.Freeze(history, Site.Window, DateTimeZone.Utc, seed: 5, Site.WindowStart);
}
