using Bunit;
using WarRoom.Domain;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Features.Foundation;
using WarRoom.Web.Features.Foundation.Messages;
using WarRoom.Web.Features.Foundation.Objectives;
using WarRoom.Web.Features.Foundation.Storing;

namespace WarRoom.Tests.Features.Foundation;

/// <summary>What people see of an import, of weights and of a text's length.</summary>
public sealed class FoundationPartsTests : BunitContext
{
    private static readonly CampaignHouse House = new();

    [Fact]
    public void Every_row_of_a_preview_has_a_word_an_icon_and_its_reasons()
    {
        var table = Render<ImportTable>(p => p.Add(t => t.Preview, new ImportPreview(ImportKind.Roster,
        [
            new(2, "Ada", ImportVerdict.New, [], []), new(3, "Grace", ImportVerdict.Changed, ["zone: “Europe/Paris” becomes “Europe/Berlin”"], []),
            new(4, "nobody@example.org", ImportVerdict.Refused, ["name is empty.", "accounts is empty."], []), new(5, "Ada", ImportVerdict.Same, ["The same as line 2: nothing to do."], []),
        ], ["The column “mood” is not known and was skipped."])));

        table.FindAll("tbody tr").Count.ShouldBe(4);
        table.FindAll("tbody td:last-child").Select(c => c.TextContent.Trim()).ShouldBe(["new", "changed", "refused", "same"]);
        table.FindAll("tbody td:last-child svg").Count.ShouldBe(4);
        table.FindAll("tbody tr")[2].QuerySelectorAll("small").Select(s => s.TextContent).ShouldBe(["name is empty.", "accounts is empty."]);
        table.Find("[role=status]").TextContent.ShouldContain("1 refused");
        table.Markup.ShouldContain("mood");
    }

    [Fact]
    public void A_warning_stands_beside_an_accepted_row()
    {
        var table = Render<ImportTable>(p => p.Add(t => t.Preview, new ImportPreview(ImportKind.Variants, [new(2, "1B, Bluesky, en", ImportVerdict.New, [], ["This asks for votes."])], [])));

        table.Find("small.warn").TextContent.ShouldContain("asks for votes");
        table.Find("[role=status]").TextContent.ShouldContain("1 with warnings");
    }

    [Fact]
    public void A_long_sheet_shows_first_what_needs_a_look()
    {
        var rows = Enumerable.Range(2, 2000).Select(i => new PreviewRow(i, $"Row {i}", i == 1900 ? ImportVerdict.Refused : ImportVerdict.New, [], [])).ToList();

        var table = Render<ImportTable>(p => p.Add(t => t.Preview, new ImportPreview(ImportKind.Baseline, rows, [])));

        table.Find("tbody tr td").TextContent.ShouldBe("1900");
        table.Markup.ShouldContain("1,700 more rows");
    }

    [Fact]
    public void Moving_a_weight_moves_the_others_and_saves_all_of_them()
    {
        IReadOnlyDictionary<ObjectiveId, int>? saved = null;
        var table = Render<ObjectivesTable>(p => p.Add(t => t.View, View(55, 35, 10)).Add(t => t.MayEdit, true).Add(t => t.OnWeights, w => saved = w));

        table.FindAll("input[type=range]")[0].Input("75");
        table.FindAll("input[type=range]").Select(r => r.GetAttribute("value")).ShouldBe(["75", "19", "6"]);
        table.FindAll("input[type=range]")[0].Change("75");

        saved!.Values.ShouldBe([75, 19, 6]);
    }

    [Fact]
    public void A_kept_weight_is_left_alone()
    {
        var table = Render<ObjectivesTable>(p => p.Add(t => t.View, View(55, 35, 10)).Add(t => t.MayEdit, true));

        table.FindAll("button[aria-pressed]")[2].Click();
        table.FindAll("input[type=range]")[0].Input("75");

        table.FindAll("input[type=range]").Select(r => r.GetAttribute("value")).ShouldBe(["75", "15", "10"]);
        table.FindAll("input[type=range]")[2].HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public void A_goal_that_cannot_be_saved_stays_as_it_was_typed()
    {
        var table = Render<ObjectivesTable>(p => p.Add(t => t.View, View(55, 35, 10)).Add(t => t.MayEdit, true).Add(t => t.OnGoal, (_, _) => Task.FromResult<string?>("goal: “1.204” can be read two ways.")));

        table.Find("input.goal").Change("1.204");

        table.Find("input.goal").GetAttribute("value").ShouldBe("1.204");
        table.Find("[role=alert]").TextContent.ShouldContain("two ways");
    }

    [Fact]
    public void Who_only_reads_cannot_move_anything() =>
        Render<ObjectivesTable>(p => p.Add(t => t.View, View(55, 35, 10))).FindAll("input").ShouldAllBe(i => i.HasAttribute("disabled"));

    [Theory]
    [InlineData(100, "fine", "100 of 280")]
    [InlineData(260, "near", "20 left")]
    [InlineData(283, "over", "3 too many")]
    public void A_counter_says_what_is_left_near_the_limit_and_what_is_too_many(int length, string state, string said)
    {
        var counter = Render<LengthCounter>(p => p.Add(c => c.Length, TextLength.Of(new string('a', length), NetworkRules.Defaults[Network.X])));

        counter.Find(".lenc").GetAttribute("data-state").ShouldBe(state);
        counter.Find(".lenc").TextContent.ShouldContain(said);
    }

    [Fact]
    public void Only_a_text_that_is_too_long_shows_a_warning_sign()
    {
        Render<LengthCounter>(p => p.Add(c => c.Length, new TextLength(281, 280))).FindAll("svg").Count.ShouldBe(1);
        Render<LengthCounter>(p => p.Add(c => c.Length, new TextLength(270, 280))).FindAll("svg").ShouldBeEmpty();
    }

    private static FoundationView View(params int[] weights) => new()
    {
        Campaign = House.Campaign,
        Now = CampaignHouse.Now,
        Objectives = [.. weights.Select((w, i) => new Objective { Id = Ids.New<ObjectiveId>(CampaignHouse.Now), CampaignId = House.Campaign.Id, Name = $"Objective {i + 1}", Goal = 100, Weight = w, Measures = [Measure.Shares] })],
        Audiences = [],
        Communities = [],
        Influencers = [],
        KeyMessages = [],
        Variants = [],
        Waves = [],
        Members = [],
        Uses = new Dictionary<VariantId, int>(),
        Slots = 0,
        BaselineDays = 0,
        Texts = new(NetworkRules.Defaults, null!, "PortCity"),
    };
}
