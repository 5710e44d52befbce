using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Joining;

/// <summary>Somebody accepts a group invitation: active at once, and marked new for the lead.</summary>
public sealed class JoinTeam(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    public async Task<(Member? Member, Refusal? Refusal)> RunAsync(string typedCode, PersonForm form, CancellationToken stop = default)
    {
        var code = LinkCodes.Normalise(typedCode);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var invite = await db.Invites.AsNoTracking().SingleOrDefaultAsync(i => i.Code == code, stop);
        var campaign = invite is null ? null : await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == invite.CampaignId, stop);
        if (campaign is null || !ReadInvite.IsOpen(invite!, campaign, clocks.RealNow)) return (null, new("join.closed", "This invitation is not valid any more."));
        if (PersonRules.FirstProblem(form, campaign) is { } problem) return (null, problem.Refusal);

        var member = new Member(Ids.New<MemberId>(clocks.RealNow), campaign.Id, form.Name.Trim(), Role.Volunteer, campaign.ZoneId, clocks.Now(campaign)) { IsNew = true, Relationship = form.Relationship, GuidelinesVersion = campaign.GuidelinesVersion };
        PersonRules.Apply(form, member, campaign);
        if (await IsKnownAsync(db, member, stop)) return (null, new("join.known", "Somebody with this e-mail address is on the team already."));
        await SaveAsync(db, invite!, member, stop);
        feed.Changed(campaign.Id);
        return (member, null);
    }

    private static async Task<bool> IsKnownAsync(WarRoomDb db, Member member, CancellationToken stop)
    {
        if (member.Email is not { } email) return false;
        var known = await db.Members.Where(m => m.CampaignId == member.CampaignId && m.RemovedAt == null && m.Email != null).Select(m => m.Email!).ToListAsync(stop);
        return known.Contains(email, StringComparer.OrdinalIgnoreCase);
    }

    private async Task SaveAsync(WarRoomDb db, Invite invite, Member member, CancellationToken stop)
    {
        await using var all = await db.Database.BeginTransactionAsync(stop);
        await db.Invites.Where(i => i.Code == invite.Code).ExecuteUpdateAsync(set => set.SetProperty(i => i.Uses, i => i.Uses + 1), stop); // counted in the database: ten may join at once
        db.Members.Add(member);
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(clocks.RealNow.ToDateTimeOffset()), CampaignId = member.CampaignId, RealTime = clocks.RealNow, ByName = member.Name, What = "Joined by the group link." });
        if (member.Email is not null) db.Tell(MessageKind.PersonalLink, member, null, member.JoinedAt, $"joined:{member.Id}", "Your personal link.", ReminderChannel.Email);
        await db.SaveChangesAsync(stop);
        await all.CommitAsync(stop);
    }
}
