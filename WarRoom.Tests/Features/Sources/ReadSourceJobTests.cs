using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Slots;
using WarRoom.Domain;
using WarRoom.Domain.Sources;
using WarRoom.Domain.Team;
using WarRoom.Tests.Networks.Reading;
using WarRoom.Web.Changes;
using WarRoom.Web.Features.Sources;
using WarRoom.Web.Live;
using WarRoom.Web.Networks.Reading;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Sources;

public sealed class ReadSourceJobTests
{
    [Fact]
    public async Task Hours_are_stored_once_and_late_data_corrects_them()
    {
        var nine = 12;
        await using var day = await SourceDay.StartAsync(c => c.JsonAsync($$"""{"pageviews":[],"sessions":[{"x":"2026-11-12 09:00:00","y":{{nine}}},{"x":"2026-11-12 11:00:00","y":4},{"x":"2026-11-12 12:00:00","y":99}]}"""));
        var id = (await day.AddAsync(SourceKind.Umami)).Id!.Value;

        await day.ReadAsync(id);

        await using var db = await day.App.DbAsync();
        (await HoursAsync(db)).ShouldBe([(At(9, 0), 12, "Umami"), (At(10, 0), 0, "Umami"), (At(11, 0), 4, "Umami")]); // the hour that runs is not over
        var source = await day.StoredAsync(id);
        (source.StateAt(At(12, 15)), source.LastReadAt, source.NextAt, source.Said).ShouldBe((SourceState.Reading, At(12, 15), At(12, 20), "3 hours, the newest from Thu 12 Nov, 11:00 with 4 visits."));

        await day.ReadAsync(id); // not due: nobody is asked
        day.World.Asked.Count.ShouldBe(1);
        nine = 15;
        await day.App.MoveToAsync(At(12, 20));
        await day.ReadAsync(id);
        (await HoursAsync(db)).ShouldBe([(At(9, 0), 15, "Umami"), (At(10, 0), 0, "Umami"), (At(11, 0), 4, "Umami")]);
    }

    [Fact]
    public async Task What_was_entered_by_hand_or_imported_stays_and_a_gap_is_filled()
    {
        await using var day = await SourceDay.StartAsync(c => c.JsonAsync("""{"pageviews":[],"sessions":[{"x":"2026-11-12 08:00:00","y":8},{"x":"2026-11-12 09:00:00","y":12},{"x":"2026-11-12 10:00:00","y":5},{"x":"2026-11-12 11:00:00","y":4}]}"""));
        await day.App.Get<EnterVisits>().RunAsync(At(9, 0), 100, day.Actor, WarRoomApp.Stop);
        await day.App.StoreAsync(Visits(day, At(10, 0), 50, Precedence.Import), Visits(day, At(11, 0), null, Precedence.Import));
        var id = (await day.AddAsync(SourceKind.Umami)).Id!.Value;

        await day.ReadAsync(id);

        await using var db = await day.App.DbAsync();
        (await HoursAsync(db)).ShouldBe([(At(8, 0), 8, "Umami"), (At(9, 0), 100, "by hand"), (At(10, 0), 50, "import"), (At(11, 0), 4, "Umami")]);
    }

    [Fact]
    public async Task An_outage_is_said_waited_for_and_changes_no_number()
    {
        await using var day = await SourceDay.StartAsync(c =>
        {
            (c.Response.StatusCode, c.Response.Headers.RetryAfter) = (429, "1800");
            return Task.CompletedTask;
        });
        var id = (await day.AddAsync(SourceKind.Plausible)).Id!.Value;

        await day.ReadAsync(id);

        var source = await day.StoredAsync(id);
        (source.Failures, source.LastError, source.NextAt, source.LastReadAt).ShouldBe((1, "127.0.0.1 wants to be asked less often", At(12, 45), (Instant?)null));
        await using var db = await day.App.DbAsync();
        (await db.HourlyVisits.AnyAsync(WarRoomApp.Stop)).ShouldBeFalse();
    }

