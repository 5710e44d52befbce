using Microsoft.EntityFrameworkCore;
using WarRoom.Domain;
using WarRoom.Domain.Team;
using WarRoom.Tests.Features.Foundation.Importing;
using WarRoom.Web.Features.Foundation.Storing;
using static WarRoom.Tests.Features.Foundation.CampaignHouse;

namespace WarRoom.Tests.Features.Foundation.Storing;

/// <summary>A form saves by the rules of the sheets, names what is wrong, and a deleted thing can come back.</summary>
public sealed class SaveRowTests : IAsyncLifetime
{
    private readonly CampaignHouse _house = new();

    public async ValueTask InitializeAsync()
    {
        await _house.InitializeAsync();
        foreach (var kind in new[] { ImportKind.Audiences, ImportKind.Objectives, ImportKind.Communities, ImportKind.Variants, ImportKind.Waves })
        {
            await _house.Use<AcceptImport>().RunAsync(kind, ImportExamples.Good($"{kind.ToString().ToLowerInvariant()}.csv"), _house.Lead, stop: Stop);
        }
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_field_that_is_not_given_stays()
    {
        var lunch = await RowAsync(ImportKind.Waves, "Lunch");

        (await SaveAsync(ImportKind.Waves, lunch.Id, ("slots", "22"))).IsSaved.ShouldBeTrue();

        var wave = await _house.ReadAsync(db => db.Waves.SingleAsync(w => w.Name == "Lunch", Stop));
        wave.ShouldSatisfyAllConditions(w => w.Slots.ShouldBe(22), w => w.Purpose.ShouldBe("professionals and studies"), w => w.Start.ShouldBe(new LocalTime(11, 30)));
    }

    [Fact]
    public async Task Every_fault_is_named_and_nothing_is_saved()
    {
        var answer = await SaveAsync(ImportKind.Waves, null, ("wave", ""), ("start", "25:00"), ("end", "12:03"), ("slots", "-3"));

        answer.Refusals.Select(r => r.Code).ShouldBe(["import.missing", "import.time", "import.time", "import.number.negative"]);
        (await _house.ReadAsync(db => db.Waves.CountAsync(Stop))).ShouldBe(4);
    }

    [Fact]
    public async Task Two_things_cannot_have_one_name()
    {
        var lunch = await RowAsync(ImportKind.Waves, "Lunch");

        (await SaveAsync(ImportKind.Waves, lunch.Id, ("wave", "opening"))).Refusals[0].Code.ShouldBe("row.twice");
    }

    [Fact]
    public async Task Renaming_an_audience_takes_its_communities_along()
    {
        var cyclists = await RowAsync(ImportKind.Audiences, "Everyday cyclists");

        (await SaveAsync(ImportKind.Audiences, cyclists.Id, ("name", "Cyclists"))).IsSaved.ShouldBeTrue();

        (await _house.ReadAsync(db => db.Communities.CountAsync(c => c.Audience == "Cyclists", Stop))).ShouldBe(3);
        (await RowAsync(ImportKind.Variants, "1A, Mastodon, de")).Cells["audience"].ShouldBe("Cyclists");
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_with_the_number()
    {
        var text = await RowAsync(ImportKind.Variants, "2C, X, en");

        (await SaveAsync(ImportKind.Variants, text.Id, ("text", new string('a', 300)))).Refusals[0].Reason.ShouldBe("text: it is 35 too long for X.");
    }

    [Fact]
    public async Task What_is_deleted_comes_back_as_it_was()
    {
        var lunch = await RowAsync(ImportKind.Waves, "Lunch");
        var (refusal, row) = await _house.Use<DeleteRow>().RunAsync(ImportKind.Waves, lunch.Id, _house.Lead, stop: Stop);
        refusal.ShouldBeNull();
        (await _house.ReadAsync(db => db.Waves.CountAsync(Stop))).ShouldBe(3);

        (await _house.Use<SaveRow>().RunAsync(ImportKind.Waves, null, row!.Cells, _house.Lead, row.Id, stop: Stop)).IsSaved.ShouldBeTrue();

        (await RowAsync(ImportKind.Waves, "Lunch")).ShouldSatisfyAllConditions(r => r.Id.ShouldBe(lunch.Id), r => r.Cells.ShouldBe(lunch.Cells));
    }

    [Fact]
    public async Task An_audience_that_texts_are_written_for_stays()
    {
        var cyclists = await RowAsync(ImportKind.Audiences, "Everyday cyclists");

        var (refusal, _) = await _house.Use<DeleteRow>().RunAsync(ImportKind.Audiences, cyclists.Id, _house.Lead, stop: Stop);

        refusal!.Reason.ShouldStartWith("7 texts are written for it.");
    }

    [Fact]
    public async Task The_last_text_takes_its_key_message_along()
    {
        foreach (var code in new[] { "1A, Mastodon, de", "1B, Bluesky, en", "1C, Instagram, en", "1D, Reddit, de" })
        {
            await _house.Use<DeleteRow>().RunAsync(ImportKind.Variants, (await RowAsync(ImportKind.Variants, code)).Id, _house.Lead, stop: Stop);
        }

        (await _house.ReadAsync(db => db.KeyMessages.Select(m => m.Name).OrderBy(n => n).ToListAsync(Stop))).ShouldBe(["For cyclists", "Jobs"]);
    }

    [Fact]
    public async Task A_new_objective_takes_its_weight_from_the_others()
    {
        (await SaveAsync(ImportKind.Objectives, null, ("objective", "Replies"), ("measure", "replies"), ("goal", "60"), ("weight", "20"))).IsSaved.ShouldBeTrue();

        (await _house.ReadAsync(db => db.Objectives.SumAsync(o => o.Weight, Stop))).ShouldBe(100);
        (await RowAsync(ImportKind.Objectives, "Replies")).Cells["weight"].ShouldBe("20");
    }

    [Fact]
    public async Task Deleting_an_objective_leaves_a_hundred()
    {
        await _house.Use<DeleteRow>().RunAsync(ImportKind.Objectives, (await RowAsync(ImportKind.Objectives, "Interaction")).Id, _house.Lead, stop: Stop);

        (await _house.ReadAsync(db => db.Objectives.SumAsync(o => o.Weight, Stop))).ShouldBe(100);
    }

    [Theory, InlineData(Role.Scribe), InlineData(Role.Volunteer), InlineData(Role.Viewer)]
    public async Task Who_only_reads_changes_nothing(Role role)
    {
        var lunch = await RowAsync(ImportKind.Waves, "Lunch");

        (await _house.Use<SaveRow>().RunAsync(ImportKind.Waves, lunch.Id, new Dictionary<string, string> { ["slots"] = "1" }, _house.As(role), stop: Stop)).IsSaved.ShouldBeFalse();
        (await _house.Use<DeleteRow>().RunAsync(ImportKind.Waves, lunch.Id, _house.As(role), stop: Stop)).Refusal.ShouldNotBeNull();
    }

    private async Task<PartRow> RowAsync(ImportKind kind, string about) => (await _house.Use<ReadPart>().RunAsync(kind, _house.Lead, stop: Stop)).Single(r => r.About == about);

    private Task<SaveAnswer> SaveAsync(ImportKind kind, Guid? id, params (string Column, string Value)[] fields) =>
        _house.Use<SaveRow>().RunAsync(kind, id, fields.ToDictionary(f => f.Column, f => f.Value), _house.Lead, stop: Stop);
}
