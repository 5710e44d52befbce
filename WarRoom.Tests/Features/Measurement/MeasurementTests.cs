using Microsoft.EntityFrameworkCore;
using WarRoom.Domain;
using WarRoom.Domain.Audiences;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Features.Claiming;
using WarRoom.Web.Features.Measurement;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Measurement;

public sealed class MeasurementTests
{
    [Fact]
    public async Task Dealing_texts_gives_each_wording_its_share_of_the_slots_that_nobody_holds()
    {
        await using var app = await WarRoomApp.StartAsync(At(9, 0));
        var day = await ADayOfTextsAsync(app, slots: 12);
        (await app.Get<ClaimSlot>().RunAsync(day.Slots[0].Id, day.Ada.AsActor(), WarRoomApp.Stop)).ShouldBeNull();

        var (changed, refusal) = await app.Get<DealTexts>().RunAsync(day.Message.Id, isWeighted: false, day.Lead.AsActor(), WarRoomApp.Stop);

        refusal.ShouldBeNull();
        changed.ShouldBeGreaterThan(0);
        await using var db = await app.DbAsync();
        var slots = await db.Slots.AsNoTracking().ToListAsync(WarRoomApp.Stop);
        slots.Single(s => s.Id == day.Slots[0].Id).VariantId.ShouldBe(day.A.Id, "somebody holds it already");
        var open = slots.FindAll(s => s.Id != day.Slots[0].Id);
        Math.Abs(open.Count(s => s.VariantId == day.A.Id) - open.Count(s => s.VariantId == day.B.Id)).ShouldBeLessThanOrEqualTo(1);
        (await db.Audit.SingleAsync(WarRoomApp.Stop)).What.ShouldContain("0.50", Case.Sensitive, "how probable each choice was is kept");
    }

    [Fact]
    public async Task A_volunteer_deals_nothing_and_a_suggestion_waits_for_posts()
    {
        await using var app = await WarRoomApp.StartAsync(At(9, 0));
        var day = await ADayOfTextsAsync(app, slots: 4);

        (await app.Get<DealTexts>().RunAsync(day.Message.Id, isWeighted: false, day.Ada.AsActor(), WarRoomApp.Stop)).Refusal.ShouldNotBeNull();
        (await app.Get<DealTexts>().RunAsync(day.Message.Id, isWeighted: true, day.Lead.AsActor(), WarRoomApp.Stop)).Refusal!.Code.ShouldBe("variants.tooFewPosts");
    }

    [Fact]
    public async Task Texts_are_compared_by_post_and_one_that_somebody_picked_is_left_out()
    {
        await using var app = await WarRoomApp.StartAsync(At(9, 0));
        var day = await ADayOfTextsAsync(app, slots: 6);
        await using (var db = await app.DbAsync())
        {
            var slot = await db.Slots.SingleAsync(s => s.Id == day.Slots[1].Id, WarRoomApp.Stop);
            slot.SetVariant(day.B, isChosen: true);
            await db.SaveChangesAsync(WarRoomApp.Stop);
        }

        await PostAsync(app, day, [day.Slots[0], day.Slots[1]], At(9, 5));
        await app.MoveToAsync(At(12, 30));

        var text = (await app.Get<ReadTexts>().RunAsync(day.Campaign, WarRoomApp.Stop)).Single();

        text.Comparison.Arms.Single(a => a.Variant == "1A").Posts.ShouldBe(1);
        text.Comparison.Arms.Single(a => a.Variant == "1B").ShouldSatisfyAllConditions(a => a.Posts.ShouldBe(0), a => a.SelfChosen.ShouldBe(1));
        text.Planned.ShouldBe(6);
    }

