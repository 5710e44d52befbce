using System.Text.Json;
using CsCheck;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Metrics.Projections;

namespace WarRoom.Tests.Domain.Metrics.Projections;

public sealed class CalibrationTests
{
    private static readonly Instant Eve = Instant.FromUtc(2026, 11, 11, 18, 0);

    /// <summary>Log-normal around 1,000 with sd 0.4, of which 0.35 are the day's own.</summary>
    private static readonly StoredProjection Stored = StoredProjection.Of(
        new(ForecastDraws.From(Enumerable.Range(1, 999).Select(i => 1000 * Math.Exp(0.4 * MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, i / 1000.0))))), 0.35, seed: 1, Eve);

    [Fact]
    public void A_projection_is_scored_by_where_the_day_fell_in_it()
    {
        Stored.ScoreOf(1000).Pit.ShouldBe(0.5, 0.01);
        Stored.ScoreOf(0).Pit.ShouldBe(0, 0.01);
        Stored.ScoreOf(100_000).Pit.ShouldBe(1, 0.01);
        Stored.ScoreOf(1670).IsInside80.ShouldBeFalse();
        Stored.ScoreOf(1600).IsInside80.ShouldBeTrue();
    }

    [Fact]
    public void A_better_day_scores_higher() =>
        Gen.Select(Gen.Long[0, 4000], Gen.Long[0, 500]).Sample((counted, more) => Stored.ScoreOf(counted + more).Pit >= Stored.ScoreOf(counted).Pit - 1e-9);

    [Fact]
    public void Without_experience_the_days_luck_is_as_believed()
    {
        new Calibration([]).DaySd.ShouldBe(0.35, 1e-9);
        new Calibration([]).Sentence.ShouldBe("No projection has been scored yet.");
    }

    [Fact]
    public void Days_that_surprise_widen_the_next_projection_and_quiet_ones_narrow_it()
    {
        Of(300, 3500, 280, 4000).DaySd.ShouldBeGreaterThan(0.6);
        Of(1000, 1010, 990, 1005, 995).DaySd.ShouldBeLessThan(0.27);
    }

    [Fact]
    public void It_says_how_many_held() =>
        Of(1000, 900, 5000).Sentence.ShouldBe("Of 3 earlier projections 2 held within the range that should hold 8 of 10.");

    [Fact]
    public void A_stored_projection_survives_being_written() =>
        JsonSerializer.Deserialize<double[]>(JsonSerializer.Serialize(Stored.Quantiles)).ShouldBe(Stored.Quantiles);

    private static Calibration Of(params long[] counted) => new([.. counted.Select(Stored.ScoreOf)]);
}
