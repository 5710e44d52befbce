using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Team;
using WarRoom.Tests.Features.Foundation.Importing;
using WarRoom.Web.Features.Foundation.Importing;
using WarRoom.Web.Features.Foundation.Storing;
using static WarRoom.Tests.Features.Foundation.Importing.ImportExamples;
using static WarRoom.Tests.Features.Foundation.CampaignHouse;

namespace WarRoom.Tests.Features.Foundation.Storing;

/// <summary>Sheets become the campaign's own things: completely, once, and only when they are accepted.</summary>
public sealed class ImportTests : IAsyncLifetime
{
    private readonly CampaignHouse _house = new();

    public static TheoryData<ImportKind, int> Everything => new()
    {
        { ImportKind.Roster, 14 }, { ImportKind.Objectives, 3 }, { ImportKind.Audiences, 3 }, { ImportKind.Communities, 5 }, { ImportKind.Influencers, 8 },
        { ImportKind.Variants, 14 }, { ImportKind.Waves, 4 }, { ImportKind.Baseline, 1009 }, { ImportKind.Day, 24 },
    };

    public ValueTask InitializeAsync() => _house.InitializeAsync();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Theory, MemberData(nameof(Everything))]
    public async Task A_good_sheet_is_imported_completely_and_a_second_time_changes_nothing(ImportKind kind, int rows)
    {
        if (kind is ImportKind.Communities or ImportKind.Influencers or ImportKind.Variants) await AcceptAsync(ImportKind.Audiences);

        (await PreviewAsync(kind)).Count(ImportVerdict.New).ShouldBe(rows);
        var first = await AcceptAsync(kind);
        var again = await AcceptAsync(kind);

        first.ShouldSatisfyAllConditions(p => p.Refusal.ShouldBeNull(), p => p.Good.ShouldBe(rows), p => p.Count(ImportVerdict.Refused).ShouldBe(0));
        again.ShouldSatisfyAllConditions(p => p.Good.ShouldBe(0), p => p.Count(ImportVerdict.Same).ShouldBe(rows));
        (await AuditsAsync()).Count.ShouldBe(kind is ImportKind.Communities or ImportKind.Influencers or ImportKind.Variants ? 2 : 1);
    }

    [Fact]
    public async Task Previewing_stores_nothing()
    {
        await PreviewAsync(ImportKind.Roster);

        (await _house.ReadAsync(db => db.Members.CountAsync(Stop))).ShouldBe(0);
        (await AuditsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_roster_becomes_members_with_hours_accounts_and_channels()
    {
        await AcceptAsync(ImportKind.Roster);

        var members = await _house.ReadAsync(db => db.Members.OrderBy(m => m.JoinedAt).ToListAsync(Stop));
        members[0].ShouldSatisfyAllConditions(m => m.Name.ShouldBe("Mia Falk"), m => m.Role.ShouldBe(Role.Lead), m => m.Accounts.Count.ShouldBe(2));
        members[1].Hours[^1].ShouldBe(new AvailableHours(new(18, 0), new(20, 0), IfNeeded: true));
        members[1].Channels.ShouldBe([ReminderChannel.InApp, ReminderChannel.Email, ReminderChannel.Push]);
        members.ShouldAllBe(m => m.IsActive && !m.IsNew);
    }

    [Fact]
    public async Task Variants_make_their_key_messages_and_find_their_audiences()
    {
        await AcceptAsync(ImportKind.Audiences);
        await AcceptAsync(ImportKind.Variants);

        var pillars = await _house.ReadAsync(db => db.KeyMessages.Select(m => m.Name).OrderBy(n => n).ToListAsync(Stop));
        pillars.ShouldBe(["For cyclists", "Jobs", "Safer way"]);
        (await _house.ReadAsync(db => db.Variants.CountAsync(v => v.AudienceId == default, Stop))).ShouldBe(0);
    }

    [Fact]
    public async Task Waves_lie_on_the_launch_day()
    {
        await AcceptAsync(ImportKind.Waves);

        var opening = await _house.ReadAsync(db => db.Waves.SingleAsync(w => w.Name == "Opening", Stop));
        opening.StartsAt.ShouldBe(Instant.FromUtc(2026, 11, 12, 8, 0));
        opening.EndsAt.ShouldBe(Instant.FromUtc(2026, 11, 12, 10, 0));
        opening.Slots.ShouldBe(24);
    }

    [Fact]
    public async Task What_changed_is_said_by_column()
    {
        await AcceptAsync(ImportKind.Waves);

        var preview = await PreviewAsync(ImportKind.Waves, "wave,start,end,slots\nLunch,11:30,13:30,22");

        preview.Rows[0].Verdict.ShouldBe(ImportVerdict.Changed);
        preview.Rows[0].Reasons.ShouldBe(["slots: “20” becomes “22”"]);
    }

    [Fact]
    public async Task A_column_that_a_sheet_does_not_have_keeps_what_is_stored()
    {
        await AcceptAsync(ImportKind.Roster);

        var short_ = await AcceptAsync(ImportKind.Roster, "name,zone,accounts\nTom Wójcik,Europe/London,mastodon:personal:@tom@harbour.example:450");

        short_.Rows[0].Reasons.ShouldHaveSingleItem().ShouldStartWith("accounts:");
        var tom = await _house.ReadAsync(db => db.Members.SingleAsync(m => m.Name == "Tom Wójcik", Stop));
        tom.ShouldSatisfyAllConditions(m => m.Email.ShouldBe("tom@example.org"), m => m.Hours.Count.ShouldBe(1), m => m.Accounts[0].Followers.ShouldBe(450));
        (await _house.ReadAsync(db => db.Members.CountAsync(Stop))).ShouldBe(14);
    }

    [Fact]
    public async Task Of_a_broken_sheet_the_good_rows_are_stored_and_the_others_named()
    {
        var done = await _house.Use<AcceptImport>().RunAsync(ImportKind.Baseline, Broken("baseline.csv"), _house.Lead, Stop);

        done.Rows.Select(r => (r.Line, r.Verdict)).ShouldBe([
            (2, ImportVerdict.New), (3, ImportVerdict.New), (4, ImportVerdict.Refused), (5, ImportVerdict.Refused), (6, ImportVerdict.New), (7, ImportVerdict.New),
            (8, ImportVerdict.Refused), (9, ImportVerdict.Refused), (10, ImportVerdict.Refused), (11, ImportVerdict.Refused)]);
        done.Rows.Where(r => r.Verdict is ImportVerdict.Refused).ShouldAllBe(r => r.Reasons.Count > 0);
        (await _house.ReadAsync(db => db.HourlyVisits.CountAsync(Stop))).ShouldBe(4);
        (await _house.ReadAsync(db => db.HourlyVisits.CountAsync(v => v.Visits == null, Stop))).ShouldBe(1);
    }

    [Fact]
    public async Task Of_a_broken_roster_one_person_is_left()
    {
        var preview = await _house.Use<PreviewImport>().RunAsync(ImportKind.Roster, Broken("roster-semicolon-bom.csv"), _house.Lead, Stop);

        preview.Notes.ShouldBeEmpty();
        preview.Rows.Select(r => r.Verdict).ShouldBe([ImportVerdict.New, ImportVerdict.Refused, ImportVerdict.Refused, ImportVerdict.Same, ImportVerdict.Refused]);
        preview.Rows[2].Reasons.Count.ShouldBe(3);
        preview.Rows[3].Reasons[0].ShouldContain("line 2");
        preview.Rows[4].About.ShouldStartWith("=HYPERLINK");
    }

    [Fact]
    public async Task Of_broken_wordings_the_unwise_one_is_accepted_with_warnings()
    {
        await AcceptAsync(ImportKind.Audiences);

        var preview = await _house.Use<PreviewImport>().RunAsync(ImportKind.Variants, Broken("variants.csv"), _house.Lead, Stop);

        preview.Rows.Select(r => (r.Line, r.Verdict)).ShouldBe([(2, ImportVerdict.Refused), (3, ImportVerdict.Refused), (4, ImportVerdict.New), (6, ImportVerdict.Refused)]);
        preview.Rows[1].Reasons.ShouldContain(r => r.Contains("too long for X"));
        preview.Rows[1].Reasons.ShouldContain(r => r.Contains("Nobody"));
        preview.Rows[2].Warnings.ShouldContain(w => w.Contains("asks for votes"));
        preview.Rows[2].Warnings.ShouldContain(w => w.Contains("6 hashtags"));
        preview.Rows[3].Reasons[0].ShouldContain("line 6");
    }

    [Fact]
    public async Task A_file_without_a_required_column_stores_nothing()
    {
        var done = await AcceptAsync(ImportKind.Waves, "wave,start\nLunch,11:30");

        done.Refusal!.Code.ShouldBe("import.column.missing");
        (await _house.ReadAsync(db => db.Waves.CountAsync(Stop))).ShouldBe(0);
    }

    [Fact]
    public async Task An_unknown_column_is_named_and_skipped()
    {
        var preview = await PreviewAsync(ImportKind.Waves, "wave,start,end,slots,mood\nLunch,11:30,13:30,20,good");

        preview.Notes.ShouldHaveSingleItem().ShouldContain("mood");
        preview.Good.ShouldBe(1);
    }

    [Fact]
    public async Task Weights_sum_to_a_hundred_whatever_the_sheet_says()
    {
        await AcceptAsync(ImportKind.Objectives);
        await AcceptAsync(ImportKind.Objectives, "objective,measure,goal,weight\nTraffic,visits,900,40\nReplies,replies,60,20");

        var weights = await _house.ReadAsync(db => db.Objectives.OrderBy(o => o.Name).Select(o => new { o.Name, o.Weight }).ToListAsync(Stop));
        weights.Sum(w => w.Weight).ShouldBe(100);
        weights.Single(w => w.Name == "Traffic").Weight.ShouldBe(40);
        weights.Single(w => w.Name == "Interaction").Weight.ShouldBe(31);
    }

    [Fact]
    public async Task A_sample_without_a_value_is_nothing_to_store_and_a_corrected_one_replaces_the_old()
    {
        const string header = "at,network,measure,value\n";
        await AcceptAsync(ImportKind.Samples, header + "2026-11-12T10:00,x,shares,12\n2026-11-12T11:00,x,shares,");

        var done = await AcceptAsync(ImportKind.Samples, header + "2026-11-12T10:00,x,shares,14");

        done.Rows[0].Verdict.ShouldBe(ImportVerdict.Changed);
        var reading = await _house.ReadAsync(db => db.Readings.SingleAsync(Stop));
        reading.ShouldSatisfyAllConditions(r => r.Total.ShouldBe(14), r => r.Measure.ShouldBe(Measure.Shares));
    }

    [Fact]
    public async Task A_deputy_brings_in_volunteers_but_gives_no_roles()
    {
        var done = await _house.Use<AcceptImport>().RunAsync(ImportKind.Roster, Good("roster.csv"), _house.As(Role.Deputy), Stop);

        done.Count(ImportVerdict.New).ShouldBe(10);
        done.Rows[0].Reasons[0].ShouldBe("Only the lead can make somebody lead.");
    }

    [Theory, InlineData(Role.Scribe), InlineData(Role.Listener), InlineData(Role.Volunteer), InlineData(Role.Viewer)]
    public async Task Others_import_nothing(Role role)
    {
        var done = await _house.Use<AcceptImport>().RunAsync(ImportKind.Waves, Good("waves.csv"), _house.As(role), Stop);

        done.Refusal!.Code.ShouldBe("actor.notAllowed");
        (await _house.ReadAsync(db => db.Waves.CountAsync(Stop))).ShouldBe(0);
    }

    [Fact]
    public async Task Two_thousand_people_are_imported_in_a_few_seconds()
    {
        var rows = Enumerable.Range(1, 2000).Select(i => string.Create(CultureInfo.InvariantCulture, $"Person {i},p{i}@example.org,Europe/Berlin,x:personal:@p{i}:{i},09:00-12:00"));
        var sheet = Spreadsheet.Read("name,email,zone,accounts,available\n" + string.Join('\n', rows));
        var watch = Stopwatch.StartNew();

        var done = await _house.Use<AcceptImport>().RunAsync(ImportKind.Roster, sheet, _house.Lead, Stop);

        done.Count(ImportVerdict.New).ShouldBe(2000);
        (await _house.ReadAsync(db => db.Members.CountAsync(Stop))).ShouldBe(2000);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private Task<ImportPreview> PreviewAsync(ImportKind kind, string? text = null) =>
        _house.Use<PreviewImport>().RunAsync(kind, SheetOf(kind, text), _house.Lead, Stop);

    private Task<ImportPreview> AcceptAsync(ImportKind kind, string? text = null) =>
        _house.Use<AcceptImport>().RunAsync(kind, SheetOf(kind, text), _house.Lead, Stop);

    private static Spreadsheet SheetOf(ImportKind kind, string? text) => text is null ? Good($"{kind.ToString().ToLowerInvariant()}.csv") : Spreadsheet.Read(text);

    private Task<List<string>> AuditsAsync() => _house.ReadAsync(db => db.Audit.Select(a => a.What).ToListAsync(Stop));
}