    [Fact]
    public async Task When_the_day_begins_its_expectation_is_written_down_and_counts_changed_later_do_not_move_it()
    {
        await using var app = await WarRoomApp.StartAsync(At(7, 0));
        var campaign = ACampaign(CampaignState.Ready);
        var history = Enumerable.Range(0, 28 * 24).Select(i => new HourlyVisits { CampaignId = campaign.Id, Hour = At(7, 0) - Duration.FromHours(28 * 24 - i), Visits = 40 + (i % 24 * 3) + (i * 7 % 11), Source = "baseline", ReadAt = At(7, 0) }).ToList();
        await app.StoreAsync([campaign, new Objective { Id = Ids.New<ObjectiveId>(At(6, 0)), CampaignId = campaign.Id, Name = "Sharing", Measures = [Measure.Shares], Goal = 10, Weight = 100 }, ASlot(campaign), .. history]);

        await app.MoveToAsync(At(7, 31));
        var before = await app.Get<LiftBook>().ReadAsync(await CampaignAsync(app), At(8, 0), WarRoomApp.Stop);
        before.FrozenAt.ShouldBe(At(7, 31));
        before.IsAsFrozen.ShouldBeTrue();
        await using (var db = await app.DbAsync())
        {
            (await db.DayRecords.Select(r => r.Kind).OrderBy(k => k).ToListAsync(WarRoomApp.Stop)).ShouldBe(["baseline", "begun", "projection:Sharing"]);
            await db.HourlyVisits.ExecuteUpdateAsync(v => v.SetProperty(x => x.Visits, 1), WarRoomApp.Stop);
        }

        var after = await app.Get<LiftBook>().ReadAsync(await CampaignAsync(app), At(8, 0), WarRoomApp.Stop);
        after.IsAsFrozen.ShouldBeFalse();
        after.Hours.Select(h => h.Expected).ShouldBe(before.Hours.Select(h => h.Expected));
    }

    [Fact]
    public async Task People_share_what_came_by_links_and_each_visitor_counts_once_for_the_first()
    {
        await using var app = await WarRoomApp.StartAsync(At(9, 0));
        var day = await ADayOfTextsAsync(app, slots: 2);
        await app.StoreAsync(Link("AAAAAAA", day.Slots[0], day.Ada), Link("BBBBBBB", day.Slots[1], day.Lead));
        await using (var clicks = await app.Get<IDbContextFactory<ClicksDb>>().CreateDbContextAsync(WarRoomApp.Stop))
        {
            clicks.Clicks.AddRange(Click("AAAAAAA", 1, 10), Click("BBBBBBB", 1, 20), Click("BBBBBBB", 2, 30), Click("BBBBBBB", null, 40));
            await clicks.SaveChangesAsync(WarRoomApp.Stop);
        }

        var view = await app.Get<ReadVisits>().RunAsync(day.Campaign, WarRoomApp.Stop);

        (view.Tracked, view.Clicks).ShouldBe((3, 4));
        view.ByPerson.Select(p => (p.Key, p.Visitors, p.Assists)).ShouldBe([("Mia Falk", 2, 1), ("Ada Lovelace", 1, 0)]);
        view.ByPerson.Sum(p => p.Visitors).ShouldBe(view.Tracked);

        TrackedLink Link(string code, Slot slot, Member member) => new() { Code = code, CampaignId = day.Campaign.Id, SlotId = slot.Id, MemberId = member.Id, Network = slot.Network, VariantId = slot.VariantId, CreatedAt = At(9, 0) };
        Click Click(string code, long? visitor, int minute) => new() { Code = code, CampaignId = day.Campaign.Id, SlotId = day.Slots[0].Id, At = At(9, minute), Visitor = visitor };
    }

    [Fact]
    public async Task A_projection_says_which_rates_are_guesses_and_its_members_add_up()
    {
        await using var app = await WarRoomApp.StartAsync(At(9, 0));
        var day = await ADayOfTextsAsync(app, slots: 8);

        var plan = await app.Get<ProjectionBook>().ReadAsync(day.Campaign, At(7, 0), WarRoomApp.Stop);

        plan.Projection.Guesses.ShouldBe([Network.Bluesky]);
        plan.SlotsAhead.ShouldBe(8);
        plan.Projection.Members.Sum(m => m.Clicks).ShouldBe(plan.Projection.Total(Measure.Clicks).P50, tolerance: 0.5);
    }

