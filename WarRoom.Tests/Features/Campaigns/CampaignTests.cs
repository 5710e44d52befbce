using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;
using WarRoom.Tests.Features.Foundation;
using WarRoom.Tests.Features.Foundation.Importing;
using WarRoom.Web.Features.Campaigns;
using WarRoom.Web.Features.Foundation.Settings;
using WarRoom.Web.Features.Foundation.Storing;
using WarRoom.Web.Persistence;
using WarRoom.Web.Ui.Desk;
using static WarRoom.Tests.Features.Foundation.CampaignHouse;

namespace WarRoom.Tests.Features.Campaigns;

/// <summary>Campaigns are started by those who may, found by those who belong, and changed while nothing depends on it.</summary>
public sealed class CampaignTests : IAsyncLifetime
{
    private static readonly CampaignForm Good = new() { Name = "Über die Brücke!", Date = "2026-12-12", Zone = "Europe/Berlin", Start = "09:00", End = "18:00", LandingPage = "https://example.org/fair", Organisation = "PortCity", Language = "de" };
    private readonly CampaignHouse _house = new();

    public async ValueTask InitializeAsync()
    {
        await _house.InitializeAsync();
        await using var db = _house.Db();
        db.Users.Add(new SignInAccount { Id = "olga", UserName = "olga@example.org", Email = "olga@example.org", Name = "Olga Owner", IsOwner = true });
        db.Users.Add(new SignInAccount { Id = "nils", UserName = "nils@example.org", Email = "nils@example.org", Name = "Nils Nobody" });
        await db.SaveChangesAsync(Stop);
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task An_owner_starts_a_campaign_and_leads_it()
    {
        var created = await CreateAsync(Good, "olga");

        created.Slug.ShouldBe("uber-die-brucke");
        var campaign = await _house.ReadAsync(db => db.Campaigns.SingleAsync(c => c.Slug == created.Slug, Stop));
        campaign.ShouldSatisfyAllConditions(c => c.State.ShouldBe(CampaignState.Draft), c => c.StartsAt.ShouldBe(Instant.FromUtc(2026, 12, 12, 8, 0)), c => c.Organisation.ShouldBe("PortCity"));
        var lead = await _house.ReadAsync(db => db.Members.SingleAsync(m => m.CampaignId == campaign.Id, Stop));
        lead.ShouldSatisfyAllConditions(m => m.Role.ShouldBe(Role.Lead), m => m.AccountId.ShouldBe("olga"), m => m.Name.ShouldBe("Olga Owner"));
    }

    [Fact]
    public async Task A_second_one_of_the_same_name_gets_an_address_of_its_own()
    {
        await CreateAsync(Good, "olga");

        (await CreateAsync(Good, "olga")).Slug.ShouldBe("uber-die-brucke-2");
    }

    [Fact]
    public async Task Somebody_who_leads_nothing_starts_nothing() => (await CreateAsync(Good, "nils")).Refusals[0].Code.ShouldBe("campaign.notAllowed");

    [Fact]
    public async Task Everything_wrong_is_said_at_once()
    {
        var created = await CreateAsync(new CampaignForm { Name = " ", Date = "someday", Zone = "Mars/Olympus", Start = "9", End = "18:00", LandingPage = "example" }, "olga");

        created.Refusals.Select(r => r.Code).ShouldBe(["campaign.name", "campaign.date", "campaign.zone", "campaign.start", "campaign.landing"]);
    }

    [Fact]
    public async Task A_day_that_is_over_is_refused() => (await CreateAsync(Good with { Date = "2026-11-01" }, "olga")).Refusals[0].Code.ShouldBe("campaign.date");

    [Fact]
    public async Task The_list_holds_what_the_person_may_see()
    {
        await CreateAsync(Good, "olga");

        (await ListAsync("olga")).Coming.Select(l => l.Campaign.Slug).ShouldBe(["harbour", "uber-die-brucke"]);
        var nobody = await ListAsync("nils");
        nobody.Lines.ShouldBeEmpty();
        nobody.MayCreate.ShouldBeFalse();
    }

    [Fact]
    public async Task Moving_the_day_moves_its_waves()
    {
        await _house.Use<AcceptImport>().RunAsync(ImportKind.Waves, ImportExamples.Good("waves.csv"), _house.Lead, stop: Stop);

        (await SaveAsync(CampaignForm.Of(_house.Campaign) with { Date = "2026-11-19" })).ShouldBeEmpty();

        (await _house.ReadAsync(db => db.Waves.SingleAsync(w => w.Name == "Opening", Stop))).StartsAt.ShouldBe(Instant.FromUtc(2026, 11, 19, 8, 0));
    }

    [Fact]
    public async Task New_guidelines_are_a_new_version()
    {
        await SaveAsync(CampaignForm.Of(_house.Campaign) with { Guidelines = "Be kind." });
        await SaveAsync(CampaignForm.Of(_house.Campaign) with { Guidelines = "Be kind and brief." });

        (await _house.ReadAsync(db => db.Campaigns.SingleAsync(Stop))).ShouldSatisfyAllConditions(c => c.GuidelinesVersion.ShouldBe(2), c => c.Guidelines.ShouldBe("Be kind and brief."));
    }

    [Fact]
    public async Task Ready_publishes_the_plan_and_can_be_taken_back()
    {
        (await _house.Use<ChangeState>().RunAsync(CampaignState.Ready, _house.As(Role.Deputy), stop: Stop)).ShouldBeNull();
        (await _house.ReadAsync(db => db.Campaigns.SingleAsync(Stop))).ShouldSatisfyAllConditions(c => c.State.ShouldBe(CampaignState.Ready), c => c.IsPublished.ShouldBeTrue());

        (await _house.Use<ChangeState>().RunAsync(CampaignState.Draft, _house.Lead, stop: Stop)).ShouldBeNull();
        (await _house.Use<ChangeState>().RunAsync(CampaignState.Live, _house.Lead, stop: Stop))!.Code.ShouldBe("campaign.state");
        (await _house.Use<ChangeState>().RunAsync(CampaignState.Ready, _house.As(Role.Scribe), stop: Stop))!.Code.ShouldBe("actor.notAllowed");
    }

    private Task<CreatedCampaign> CreateAsync(CampaignForm form, string account) => _house.Use<CreateCampaign>().RunAsync(form, User(account), Stop);

    private Task<IReadOnlyList<WarRoom.Domain.Refusal>> SaveAsync(CampaignForm form) => _house.Use<SaveSettings>().RunAsync(form, _house.Lead, Stop);

    private async Task<CampaignList> ListAsync(string account)
    {
        await using var scope = _house.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ListCampaigns>().RunAsync(User(account), Stop);
    }

    private static ClaimsPrincipal User(string id) => new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, id)], "Identity.Application"));
}
