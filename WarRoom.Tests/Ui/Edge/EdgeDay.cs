using WarRoom.Domain;
using WarRoom.Domain.Audiences;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Ui.Edge;

/// <summary>A day that has happened up to an instant: waves, people with their consents, posts made and missed, numbers read. The
/// visits are the same ones each time: an ordinary hour has 100, an hour of the day has what <c>extra</c> adds.</summary>
internal sealed record EdgeDay(Campaign Campaign, Member Lead, Member Ana, IReadOnlyList<Member> People, IReadOnlyList<Slot> Slots)
{
    private static readonly (string Name, NameConsent Consent)[] Cast =
        [("Ana Ribeiro", NameConsent.Full), ("Priya Nair", NameConsent.Full), ("Tom Wood", NameConsent.Initials), ("Lee Chen", NameConsent.None), ("Sara Berg", NameConsent.Full), ("Luca Rossi", NameConsent.Full)];

    private static readonly (string Name, int FromHour, int FromMinute, int ToHour, int ToMinute)[] WaveTimes =
        [("Teaser", 7, 30, 9, 0), ("Opening", 9, 0, 11, 0), ("Lunch", 11, 30, 13, 30), ("Ride home", 16, 30, 19, 0)];

    public static async Task<EdgeDay> StoreAsync(WarRoomApp app, Instant until, int extraPerHour = 150, CampaignState state = CampaignState.Live, bool hasBaseline = true)
    {
        var campaign = ACampaign(state);
        var lead = AMember(campaign, "Mia Falk", Role.Lead);
        lead.WallName = NameConsent.Full;
        var people = Cast.Select(c => Person(campaign, c.Name, c.Consent)).ToList();
        var waves = WaveTimes.Select(w => new Wave { Id = Ids.New<WaveId>(At(6, 0)), CampaignId = campaign.Id, Name = w.Name, Start = new(w.FromHour, w.FromMinute), End = new(w.ToHour, w.ToMinute), StartsAt = At(w.FromHour, w.FromMinute), EndsAt = At(w.ToHour, w.ToMinute), Slots = 8 }).ToList();
        var audience = AnAudience(campaign);
        var message = new KeyMessage { Id = Ids.New<KeyMessageId>(At(6, 0)), CampaignId = campaign.Id, Name = "Safer way" };
        var variants = new[] { AVariant(campaign, message, audience), AVariant(campaign, message, audience, "2A", Network.LinkedIn) };
        var slots = waves.SelectMany((wave, w) => Enumerable.Range(0, 8).Select(i => Planned(campaign, wave, variants[i % 2], audience, wave.StartsAt + Duration.FromMinutes((i * 12) + 3)))).ToList();
        for (var i = 0; i < slots.Count; i++) Live(campaign, slots[i], i, people, lead, until);
        await app.StoreAsync([campaign, lead, .. people, .. waves, audience, message, .. variants, .. slots, .. Objectives(campaign), .. Readings(campaign, until), .. hasBaseline ? Visits(campaign, until, extraPerHour) : []]);
        return new(campaign, lead, people[0], people, slots);
    }

    private static Member Person(Campaign campaign, string name, NameConsent consent)
    {
        var member = AMember(campaign, name);
        member.WallName = consent;
        member.Relationship = name == "Tom Wood" ? Relationship.Volunteer : Relationship.Employee;
        return member;
    }

    private static Slot Planned(Campaign campaign, Wave wave, MessageVariant variant, Audience audience, Instant at)
    {
        var slot = Slot.Plan(Ids.New<SlotId>(At(6, 0)), campaign, wave, variant.Network, audience.Id, "en", wave.Window, at, Actor.Room(campaign.Id), At(6, 0));
        slot.SetVariant(variant);
        return slot;
    }

    /// <summary>Every seventh is left open, every eleventh missed, every fifth posted late; the rest is posted two minutes after its time.</summary>
    private static void Live(Campaign campaign, Slot slot, int i, List<Member> people, Member lead, Instant until)
    {
        if (i % 7 == 6)
        {
            if (slot.ClosesAt <= until) slot.MissAt(slot.ClosesAt);
            return;
        }

        var member = people[i % people.Count];
        slot.ClaimBy(member, Terms(), At(7, 0)).ShouldBeNull();
        slot.SetLink($"LNK{i:0000}");
        if (i % 11 == 10)
        {
            if (slot.ClosesAt <= until) slot.MissAt(slot.ClosesAt);
            return;
        }

        var postedAt = slot.PostAt + Minutes(i % 5 == 4 ? 8 : 2);
        if (postedAt > until) return;
        slot.ConfirmBy(member, slot.Network is Network.Bluesky ? $"https://bsky.app/profile/x/post/{i}" : null, null, member.AsActor(), postedAt);
        if (i % 2 == 0) slot.Verify(lead.AsActor(), postedAt + Minutes(3)).ShouldBeNull();
    }

    private static IEnumerable<Objective> Objectives(Campaign campaign) =>
    [
        new() { Id = Ids.New<ObjectiveId>(At(6, 0)), CampaignId = campaign.Id, Name = "Traffic", Measures = [Measure.Visits], Goal = 800, Weight = 55 },
        new() { Id = Ids.New<ObjectiveId>(At(6, 0)), CampaignId = campaign.Id, Name = "Interaction", Measures = [Measure.Shares, Measure.Reactions], Goal = 2400, Weight = 35, GoalByMeasure = new() { [Measure.Shares] = 400, [Measure.Reactions] = 2000 } },
        new() { Id = Ids.New<ObjectiveId>(At(6, 0)), CampaignId = campaign.Id, Name = "Following", Measures = [Measure.Follows], Goal = 250, Weight = 10 },
    ];

    private static IEnumerable<MetricReading> Readings(Campaign campaign, Instant until) =>
        new[] { (Measure.Shares, 212), (Measure.Reactions, 906), (Measure.Follows, 88) }.Select(r => new MetricReading { Id = Guid.CreateVersion7(until.ToDateTimeOffset()), CampaignId = campaign.Id, At = until - Minutes(12), Network = Network.Bluesky, Measure = r.Item1, Total = r.Item2, Source = "by hand", ByName = "Mia Falk" });

    private static IEnumerable<HourlyVisits> Visits(Campaign campaign, Instant until, int extraPerHour)
    {
        var first = Day.Start - Duration.FromDays(35);
        for (var hour = first; hour + Duration.FromHours(1) <= until; hour += Duration.FromHours(1))
        {
            var local = hour.InZone(Berlin);
            var usual = local.Hour < 6 ? 20 : 90 + (local.Hour * 2) + ((local.DayOfYear * 7 + local.Hour * 3) % 11) - 5;
            var isDay = hour >= At(7, 0) && hour < At(19, 0);
            yield return new() { CampaignId = campaign.Id, Hour = hour, Visits = Math.Max(0, usual + (isDay ? extraPerHour : 0)), Source = "csv", ReadAt = hour + Duration.FromHours(1) };
        }
    }
}
