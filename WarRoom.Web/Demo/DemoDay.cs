using Microsoft.AspNetCore.Identity;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Team;
using WarRoom.Domain.Time;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Features.Foundation.Importing;
using WarRoom.Web.Features.Foundation.Storing;
using WarRoom.Web.Features.Rehearsal;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Demo;

/// <summary>Seeds the believable launch day that a newcomer sees: the Harbour Bridge campaign, opened in the late morning with a past
/// that its simulated people have lived through the same use cases as real ones.</summary>
public sealed class DemoDay(IServiceScopeFactory scopes, IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, StartArguments start, RehearsalSite site, LinkCodes codes, ILogger<DemoDay> log)
{
    private const string Slug = "harbour-bridge";
    private static readonly LaunchDay Day = new(new LocalDate(2026, 11, 12), DateTimeZoneProviders.Tzdb["Europe/Berlin"]);
    private static readonly LocalTime OpensAt = new(11, 40);
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Demo", "harbour-bridge");

    private static readonly (ImportKind Kind, string File)[] Sheets =
    [
        (ImportKind.Audiences, "audiences"), (ImportKind.Objectives, "objectives"), (ImportKind.Roster, "roster"), (ImportKind.Communities, "communities"),
        (ImportKind.Influencers, "influencers"), (ImportKind.Variants, "variants"), (ImportKind.Waves, "waves"), (ImportKind.Baseline, "baseline"),
    ];

    public async Task SeedAsync(CancellationToken stop = default)
    {
        if (!start.IsDemo) return;
        await OpenSiteAsync(stop);
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.Campaigns.AnyAsync(stop))
        {
            if (await UnfinishedAsync(db, stop) is not { } half) return;
            await ForgetAsync(half, stop);
        }

