using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NodaTime;
using WarRoom.Domain;
using WarRoom.Domain.Audiences;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Domain.Time;
using WarRoom.Web;
using WarRoom.Web.Identity;
using WarRoom.Web.Persistence;

namespace WarRoom.Bench.Chaos;

/// <summary>A real campaign that is live right now, written into a data folder before the application starts: people who are reminded
/// in the app and by mail, and slots on one network.</summary>
internal sealed class ChaosDay
{
    /// <summary>Stands in the text of every slot, and nowhere else.</summary>
    public const string Secret = "a lane of its own for bikes";

    private readonly MessageVariant _variant;
    private readonly Audience _audience;

    private ChaosDay(string folder, int people)
    {
        Folder = folder;
        var day = new LaunchDay(Now.InUtc().Date, DateTimeZoneProviders.Tzdb["Etc/UTC"]);
        Campaign = new Campaign(Ids.New<CampaignId>(Now), "chaos", "Chaos", day, LocalTime.Midnight, LocalTime.Midnight)
        {
            Organisation = "PortCity",
            LandingPage = "https://harbour.example/bridge",
            Rules = DayRules.Default with { SelfClaims = 1_000_000 },
        };
        Campaign.Become(CampaignState.Ready, Now);
        Campaign.Become(CampaignState.Live, Now);
        Lead = Person("lead", Role.Lead);
        People = [.. Enumerable.Range(0, people).Select(i => Person($"person-{i}", Role.Volunteer))];
        _audience = new() { Id = Ids.New<AudienceId>(Now), CampaignId = Campaign.Id, Name = "Cyclists", ZoneId = "Etc/UTC", Languages = ["en"], Networks = [Network.Bluesky] };
        Message = new() { Id = Ids.New<KeyMessageId>(Now), CampaignId = Campaign.Id, Name = "Safer way" };
        _variant = new() { Id = Ids.New<VariantId>(Now), CampaignId = Campaign.Id, KeyMessageId = Message.Id, AudienceId = _audience.Id, Code = "1A", Network = Network.Bluesky, Language = "en", Text = $"From today the Harbour Bridge has {Secret}. {{{{link}}}}" };
    }

    public string Folder { get; }

    public Campaign Campaign { get; }

    public Member Lead { get; }

    public IReadOnlyList<Member> People { get; }

    /// <summary>Open for everybody.</summary>
    public List<SlotId> Slots { get; } = [];

    public static Instant Now => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());

    private KeyMessage Message { get; }

    /// <param name="folder">An empty data folder.</param>
    /// <param name="people">How many volunteers.</param>
    /// <param name="open">From now until each open slot's time.</param>
    public static async Task<ChaosDay> WriteAsync(string folder, int people, IEnumerable<Duration> open)
    {
        var day = new ChaosDay(folder, people);
        await using var db = day.OpenDb();
        await db.Database.MigrateAsync();
        var slots = open.Select(day.Plan).ToList();
        day.Slots.AddRange(slots.Select(s => s.Id));
        db.AddRange([day.Campaign, day.Lead, .. day.People, day._audience, day.Message, day._variant, .. slots]);
        await db.SaveChangesAsync();
        return day;
    }

    public SqliteWarRoomDb OpenDb() => OpenDb(Path.Combine(Folder, "warroom.db"));

    /// <summary>Without the application around it the context knows nothing of sign-in's newer tables, which nobody needs here; the migrations make them.</summary>
    public static SqliteWarRoomDb OpenDb(string file) =>
        new(new DbContextOptionsBuilder<SqliteWarRoomDb>().UseSqlite($"Data Source={file};Pooling=False").ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning)).Options);

    /// <summary>Everybody's phone, not signed in yet.</summary>
    public IReadOnlyList<Phone> Phones()
    {
        var links = new PersonalLinks(new DataFolder(Folder));
        return [.. People.Select(p => new Phone(p, links.TokenFor(p)))];
    }

    /// <summary>Asks one person after the other for the open slots; written before the application starts.</summary>
    public async Task AskEverybodyAsync()
    {
        await using var db = OpenDb();
        foreach (var (index, slot) in (await db.Slots.OrderBy(s => s.PostAt).ToListAsync()).Index()) slot.AssignTo(People[index % People.Count], _variant, Campaign.Rules, Actor.Room(Campaign.Id), Now);
        await db.SaveChangesAsync();
    }

    /// <summary>The lead's browser, not signed in yet.</summary>
    public Phone LeadsBrowser() => new(Lead, new PersonalLinks(new DataFolder(Folder)).TokenFor(Lead));

    /// <summary>More slots that somebody has, each with its reminders, written while the application runs.</summary>
    public async Task<IReadOnlyList<Slot>> AddHeldAsync(IEnumerable<Duration> untilReminder)
    {
        var slots = new List<Slot>();
        await using var db = OpenDb();
        foreach (var (index, until) in untilReminder.Index())
        {
            var (slot, holder) = (Plan(until + Campaign.Rules.ReminderLead), People[index % People.Count]);
            slot.ClaimBy(holder, new(Campaign.Rules, true, false, 0), Now);
            db.Slots.Add(slot);
            db.Outbox.AddRange(ReminderPolicy.For(slot, holder, Campaign.Rules).Select(r => Row(slot, holder, r)));
            slots.Add(slot);
        }

        await db.SaveChangesAsync();
        return slots;
    }

    /// <summary>Waits until nothing is left to deliver, at most as long as a lease and two sweeps last.</summary>
    /// <param name="ahead">How far the application's clock is ahead.</param>
    public async Task SettleAsync(Duration ahead = default)
    {
        for (var look = 0; look < 100; look++)
        {
            await using (var db = OpenDb())
            {
                var now = Now + ahead;
                if (!await db.Outbox.AnyAsync(r => r.State == OutboxState.Sending || (r.State == OutboxState.Due && r.DueAt <= now))) return;
            }

            await Task.Delay(250);
        }
    }

    private Slot Plan(Duration untilPost)
    {
        var at = Now + untilPost;
        var slot = Slot.Plan(Ids.New<SlotId>(Now), Campaign, null, Network.Bluesky, _audience.Id, "en", new TimeWindow(at - Duration.FromHours(1), at + Duration.FromHours(1)), at, Actor.Room(Campaign.Id), Now);
        slot.SetVariant(_variant);
        return slot;
    }

    private OutboxRow Row(Slot slot, Member holder, DueReminder reminder) => new()
    {
        Id = Guid.CreateVersion7(Now.ToDateTimeOffset()),
        CampaignId = Campaign.Id,
        Kind = MessageKind.Reminder,
        Channel = reminder.Channel,
        MemberId = holder.Id,
        SlotId = slot.Id,
        DedupeKey = reminder.DedupeKey,
        Text = "Your post on Bluesky is next.",
        DueAt = reminder.DueAt,
        GraceUntil = reminder.GraceUntil,
        Step = reminder.Step,
    };

    private Member Person(string name, Role role) => new(Ids.New<MemberId>(Now), Campaign.Id, name, role, "Etc/UTC", Now)
    {
        Email = $"{name}@example.org",
        Languages = ["en"],
        Accounts = [new SocialAccount(Network.Bluesky, AccountKind.Personal, name, 400)],
        Hours = [new(LocalTime.Midnight, LocalTime.Midnight)],
        Channels = [ReminderChannel.InApp, ReminderChannel.Email],
        Quiet = null,
        Relationship = Relationship.Employee,
    };
}
