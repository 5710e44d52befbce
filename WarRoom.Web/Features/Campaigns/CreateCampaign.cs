using System.Security.Claims;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Identity;
using WarRoom.Web.Persistence;
using WarRoom.Web.Ui.Desk;

namespace WarRoom.Web.Features.Campaigns;

/// <summary>A campaign that was made, or everything that is wrong with the form.</summary>
public sealed record CreatedCampaign(string? Slug, IReadOnlyList<Refusal> Refusals);

/// <summary>Somebody with a sign-in account who owns the installation or leads a campaign starts a new one, and leads it.</summary>
public sealed class CreateCampaign(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    private const int MostTries = 20;

    public async Task<CreatedCampaign> RunAsync(CampaignForm form, ClaimsPrincipal user, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await WhoMayAsync(db, user, stop) is not { } account) return new(null, [new("campaign.notAllowed", "Only an owner or somebody who leads a campaign can start one.")]);
        var (day, start, end, refusals) = form.Read();
        if (day is null) return new(null, refusals);
        if (day.Between(start, end).End <= clocks.RealNow) return new(null, [new("campaign.date", "That day is over. Choose one to come.")]);
        return await AddAsync(form, account, slug => new Campaign(Ids.New<CampaignId>(clocks.RealNow), slug, form.Name.Trim(), day, start, end), stop);
    }

    /// <summary>The account that may start campaigns; null when the person may not.</summary>
    public static async Task<SignInAccount?> WhoMayAsync(WarRoomDb db, ClaimsPrincipal user, CancellationToken stop)
    {
        if (CurrentMember.AccountOf(user) is not { } id) return null;
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, stop);
        if (account is null || account.IsOwner) return account;
        return await db.Members.AnyAsync(m => m.AccountId == id && m.Role == Role.Lead && m.RemovedAt == null, stop) ? account : null;
    }

    private async Task<CreatedCampaign> AddAsync(CampaignForm form, SignInAccount account, Func<string, Campaign> make, CancellationToken stop)
    {
        var wanted = CampaignForm.SlugOf(form.Name);
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            await using var db = await dbs.CreateDbContextAsync(stop);
            var slug = attempt == 1 ? wanted : $"{wanted}-{attempt}";
            if (await db.Campaigns.AnyAsync(c => c.Slug == slug, stop)) continue;
            var campaign = make(slug);
            form.FillIn(campaign);
            db.Campaigns.Add(campaign);
            db.Members.Add(LeadOf(campaign, account));
            db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(clocks.RealNow.ToDateTimeOffset()), CampaignId = campaign.Id, RealTime = clocks.RealNow, ByName = account.Name, What = $"started the campaign {campaign.Name}" });
            if (await db.TrySaveAsync(stop)) return new(slug, []);
        }

        return new(null, [new("campaign.name", "There are many campaigns by this name. Choose another one.")]);
    }

    private Member LeadOf(Campaign campaign, SignInAccount account) =>
        new(Ids.New<MemberId>(clocks.RealNow), campaign.Id, account.Name.Length > 0 ? account.Name : account.Email ?? "Lead", Role.Lead, campaign.ZoneId, clocks.RealNow)
        {
            Email = account.Email,
            AccountId = account.Id,
            Relationship = Relationship.Employee,
            Languages = [campaign.Language],
            Channels = [ReminderChannel.InApp, ReminderChannel.Email],
        };
}