    [Fact]
    public async Task A_projection_of_visits_is_scored_by_those_that_came_by_links()
    {
        await using var app = await WarRoomApp.StartAsync(At(7, 0));
        var campaign = ACampaign(CampaignState.Ready);
        await app.StoreAsync([campaign, new Objective { Id = Ids.New<ObjectiveId>(At(6, 0)), CampaignId = campaign.Id, Name = "Traffic", Measures = [Measure.Visits], Goal = 10, Weight = 100 }, ASlot(campaign)]);
        await app.MoveToAsync(At(7, 31));
        await using (var clicks = await app.Get<IDbContextFactory<ClicksDb>>().CreateDbContextAsync(WarRoomApp.Stop))
        {
            clicks.Clicks.AddRange(Enumerable.Range(0, 6).Select(i => new Click { Code = "AAAAAAA", CampaignId = campaign.Id, At = At(9, i), Visitor = i / 2 }));
            await clicks.SaveChangesAsync(WarRoomApp.Stop);
        }

        var next = ACampaign();
        (await app.Get<ProjectionBook>().CalibrationAsync(next.Id, WarRoomApp.Stop)).Scores.ShouldBeEmpty();
        await using (var db = await app.DbAsync()) await db.Campaigns.ExecuteUpdateAsync(c => c.SetProperty(x => x.State, CampaignState.Ended), WarRoomApp.Stop);

        (await app.Get<ProjectionBook>().CalibrationAsync(next.Id, WarRoomApp.Stop)).Scores.Single().Counted.ShouldBe(3);
    }

    private sealed record DayOfTexts(Campaign Campaign, Member Ada, Member Lead, KeyMessage Message, MessageVariant A, MessageVariant B, IReadOnlyList<Slot> Slots);

    private static async Task<DayOfTexts> ADayOfTextsAsync(WarRoomApp app, int slots)
    {
        var campaign = ACampaign();
        campaign.Publish(At(7, 0));
        var (ada, lead) = (AMember(campaign, "Ada Lovelace"), AMember(campaign, "Mia Falk", Role.Lead));
        var (audience, message) = (new Audience { Id = Ids.New<AudienceId>(At(6, 0)), CampaignId = campaign.Id, Name = "Cyclists", ZoneId = "Europe/Berlin" }, new KeyMessage { Id = Ids.New<KeyMessageId>(At(6, 0)), CampaignId = campaign.Id, Name = "For cyclists" });
        var (a, b) = (AVariant(campaign, message, audience, "1A"), AVariant(campaign, message, audience));
        var all = Enumerable.Range(0, slots).Select(i => ASlot(campaign, At(13, 0) + Minutes(10 * i))).ToList();
        foreach (var slot in all) slot.SetVariant(a);
        await app.StoreAsync([campaign, ada, lead, audience, message, a, b, .. all]);
        return new(campaign, ada, lead, message, a, b, all);
    }

    private static async Task PostAsync(WarRoomApp app, DayOfTexts day, IReadOnlyList<Slot> slots, Instant at)
    {
        app.Clock!.SetUtcNow(at.ToDateTimeOffset());
        await using var db = await app.DbAsync();
        foreach (var slot in slots)
        {
            var own = await db.Slots.SingleAsync(s => s.Id == slot.Id, WarRoomApp.Stop);
            own.ClaimBy(day.Ada, Terms(), at).ShouldBeNull();
            own.ConfirmBy(day.Ada, null, null, day.Ada.AsActor(), at);
        }

        await db.SaveChangesAsync(WarRoomApp.Stop);
    }

    private static async Task<Campaign> CampaignAsync(WarRoomApp app)
    {
        await using var db = await app.DbAsync();
        return await db.Campaigns.AsNoTracking().SingleAsync(WarRoomApp.Stop);
    }
}