    [Fact]
    public async Task Posts_and_followers_become_the_running_totals_of_the_day_with_their_age()
    {
        var (likes, followers) = (31, 3404);
        await using var day = await SourceDay.StartAsync(c => c.JsonAsync(c.Request.Path.Value!.EndsWith("getProfiles", StringComparison.Ordinal)
            ? $$"""{"profiles":[{"did":"did:plc:port","handle":"port.example","followersCount":{{followers}}}]}"""
            : $$"""{"posts":[{"uri":"at://did:plc:ada/app.bsky.feed.post/3p","replyCount":1,"repostCount":2,"likeCount":{{likes}},"quoteCount":1}]}"""));
        var ada = AMember(day.Campaign, "Ada Lovelace");
        var slot = ASlot(day.Campaign, At(10, 0));
        slot.ClaimBy(ada, Terms(), At(9, 0)).ShouldBeNull();
        slot.ConfirmBy(ada, "https://bsky.app/profile/did:plc:ada/post/3p", null, ada.AsActor(), At(10, 1)).ShouldBe(ConfirmOutcome.Posted);
        await day.App.StoreAsync(ada, slot);
        var id = (await day.AddAsync(SourceKind.Bluesky, new() { Handles = ["@port.example"] }, token: "")).Id!.Value;

        await day.ReadAsync(id);
        (await CounterAsync(day, Measure.Reactions)).ShouldBe((31, "Bluesky", At(12, 15)));
        (await CounterAsync(day, Measure.Shares)).ShouldBe((3, "Bluesky", At(12, 15)));
        (await CounterAsync(day, Measure.Follows)).ShouldBe((0, "Bluesky", At(12, 15))); // the first reading is the mark

        (likes, followers) = (40, 3410);
        await day.App.MoveToAsync(At(12, 17));
        await day.ReadAsync(id);
        (await CounterAsync(day, Measure.Reactions)).ShouldBe((40, "Bluesky", At(12, 17)));
        (await CounterAsync(day, Measure.Follows)).ShouldBe((6, "Bluesky", At(12, 17)));

        likes = 38; // taken back: nobody is counted twice, and the number does not fall
        await day.App.MoveToAsync(At(12, 30));
        await day.ReadAsync(id);
        (await CounterAsync(day, Measure.Reactions)).ShouldBe((40, "Bluesky", At(12, 30)));
    }

