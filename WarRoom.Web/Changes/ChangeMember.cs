using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Changes;

/// <summary>What a decision about a member can see.</summary>
public sealed record MemberScene(WarRoomDb Db, Member Member, Actor Actor, Instant Now, Instant RealNow)
{
    public async Task<bool> IsLastLeadAsync() =>
        Member.Role is Role.Lead && !await Db.Members.ActiveIn(Member.CampaignId).AnyAsync(m => m.Role == Role.Lead && m.Id != Member.Id);
}

/// <summary>The one way in which the team changes: load, decide, save with a line in the audit trail, tell.</summary>
public sealed class ChangeMember(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    public async Task<Refusal?> RunAsync(MemberId id, Actor actor, string what, Func<MemberScene, Task<Refusal?>> decide, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.Members.SingleOrDefaultAsync(m => m.Id == id && m.CampaignId == actor.Campaign, stop) is not { } member) return TeamRights.Unknown;
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == actor.Campaign, stop);
        if (await decide(new(db, member, actor, clocks.Now(campaign), clocks.RealNow)) is { } refusal) return refusal;
        if (!db.ChangeTracker.HasChanges()) return null;
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(clocks.RealNow.ToDateTimeOffset()), CampaignId = actor.Campaign, RealTime = clocks.RealNow, ByName = actor.Name, What = $"{member.Name}: {what}" });
        await db.SaveChangesAsync(stop);
        feed.Changed(actor.Campaign);
        return null;
    }
}

/// <summary>Who may do what to whom: the lead everything, a deputy invites and removes volunteers.</summary>
public static class TeamRights
{
    public static Refusal Unknown { get; } = new("member.unknown", "This person is not on the team any more.");

    public static Refusal LastLead { get; } = new("member.lastLead", "The campaign would have no lead. Make somebody else lead first.");

    /// <summary>Null when the actor may remove the member and handle the member's link.</summary>
    public static Refusal? WhyNotManage(Actor actor, Member member)
    {
        if (actor.Role.Has(Right.ManageTeam)) return null;
        if (actor.Lacks(Right.Invite) is { } lacks) return lacks;
        return member.Role is Role.Volunteer ? null : new("member.notVolunteer", $"{member.Name} is {member.Role.ToString().ToLowerInvariant()}. Only the lead can do this; you can for volunteers.");
    }
}
