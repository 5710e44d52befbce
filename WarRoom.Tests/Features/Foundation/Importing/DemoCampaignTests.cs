using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Team;
using WarRoom.Web.Features.Foundation.Importing;
using static WarRoom.Tests.Features.Foundation.Importing.ImportExamples;

namespace WarRoom.Tests.Features.Foundation.Importing;

/// <summary>The demo campaign's own sheets are read without a fault, and come back the same when written.</summary>
public sealed class DemoCampaignTests
{
    [Fact]
    public void Fourteen_people_with_their_accounts_and_hours()
    {
        var team = Whole(RosterSheet.Read(Good("roster.csv"), Harbour), RosterSheet.Format, s => RosterSheet.Read(s, Harbour));

        team.Count.ShouldBe(14);
        var noah = team.Single(m => m.Name == "Noah Peters");
        noah.Relationship.ShouldBe(Relationship.Gifted);
        noah.Available.ShouldBe([new(new(7, 30), new(9, 30)), new(new(17, 0), new(20, 0))]);
        noah.Reminders.ShouldBe(["push", "email"]);
        team.Single(m => m.Name == "Greta Holm").Accounts[0].ShouldBe(new(Network.Mastodon, AccountKind.Business, "@cyclecity@norden.example", 4100));
    }

    [Fact]
    public void Fourteen_variants_with_their_languages_and_uses()
    {
        var variants = Whole(Variants(Good("variants.csv")), VariantSheet.Format, Variants);

        variants.Count.ShouldBe(14);
        variants.Sum(v => v.MaxUses).ShouldBe(70);
        variants.Single(v => v.Code == "1C").Text.ShouldStartWith("{{your words}}\nThe bridge");
        variants.Single(v => v.Code == "1C").HasLink.ShouldBeFalse();
    }

    [Fact]
    public void Audiences_with_their_active_hours()
    {
        var audiences = Whole(AudienceSheet.Read(Good("audiences.csv"), Harbour), AudienceSheet.Format, s => AudienceSheet.Read(s, Harbour));

        audiences.Count.ShouldBe(3);
        audiences[0].ActiveHours[^1].Days.ShouldBe([IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday]);
        audiences[0].ActiveHours[^1].ShouldSatisfyAllConditions(h => h.FromHour.ShouldBe(9), h => h.ToHour.ShouldBe(18), h => h.Weight.ShouldBe(2));
    }

    [Fact]
    public void Communities_and_influencers()
    {
        Whole(CommunitySheet.Read(Good("communities.csv"), Harbour), CommunitySheet.Format, s => CommunitySheet.Read(s, Harbour)).Count.ShouldBe(5);
        var voices = Whole(InfluencerSheet.Read(Good("influencers.csv"), Harbour), InfluencerSheet.Format, s => InfluencerSheet.Read(s, Harbour));
        voices.Count.ShouldBe(8);
        voices[0].ShouldSatisfyAllConditions(v => v.Reach.ShouldBe(48000), v => v.Disclosure.ShouldBe(Relationship.Paid), v => v.Handle.ShouldBe("@theslowlane.example"));
    }

    [Fact]
    public void Waves_and_objectives()
    {
        Whole(WaveSheet.Read(Good("waves.csv")), WaveSheet.Format, WaveSheet.Read).Sum(w => w.Slots).ShouldBe(72);
        var objectives = Whole(ObjectiveSheet.Read(Good("objectives.csv")), ObjectiveSheet.Format, ObjectiveSheet.Read);
        objectives[1].Measures.ShouldBe([Measure.Shares, Measure.Reactions]);
        objectives.Sum(o => o.Weight).ShouldBe(100);
    }

    [Fact]
    public void Six_weeks_of_hours_with_the_extra_hour_and_the_day()
    {
        var hours = Whole(HourSheet.ReadBaseline(Good("baseline.csv"), Harbour), HourSheet.Baseline, s => HourSheet.ReadBaseline(s, Harbour));

        hours.Zip(hours.Skip(1)).ShouldAllBe(pair => pair.Second.Hour - pair.First.Hour == Duration.FromHours(1));
        HourSheet.ReadDay(Good("day.csv"), Harbour).Accepted.Count().ShouldBe(24);
    }

    private static List<T> Whole<T>(ImportSheet<T> sheet, SheetFormat<T> format, Func<Spreadsheet, ImportSheet<T>> read) where T : class
    {
        sheet.Refusal.ShouldBeNull();
        sheet.Notes.ShouldBeEmpty();
        sheet.Rows.SelectMany(r => r.Refusals).ShouldBeEmpty();
        var values = sheet.Accepted.ToList();
        var again = read(Spreadsheet.Read(format.Write(values)));
        again.Rows.Select(r => r.Fingerprint).ShouldBe(sheet.Rows.Select(r => r.Fingerprint));
        return values;
    }
}