    [Fact]
    public async Task A_press_feed_brings_each_article_once()
    {
        await using var day = await SourceDay.StartAsync(c => c.BodyAsync("text/xml", """<rss version="2.0"><channel><title>n</title><link>https://n.example</link><description>d</description><item><title>The bridge opens</title><link>https://n.example/1</link><guid isPermaLink="false">n1</guid><pubDate>Thu, 12 Nov 2026 08:00:00 GMT</pubDate></item></channel></rss>"""));
        var id = (await day.AddAsync(SourceKind.Feed, name: "Harbour News")).Id!.Value;

        await day.ReadAsync(id);
        await day.App.MoveToAsync(At(12, 40));
        await day.ReadAsync(id);

        await using var db = await day.App.DbAsync();
        var press = await db.Press.SingleAsync(WarRoomApp.Stop);
        (press.Title, press.At).ShouldBe(("The bridge opens", At(9, 0)));
        day.World.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Two_sources_never_count_the_same_thing_and_a_paused_one_makes_room()
    {
        await using var day = await SourceDay.StartAsync(c => c.JsonAsync("{}"));
        var plausible = (await day.AddAsync(SourceKind.Plausible)).Id!.Value;

        (await day.AddAsync(SourceKind.Umami)).Refusals.Single().Reason.ShouldBe("Plausible counts visits already. Pause it first.");
        (await day.App.Get<SwitchSource>().RunAsync(plausible, isOn: false, day.Actor, WarRoomApp.Stop)).ShouldBeNull();
        (await day.AddAsync(SourceKind.Umami)).Refusals.ShouldBeEmpty();
        (await day.App.Get<SwitchSource>().RunAsync(plausible, isOn: true, day.Actor, WarRoomApp.Stop)).ShouldNotBeNull().Code.ShouldBe("source.twice");
    }

    [Fact]
    public async Task A_token_is_stored_sealed_goes_into_no_log_and_stays_when_the_rest_is_changed()
    {
        var tokens = new List<string>();
        await using var day = await SourceDay.StartAsync(c =>
        {
            tokens.Add(c.Request.Headers.Authorization.ToString());
            return c.JsonAsync("{}");
        });
        var id = (await day.AddAsync(SourceKind.Umami, token: "very-secret")).Id!.Value;
        var settings = new SourceSettings { Site = "8" };
        (await day.App.Get<SaveSource>().RunAsync(id, new(SourceKind.Umami, "", day.World.Address.ToString(), settings, ""), day.Actor, WarRoomApp.Stop)).Refusals.ShouldBeEmpty();

        await day.ReadAsync(id);

        tokens.ShouldBe(["Bearer very-secret"]);
        var source = await day.StoredAsync(id);
        (source.SealedToken!.Contains("very-secret", StringComparison.Ordinal), source.Settings.Site, source.Name).ShouldBe((false, "8", "Umami"));
        await using var db = await day.App.DbAsync();
        (await db.Audit.Select(a => a.What).ToListAsync(WarRoomApp.Stop)).ShouldAllBe(w => !w.Contains("very-secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rehearsal_asks_nobody_outside()
    {
        await using var day = await SourceDay.StartAsync(c => c.JsonAsync("{}"), isRehearsal: true);
        var id = (await day.AddAsync(SourceKind.Umami)).Id!.Value;

        await day.ReadAsync(id);
        (await day.App.Get<TestSource>().RunAsync(id, day.Actor, WarRoomApp.Stop)).ShouldBeOfType<NetworkReading.Unavailable>().Reason.ShouldStartWith("This is a rehearsal");

        day.World.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_may_not_edit_the_foundation_changes_no_source()
    {
        await using var day = await SourceDay.StartAsync(c => c.JsonAsync("{}"));
        var id = (await day.AddAsync(SourceKind.Umami)).Id!.Value;
        var scribe = AMember(day.Campaign, "Sam Ink", Role.Scribe).AsActor();

        (await day.App.Get<SwitchSource>().RunAsync(id, isOn: false, scribe, WarRoomApp.Stop)).ShouldNotBeNull().Code.ShouldBe("actor.notAllowed");
        (await day.App.Get<RemoveSource>().RunAsync(id, scribe, WarRoomApp.Stop)).ShouldNotBeNull().Code.ShouldBe("actor.notAllowed");
        (await day.App.Get<TestSource>().RunAsync(id, scribe, WarRoomApp.Stop)).ShouldBeOfType<NetworkReading.Unavailable>();
        (await day.App.Get<SaveSource>().RunAsync(null, new(SourceKind.Push, "x", "", new(), ""), scribe, WarRoomApp.Stop)).Refusals.Single().Code.ShouldBe("actor.notAllowed");
        day.World.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_read_while_somebody_changed_the_source_is_dropped()
    {
        SourceDay? day = null;
        SourceId? id = null;
        day = await SourceDay.StartAsync(async c =>
        {
            if (id is { } changed) await day!.App.Get<SwitchSource>().RunAsync(changed, isOn: false, day.Actor, CancellationToken.None);
            await c.JsonAsync("""{"pageviews":[],"sessions":[{"x":"2026-11-12 09:00:00","y":12}]}""");
        });
        await using var _ = day;
        id = (await day.AddAsync(SourceKind.Umami)).Id!.Value;

        await day.ReadAsync(id.Value);

        (await day.StoredAsync(id.Value)).StateAt(At(12, 15)).ShouldBe(SourceState.Paused);
        await using var db = await day.App.DbAsync();
        (await db.HourlyVisits.AnyAsync(WarRoomApp.Stop)).ShouldBeFalse();
    }

    private static HourlyVisits Visits(SourceDay day, Instant hour, int? visits, string source) => new() { CampaignId = day.Campaign.Id, Hour = hour, Visits = visits, Source = source, ReadAt = hour };

    private static async Task<List<(Instant, int, string)>> HoursAsync(WarRoomDb db) =>
        [.. (await db.HourlyVisits.AsNoTracking().OrderBy(v => v.Hour).ToListAsync(WarRoomApp.Stop)).Select(v => (v.Hour, v.Visits!.Value, v.Source))];

    private static async Task<(int?, string, Instant?)> CounterAsync(SourceDay day, Measure measure)
    {
        var counter = (await day.App.Get<ReadDaySnapshot>().RunAsync(day.Campaign.Id, WarRoomApp.Stop)).Counters.Single(c => c.Measure == measure);
        return (counter.Value, counter.Source, counter.ReadAt);
    }
}
