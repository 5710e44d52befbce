using CsCheck;
using WarRoom.Domain.Metrics.Field;

namespace WarRoom.Tests.Domain.Metrics.Field;

public sealed class FieldMetricsTests
{
    private static readonly FieldCounts Day = new()
    {
        Engagements = 300,
        Reach = 6000,
        Impressions = 10_000,
        Followers = 12_000,
        FollowersAtStart = 11_800,
        Shares = 60,
        Reactions = 200,
        Comments = 40,
        Posts = 16,
        Clicks = 150,
        Visits = 140,
        Conversions = 7,
        OwnMentions = 30,
        OtherMentions = 90,
        CostPerThousand = 8,
    };

    public static TheoryData<string, string> Expected => new()
    {
        { "engagement-reach", "5.00 %" },
        { "engagement-impressions", "3.00 %" },
        { "engagement-followers", "2.50 %" },
        { "reach-rate", "50.0 %" },
        { "amplification", "0.50 %" },
        { "amplification-post", "3.8" },
        { "virality", "0.60 %" },
        { "applause", "1.67 %" },
        { "conversation", "2.5" },
        { "ctr", "1.50 %" },
        { "share-of-voice", "25.0 %" },
        { "follower-growth", "1.69 %" },
        { "conversion", "5.00 %" },
        { "emv", "80" },
    };

    [Theory]
    [MemberData(nameof(Expected))]
    public void Each_metric_follows_its_formula(string key, string text) => FieldMetrics.All.Single(metric => metric.Key == key).Text(Day).ShouldBe(text);

    [Fact]
    public void Every_metric_has_an_example() => FieldMetrics.All.Select(metric => metric.Key).ShouldBe(Expected.Select(row => row.Data.Item1));

    [Fact]
    public void What_is_not_known_is_a_dash_and_never_zero() =>
        FieldMetrics.All.ShouldAllBe(metric => metric.Of(new FieldCounts()) == null && metric.Text(new FieldCounts()) == "–");

    [Fact]
    public void Nothing_is_divided_by_zero() =>
        FieldMetrics.All.Where(metric => metric.Unit is not FieldUnit.Money).ShouldAllBe(metric => metric.Of(Nothing) == null);

    [Fact]
    public void No_count_makes_a_number_that_is_none() =>
        Gen.Long[0, 1_000_000].Array[14].Sample(n => FieldMetrics.All.All(metric => metric.Of(Of(n)) is not { } value || double.IsFinite(value)));

    [Fact]
    public void Lost_followers_are_a_growth_below_zero() =>
        FieldMetrics.FollowerGrowth.Of(new FieldCounts { Followers = 90, FollowersAtStart = 100 }).ShouldBe(-0.1);

    [Fact]
    public void Each_share_names_what_it_is_a_share_of() =>
        FieldMetrics.All.Where(metric => metric.Unit is not FieldUnit.Money).ShouldAllBe(metric => metric.Denominator.Length > 0 && metric.Formula.Contains('÷'));

    [Fact]
    public void Only_the_money_is_optional_and_it_warns() =>
        FieldMetrics.All.Where(metric => metric.IsOptional).ShouldBe([FieldMetrics.EarnedMediaValue]);

    private static FieldCounts Nothing { get; } = Of(new long[14]);

    private static FieldCounts Of(long[] n) => new()
    {
        Engagements = n[0],
        Reach = n[1],
        Impressions = n[2],
        Followers = n[3],
        FollowersAtStart = n[4],
        Shares = n[5],
        Reactions = n[6],
        Comments = n[7],
        Posts = n[8],
        Clicks = n[9],
        Visits = n[10],
        Conversions = n[11],
        OwnMentions = n[12],
        OtherMentions = n[13],
    };
}
