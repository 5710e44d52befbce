using WarRoom.Domain.Planning;
using static WarRoom.Tests.Domain.Planning.PlanExamples;

namespace WarRoom.Tests.Domain.Planning;

public sealed class PlanCheckTests
{
    private static readonly PlanRequest Morning = AMorning();

    [Fact]
    public void A_plan_that_keeps_every_rule_has_no_violation() =>
        Broken(Morning, Post("s1", 0, "ada", backup: "grace"), Post("s2", 60, "grace", "b1")).ShouldBeEmpty();

    [Fact]
    public void A_slot_is_known_and_planned_once()
    {
        Broken(Morning, Post("s9", 0, "ada")).ShouldBe([PlanRule.UnknownSlot]);
        Broken(Morning, Post("s1", 0, "ada"), Post("s1", 60, "ada")).ShouldBe([PlanRule.DuplicateSlot]);
    }

    [Fact]
    public void Members_variants_and_standbys_are_known()
    {
        Broken(Morning, Post("s1", 0, "nobody")).ShouldBe([PlanRule.BadReference]);
        Broken(Morning, Post("s1", 0, "ada", "nothing")).ShouldBe([PlanRule.BadReference]);
        Broken(Morning, Post("s1", 0, "ada", backup: "nobody")).ShouldBe([PlanRule.BadReference]);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(240)]
    [InlineData(55)]
    [InlineData(120)]
    public void A_post_starts_on_the_grid_inside_its_window(int time) =>
        Broken(Morning.WithSlots(s => s with { From = 60, To = 120 }), Post("s1", time, "ada")).ShouldContain(PlanRule.Window);

    [Fact]
    public void A_post_stays_inside_its_wave() =>
        Broken(Morning with { Waves = [new("morning", 60, 120, [])] }, Post("s1", 0, "ada")).ShouldBe([PlanRule.Window]);

    [Theory]
    [InlineData("07:00", "07:30", true)]
    [InlineData("06:00", "07:00", false)]
    [InlineData("22:30", "07:05", true)]
    public void The_audience_has_quiet_hours_that_may_pass_midnight(string from, string to, bool isQuiet) =>
        Broken(Morning.Quiet(from, to), Post("s1", 0, "ada")).ShouldBe(isQuiet ? [PlanRule.Quiet] : []);

    [Fact]
    public void The_member_has_an_account_of_the_wanted_kind() =>
        Broken(Morning.WithSlots(s => s with { Account = "business" }), Post("s1", 0, "ada")).ShouldBe([PlanRule.Account]);

    [Fact]
    public void The_member_speaks_the_language() =>
        Broken(Morning.WithMembers(m => m with { Languages = ["de"] }), Post("s1", 0, "ada")).ShouldBe([PlanRule.Eligibility]);

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void The_member_knows_the_influencer_well_enough(int relation, bool isBroken)
    {
        var request = Morning.WithSlots(s => s with { Influencer = "slow lane", MinRelation = 5 })
            .WithMembers(m => m with { Relations = new Dictionary<string, int> { ["slow lane"] = relation } });

        Broken(request, Post("s1", 0, "ada")).ShouldBe(isBroken ? [PlanRule.Eligibility] : []);
    }

    [Fact]
    public void The_member_is_there_on_their_own_clock()
    {
        var late = Morning.WithMembers(m => m with { Windows = [new("2026-11-12T07:05", "2026-11-12T08:00")] });

        Broken(late, Post("s1", 0, "ada")).ShouldBe([PlanRule.Availability]);
        Broken(late, Post("s1", 5, "ada")).ShouldBeEmpty();
        Broken(late, Post("s1", 60, "ada")).ShouldBe([PlanRule.Availability]);
        Broken(Morning.WithMembers(m => m with { AbsentFrom = 60 }), Post("s1", 60, "ada")).ShouldBe([PlanRule.Availability]);
    }

    [Theory]
    [InlineData(55, true)]
    [InlineData(60, false)]
    [InlineData(175, false)]
    [InlineData(180, true)]
    public void The_hour_that_comes_twice_counts_twice(int time, bool isBroken)
    {
        var backAtNine = Morning.WithMembers(m => m with { Windows = [new("2026-11-12T08:00", "2026-11-12T09:00")] }) with
        {
            TimeZones = new Dictionary<string, IReadOnlyList<ZoneOffset>> { ["Europe/Berlin"] = [new("2026-11-12T00:00:00Z", 60), new("2026-11-12T08:00:00Z", 0)] },
        };

        Broken(backAtNine, Post("s1", time, "ada")).ShouldBe(isBroken ? [PlanRule.Availability] : []);
    }

    [Fact]
    public void Hours_of_last_resort_are_hours_too() => Broken(
        Morning.WithMembers(m => m with { Windows = [], IfNeeded = [new("2026-11-12T07:00", "2026-11-12T08:00")] }), Post("s1", 0, "ada")).ShouldBeEmpty();

    [Fact]
    public void The_wording_suits_the_slot()
    {
        Broken(Morning.WithVariants(v => v with { Language = "de" }), Post("s1", 0, "ada")).ShouldBe([PlanRule.Variant]);
        Broken(Morning.WithVariants(v => v with { Networks = ["linkedin"] }), Post("s1", 0, "ada")).ShouldBe([PlanRule.Variant]);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(61, true)]
    [InlineData(60, false)]
    public void The_wording_is_approved_by_then(int? from, bool isBroken) =>
        Broken(Morning.WithVariants(v => v with { ApprovedFrom = from }), Post("s1", 60, "ada")).ShouldBe(isBroken ? [PlanRule.Approval] : []);

