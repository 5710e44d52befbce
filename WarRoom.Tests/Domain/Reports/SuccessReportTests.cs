using WarRoom.Domain;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Reports;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Domain.Reports;

public sealed class SuccessReportTests
{
    private static readonly MemberId Ana = Ids.New<MemberId>(At(6, 0));
    private static readonly MemberId Lee = Ids.New<MemberId>(At(6, 1));

    public static TheoryData<int, int, int, int?, ReportState, string> Sentences => new()
    {
        { 2940, 2300, 3600, 2500, ReportState.Over, "The launch brought about 2,940 more visits than expected (likely 2,300 to 3,600). The goal was 2,500: met." },
        { 1200, 900, 1500, 2500, ReportState.Over, "The launch brought about 1,200 more visits than expected (likely 900 to 1,500). The goal was 2,500: not met." },
        { 240, -120, 600, 2500, ReportState.Over, "No clear effect on visits: between −120 and +600 against an ordinary day. The goal was 2,500 more: whether it was reached, the count alone cannot tell." },
        { -900, -1200, -600, null, ReportState.Over, "There were about 900 fewer visits than expected (likely 600 to 1,200 fewer)." },
        { 0, 0, 0, null, ReportState.Over, "No clear effect on visits: between 0 and 0 against an ordinary day." },
        { 1200, 900, 1500, 2500, ReportState.Running, "The launch brought about 1,200 more visits than expected (likely 900 to 1,500). The goal is 2,500." },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void The_first_sentence_says_no_more_than_the_numbers(int extra, int low, int high, int? goal, ReportState state, string sentence) =>
        string.Join(" ", SuccessReport.Of(Facts() with { State = state, Lift = new(8730, 5790, extra, low, high), VisitGoal = goal }).Headline).ShouldBe(sentence);

    [Fact]
    public void Without_a_baseline_it_says_that_it_cannot_say() =>
        SuccessReport.Of(Facts() with { HasBaseline = false, VisitGoal = 2500 }).Headline.Single().ToString().ShouldBe(Headline.NoBaseline);

    [Fact]
    public void Before_the_day_it_says_that_there_is_nothing_yet() =>
        SuccessReport.Of(Facts() with { State = ReportState.NotStarted }).Headline.Single().ToString().ShouldBe(Headline.NotStarted);

    [Theory]
    [InlineData(2500, 2300, 2700, Verdict.Met)]
    [InlineData(2400, null, null, Verdict.JustShort)]
    [InlineData(1000, null, null, Verdict.Missed)]
    [InlineData(2600, -100, 5000, Verdict.NoClearEffect)]
    [InlineData(null, null, null, Verdict.NotMeasured)]
    public void A_goal_is_met_only_beyond_what_chance_would_bring(int? result, int? low, int? high, Verdict verdict) =>
        SuccessReport.Of(Facts() with { Goals = [new("Traffic", "visits above expected", 2500, result, low, high, "csv")] }).Goals.Single().Verdict.ShouldBe(verdict);

    [Fact]
    public void While_the_day_runs_nothing_is_missed()
    {
        Verdict.Missed.Word(ReportState.Running).ShouldBe("Not there yet");
        Verdict.Missed.Word(ReportState.Over).ShouldBe("Missed");
    }

    [Fact]
    public void Below_four_posts_a_text_is_too_early_to_tell()
    {
        var posts = Posts("1B", 3, clicks: 90).Concat(Posts("2A", 12, clicks: 10)).ToList();

        var best = SuccessReport.Of(Facts() with { Posts = posts }).Variants[0];

        best.Name.ShouldBe("1B");
        best.Reading.ShouldBe(Reading.TooEarlyToTell);
        best.Low.ShouldBeNull();
    }

    [Fact]
    public void A_text_is_above_the_others_only_when_its_range_leaves_them_out()
    {
        var clear = SuccessReport.Of(Facts() with { Posts = [.. Posts("1B", 8, clicks: 50), .. Posts("2A", 8, clicks: 10)] }).Variants;
        var same = SuccessReport.Of(Facts() with { Posts = [.. Posts("1B", 8, clicks: 11), .. Posts("2A", 8, clicks: 10)] }).Variants;

        clear.Select(v => v.Reading).ShouldBe([Reading.AboveTheOthers, Reading.BelowTheOthers]);
        same.ShouldAllBe(v => v.Reading == Reading.TooEarlyToTell);
    }

    [Fact]
    public void A_person_without_a_name_here_is_counted_and_not_shown()
    {
        var report = SuccessReport.Of(Facts() with
        {
            People = [new(Ana, "Ana Ribeiro", "Ana Ribeiro", Relationship.Employee), new(Lee, "Lee Chen", "", Relationship.Volunteer)],
            Posts = [.. Posts("1B", 2, 5, Ana), .. Posts("1B", 3, 7, Lee)],
        });

        report.People.Select(p => p.Name).ShouldBe(["Ana Ribeiro"]);
        report.UnnamedPeople.ShouldBe(1);
        report.Unnamed!.Clicks.ShouldBe(21);
        report.Counts.People.ShouldBe(2);
    }

    [Fact]
    public void The_rate_on_time_counts_posts_that_were_made_and_an_open_hold_counts_until_now()
    {
        var report = SuccessReport.Of(Facts() with
        {
            Posts = [.. Posts("1B", 3, 1), .. Posts("1B", 1, 1).Select(p => p with { IsOnTime = false }), .. Posts("1B", 2, 0).Select(p => p with { Status = SlotStatus.Missed })],
            Holds = [new(At(11, 51), At(12, 0), "rumour"), new(At(18, 50), null, "again")],
        });

        report.Counts.OnTimeRate.ShouldBe(75);
        report.Counts.Missed.ShouldBe(2);
        report.Counts.HoldMinutes.ShouldBe(9 + 10);
    }

    private static ReportFacts Facts() => new() { State = ReportState.Over, Now = At(19, 0), Zone = Berlin };

    private static IEnumerable<PostFact> Posts(string variant, int count, int clicks, MemberId? member = null) =>
        Enumerable.Range(0, count).Select(i => new PostFact(Network.Bluesky, variant, member ?? Ana, At(9 + (i % 4), 0), SlotStatus.Posted, true, clicks));
}
