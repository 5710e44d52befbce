using WarRoom.Domain;
using WarRoom.Domain.Audiences;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Domain.Time;

namespace WarRoom.Tests;

/// <summary>The cast and the day: the same people and the same Thursday in every test.</summary>
internal static class Examples
{
    public static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    public static readonly LaunchDay Day = new(new LocalDate(2026, 11, 12), Berlin);
    public static readonly Instant Noon = At(12, 0);

    public static Instant At(int hour, int minute) => Day.At(new LocalTime(hour, minute));

    public static Duration Minutes(int minutes) => Duration.FromMinutes(minutes);

    public static Campaign ACampaign(CampaignState state = CampaignState.Live, string slug = "harbour-bridge")
    {
        var campaign = new Campaign(Ids.New<CampaignId>(At(6, 0)), slug, "Harbour Bridge", Day, new(7, 30), new(19, 0))
        {
            Organisation = "PortCity",
            LandingPage = "https://harbour.example/bridge",
            Guidelines = "Be kind. Say who you are.",
        };
        foreach (var next in new[] { CampaignState.Ready, CampaignState.Live, CampaignState.Ended, CampaignState.Archived })
        {
            if (campaign.State < state) campaign.Become(next, At(7, 0)).ShouldBeNull();
        }

        return campaign;
    }

    public static Member AMember(Campaign campaign, string name, Role role = Role.Volunteer, params Network[] networks) =>
        new(Ids.New<MemberId>(At(6, 0)), campaign.Id, name, role, "Europe/Berlin", At(6, 0))
        {
            Email = $"{name.Split(' ')[0].ToLowerInvariant()}@example.org",
            Languages = ["en", "de"],
            Accounts = [.. (networks.Length == 0 ? [Network.Bluesky, Network.LinkedIn] : networks).Select(n => new SocialAccount(n, AccountKind.Personal, name.ToLowerInvariant().Replace(' ', '-'), 400))],
            Hours = [new(new(7, 0), new(20, 0))],
            Channels = [ReminderChannel.InApp, ReminderChannel.Email],
            Relationship = Relationship.Employee,
        };

    public static Audience AnAudience(Campaign campaign) => new() { Id = Ids.New<AudienceId>(At(6, 0)), CampaignId = campaign.Id, Name = "Everyday cyclists", ZoneId = "Europe/Berlin", Languages = ["en"], Networks = [Network.Bluesky, Network.LinkedIn] };

    public static MessageVariant AVariant(Campaign campaign, KeyMessage message, Audience audience, string code = "1B", Network network = Network.Bluesky) => new()
    {
        Id = Ids.New<VariantId>(At(6, 0)),
        CampaignId = campaign.Id,
        KeyMessageId = message.Id,
        AudienceId = audience.Id,
        Code = code,
        Network = network,
        Language = "en",
        Text = "{{your words}} 2.4 km, no traffic lights: from today the Harbour Bridge has a lane of its own for bikes. {{link}}",
        Hashtags = ["HarbourBridge"],
    };

    public static Slot ASlot(Campaign? campaign = null, Instant? postAt = null, Network network = Network.Bluesky)
    {
        campaign ??= ACampaign();
        var at = postAt ?? Noon;
        return Slot.Plan(Ids.New<SlotId>(At(6, 0)), campaign, null, network, null, "en", new TimeWindow(at - Minutes(60), at + Minutes(60)), at, Actor.Room(campaign.Id), At(6, 0));
    }

    public static ClaimTerms Terms(bool isHeld = false, int openSelfClaims = 0, bool isPublished = true) => new(DayRules.Default, isPublished, isHeld, openSelfClaims);
}