    [Fact]
    public void What_the_lead_pinned_stays()
    {
        foreach (var pin in new PlanLock[] { new(60, null, null), new(null, "grace", null), new(null, null, "b1") })
        {
            Broken(Morning.WithSlots(s => s with { Lock = pin }), Post("s1", 0, "ada")).ShouldBe([PlanRule.Lock]);
        }
    }

    [Theory]
    [InlineData(25, true)]
    [InlineData(30, false)]
    public void A_member_rests_between_posts(int second, bool isBroken) =>
        Broken(Morning, Post("s1", 0, "ada"), Post("s2", second, "ada", "b1")).ShouldBe(isBroken ? [PlanRule.MemberGap] : []);

    [Theory]
    [InlineData(55, true)]
    [InlineData(60, false)]
    public void A_community_hears_from_us_at_a_distance(int second, bool isBroken) =>
        Broken(Morning.WithSlots(s => s with { Community = "bikes" }), Post("s1", 0, "ada"), Post("s2", second, "grace", "b1"))
            .ShouldBe(isBroken ? [PlanRule.CommunityGap] : []);

    [Theory]
    [InlineData(15, true)]
    [InlineData(20, false)]
    public void Nearly_the_same_words_keep_apart_whoever_posts(int second, bool isBroken) =>
        Broken(Morning, Post("s1", 0, "ada"), Post("s2", second, "grace")).ShouldBe(isBroken ? [PlanRule.DuplicateText] : []);

    [Fact]
    public void A_member_posts_no_more_than_a_day_allows() => Broken(
        Morning.WithMembers(m => m with { MaxPosts = 1 }), Post("s1", 0, "ada"), Post("s2", 60, "ada")).ShouldBe([PlanRule.MemberDayCap]);

    [Fact]
    public void A_network_gets_no_more_than_an_hour_allows()
    {
        var request = Morning with { Networks = [new("bluesky", 1)] };

        Broken(request, Post("s1", 0, "ada"), Post("s2", 55, "grace")).ShouldBe([PlanRule.NetworkHourCap]);
        Broken(request, Post("s1", 55, "ada"), Post("s2", 60, "grace", "b1")).ShouldBeEmpty();
    }

    [Fact]
    public void A_wording_is_used_no_more_often_than_allowed() => Broken(
        Morning.WithVariants(v => v with { MaxUses = 1 }), Post("s1", 0, "ada"), Post("s2", 60, "grace")).ShouldBe([PlanRule.VariantUses]);

    [Fact]
    public void A_standby_is_somebody_else_who_could_post_then()
    {
        Broken(Morning, Post("s1", 0, "ada", backup: "ada")).ShouldContain(PlanRule.BackupIsPrimary);
        Broken(Morning.WithMembers(m => m.Id == "tom" ? m with { Languages = [] } : m), Post("s1", 0, "ada", backup: "tom")).ShouldBe([PlanRule.BackupEligibility]);
        Broken(Morning.WithMembers(m => m.Id == "tom" ? m with { Windows = [] } : m), Post("s1", 0, "ada", backup: "tom")).ShouldBe([PlanRule.BackupEligibility]);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(10, false)]
    public void A_standby_is_not_about_to_post(int own, bool isBroken) =>
        Broken(Morning, Post("s1", 0, "ada", backup: "tom"), Post("s2", own, "tom", "b1")).ShouldBe(isBroken ? [PlanRule.BackupGap] : []);

    [Fact]
    public void A_standby_has_limits_for_the_hour_and_the_day()
    {
        PlanAssignment[] anHour = [Post("s1", 0, "ada", backup: "tom"), Post("s2", 20, "grace", backup: "tom"), Post("s3", 40, "ada", backup: "tom")];
        PlanAssignment[] spread = [Post("s1", 0, "ada", backup: "tom"), Post("s2", 60, "grace", backup: "tom")];

        Broken(Morning, anHour).ShouldBe([PlanRule.StandbyHour]);
        Broken(Morning.WithMembers(m => m with { MaxStandby = 1 }), spread).ShouldBe([PlanRule.StandbyDay]);
    }

    [Fact]
    public void What_is_posted_stays_in_the_plan_as_it_was()
    {
        var running = Morning.RunningAt(60, new BaselineAssignment("s1", 7, "ada", "a1", null, "posted"));

        Broken(running, Post("s1", 7, "ada")).ShouldBeEmpty();
        Broken(running, Post("s1", 10, "ada")).ShouldBe([PlanRule.PostedChanged]);
        Broken(running).ShouldBe([PlanRule.PostedDropped]);
    }

    [Fact]
    public void Near_posts_stay_and_new_ones_need_lead_time()
    {
        var running = Morning.RunningAt(60, new BaselineAssignment("s1", 65, "ada", "a1", null, "planned"));

        Broken(running, Post("s1", 65, "ada")).ShouldBeEmpty();
        Broken(running, Post("s1", 65, "grace")).ShouldBe([PlanRule.LeadTime]);
        Broken(running, Post("s2", 65, "ada")).ShouldBe([PlanRule.LeadTime]);
        Broken(running, Post("s2", 70, "ada")).ShouldBeEmpty();
    }

    private static string[] Broken(PlanRequest request, params PlanAssignment[] posts) =>
        [.. PlanCheck.Of(request, APlan(posts)).Select(v => v.Code)];
}