        log.LogInformation("Preparing the demo day; this takes some seconds, once.");
        await CreateAsync(stop);
    }

    /// <summary>A demo day whose preparation was cut off: its clock never came to the hour at which it opens.</summary>
    private static async Task<CampaignId?> UnfinishedAsync(WarRoomDb db, CancellationToken stop) =>
        await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Slug == Slug && c.IsRehearsal, stop) is { } demo && !(demo.AnchorCampaign >= Day.At(OpensAt)) ? demo.Id : null;

    /// <summary>Makes the campaign, its plan, and the past of its day.</summary>
    public async Task CreateAsync(CancellationToken stop = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var campaign = await StoreCampaignAsync(stop);
        var room = Actor.Room(campaign.Id);
        foreach (var (kind, file) in Sheets)
        {
            var sheet = Spreadsheet.Read(await File.ReadAllBytesAsync(Path.Combine(Folder, $"{file}.csv"), stop));
            if ((await scope.ServiceProvider.GetRequiredService<AcceptImport>().RunAsync(kind, sheet, room, stop)).Refusal is { } refusal) throw new InvalidOperationException($"{file}.csv: {refusal.Reason}");
        }

        await FurnishAsync(scope.ServiceProvider, campaign.Id, stop);
        await DemoPlan.MakeAsync(scope.ServiceProvider, room, stop);
        await PlayPastAsync(scope.ServiceProvider, campaign.Id, stop);
    }

    /// <summary>Forgets everything of the demo campaign.</summary>
    public async Task ForgetAsync(CampaignId id, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        await using var whole = await db.Database.BeginTransactionAsync(stop);
        await db.PushSubscriptions.Where(p => db.Members.Any(m => m.Id == p.MemberId && m.CampaignId == id)).ExecuteDeleteAsync(stop);
        await db.ChatRooms.Where(c => c.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.Press.Where(p => p.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.Samples.Where(s => db.Sources.Any(o => o.Id == s.SourceId && o.CampaignId == id)).ExecuteDeleteAsync(stop);
        await db.Sources.Where(s => s.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.Swaps.Where(s => s.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.Reveals.Where(r => r.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.PostChecks.Where(c => c.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.ProofImages.Where(p => p.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.SlotEvents.Where(e => e.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.Slots.Where(s => s.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.Links.Where(l => l.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.Outbox.Where(r => r.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.Inbox.Where(m => m.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.SentMails.Where(m => m.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.Readings.Where(r => r.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.HourlyVisits.Where(v => v.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.DayRecords.Where(r => r.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.Notes.Where(n => n.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.Holds.Where(h => h.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.PlanRuns.Where(r => r.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.PlanVersions.Where(v => v.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.Waves.Where(w => w.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.Variants.Where(v => v.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.KeyMessages.Where(m => m.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.Audiences.Where(a => a.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.Communities.Where(c => c.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.Influencers.Where(i => i.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.Objectives.Where(o => o.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.Members.Where(m => m.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.Invites.Where(i => i.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.SharedLinks.Where(l => l.CampaignId == id).ExecuteDeleteAsync(stop);
        await db.Campaigns.Where(c => c.Id == id).ExecuteDeleteAsync(stop);
        await whole.CommitAsync(stop);
    }

    private async Task<Campaign> StoreCampaignAsync(CancellationToken stop)
    {
        var campaign = new Campaign(Ids.New<CampaignId>(clocks.RealNow), Slug, "Harbour Bridge", Day, new(7, 30), new(19, 0))
        {
            Organisation = "PortCity",
            LandingPage = "https://harbour.example/bridge",
            Purpose = Purpose.Launch,
            IsRehearsal = true,
            Guidelines = "Post from your own real account, in your own words.\nSay who you are: the first line tells that you belong to us.\nBe kind. Answer nothing you are not sure of; send it to Sara.\nWhen the phone says HOLD, close the composer.",
        };
        campaign.SetClock(Day.At(new(7, 0)), clocks.RealNow, 0);
        clocks.Remember(campaign);
        await using var db = await dbs.CreateDbContextAsync(stop);
        db.Campaigns.Add(campaign);
        await db.SaveChangesAsync(stop);
        return campaign;
    }

    /// <summary>What the sheets don't say: the lead's account, consents, goals of single measures, invitation and wall.</summary>
    private async Task FurnishAsync(IServiceProvider services, CampaignId id, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var members = await db.Members.Where(m => m.CampaignId == id).ToListAsync(stop);
        foreach (var (member, number) in members.Select((m, i) => (m, i)))
        {
            member.GuidelinesVersion = 1;
            member.WallName = (NameConsent)(number % 5 == 4 ? 0 : 1 + (number % 2));
        }

        members.First(m => m.Role is Role.Lead).AccountId = await LeadAccountAsync(services, members.First(m => m.Role is Role.Lead));
        foreach (var objective in await db.Objectives.Where(o => o.CampaignId == id).ToListAsync(stop))
        {
            if (objective.Measures.Contains(Measure.Shares)) objective.GoalByMeasure = new() { [Measure.Shares] = 400, [Measure.Reactions] = 2_000 };
        }

        db.Invites.Add(new Invite { Code = codes.NewInvite(), CampaignId = id, ValidUntil = clocks.RealNow + Duration.FromDays(3650) });
        db.SharedLinks.Add(new SharedLink { Token = codes.NewToken(), CampaignId = id, Page = SharedPage.Wall, Name = "Press room", CreatedAt = clocks.RealNow });
        await db.SaveChangesAsync(stop);
    }

    private static async Task<string> LeadAccountAsync(IServiceProvider services, Member lead)
    {
        var users = services.GetRequiredService<UserManager<SignInAccount>>();
        if (await users.FindByEmailAsync(lead.Email!) is { } known) return known.Id;
        var account = new SignInAccount { UserName = lead.Email, Email = lead.Email, Name = lead.Name, IsOwner = true };
        var made = await users.CreateAsync(account);
        return made.Succeeded ? account.Id : throw new InvalidOperationException(string.Join(", ", made.Errors.Select(e => e.Description)));
    }

    /// <summary>Lets the morning happen, minute by minute, then starts the clock at sixty times real time.</summary>
    private async Task PlayPastAsync(IServiceProvider services, CampaignId id, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == id, stop);
        campaign.Become(CampaignState.Ready, clocks.Now(campaign));
        await db.SaveChangesAsync(stop);
        for (var now = Day.At(new(7, 0)); now <= Day.At(OpensAt); now += Duration.FromMinutes(1))
        {
            clocks.ResumeAt(campaign, now);
            await services.GetRequiredService<LiveOneMinute>().RunAsync(id, stop);
        }

        await db.Entry(campaign).ReloadAsync(stop);
        campaign.SetClock(Day.At(OpensAt), clocks.RealNow, 60);
        clocks.Remember(campaign);
        await db.SaveChangesAsync(stop);
    }

    private async Task OpenSiteAsync(CancellationToken stop)
    {
        var sheet = Spreadsheet.Read(await File.ReadAllBytesAsync(Path.Combine(Folder, "day.csv"), stop));
        var rows = HourSheet.ReadDay(sheet, new ImportContext(Day.Zone, "en", [])).Accepted;
        site.Open([.. rows.Select(r => new HourlyCount(r.Hour, r.Visits))]);
    }
}
