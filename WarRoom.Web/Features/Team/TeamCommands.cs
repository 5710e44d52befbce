using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Identity;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Team;

/// <summary>What came of removing somebody: the slots that are open again, to be given back by an undo.</summary>
public sealed record RemovedMember(Refusal? Refusal, IReadOnlyList<SlotId> Freed);

/// <summary>Takes a member off the team: the personal link dies at once, slots that are not done are free again.</summary>
public sealed class RemoveMember(ChangeMember change, IDbContextFactory<WarRoomDb> dbs, ChangeSlot slots)
{
    public async Task<RemovedMember> RunAsync(MemberId id, Actor actor, CancellationToken stop = default)
    {
        var refusal = await change.RunAsync(id, actor, "removed", async scene =>
        {
            if (TeamRights.WhyNotManage(scene.Actor, scene.Member) is { } lacks) return lacks;
            if (scene.Member.Id == scene.Actor.Member) return new("member.self", "You cannot remove yourself. Ask another lead.");
            if (await scene.IsLastLeadAsync()) return TeamRights.LastLead;
            scene.Member.Remove(scene.Now);
            foreach (var link in await scene.Db.SharedLinks.Where(l => l.MemberId == id && l.RevokedAt == null).ToListAsync(stop)) link.RevokedAt = scene.Now;
            scene.Db.PushSubscriptions.RemoveRange(await scene.Db.PushSubscriptions.Where(p => p.MemberId == id).ToListAsync(stop));
            return null;
        }, stop);
        return refusal is null ? new(null, await FreeAsync(id, actor, stop)) : new(refusal, []);
    }

    private async Task<IReadOnlyList<SlotId>> FreeAsync(MemberId id, Actor actor, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var freed = new List<SlotId>();
        foreach (var slot in await db.Slots.In(actor.Campaign).Waiting().Where(s => s.HolderId == id || s.StandbyId == id).Select(s => new { s.Id, s.HolderId }).ToListAsync(stop))
        {
            var refusal = await slots.RunAsync(slot.Id, scene =>
            {
                if (scene.Slot.StandbyId == id) scene.Slot.SetStandby(null);
                return Task.FromResult(scene.Slot.HolderId == id && scene.Slot.Status.IsWaiting() ? scene.Slot.Release(actor, scene.Now, "taken off the team") : null);
            }, stop);
            if (refusal is null && slot.HolderId == id) freed.Add(slot.Id);
        }

        return freed;
    }
}

/// <summary>Brings a removed member back, with a new personal link; asks them again for the slots that nobody took since.</summary>
public sealed class RestoreMember(ChangeMember change, ChangeSlot slots)
{
    public async Task<Refusal?> RunAsync(MemberId id, IReadOnlyList<SlotId> freed, Actor actor, CancellationToken stop = default)
    {
        var refusal = await change.RunAsync(id, actor, "brought back", scene =>
        {
            if (TeamRights.WhyNotManage(scene.Actor, scene.Member) is { } lacks) return Task.FromResult<Refusal?>(lacks);
            scene.Member.Restore();
            return Task.FromResult<Refusal?>(null);
        }, stop);
        if (refusal is not null) return refusal;
        foreach (var slot in freed)
        {
            await slots.RunAsync(slot, async scene => scene.Slot.HolderId is null && await scene.MemberAsync(id) is { } member ? scene.Slot.AssignTo(member, null, scene.Rules, actor, scene.Now, "brought back") : null, stop);
        }

        return null;
    }
}

/// <summary>Gives a member another role. The lead's right alone; nobody changes their own, and one lead stays.</summary>
public sealed class ChangeRole(ChangeMember change)
{
    public Task<Refusal?> RunAsync(MemberId id, Role role, bool alsoPosts, Actor actor, CancellationToken stop = default) => change.RunAsync(id, actor, $"made {role.ToString().ToLowerInvariant()}", async scene =>
    {
        if (scene.Actor.Lacks(Right.ManageTeam) is { } lacks) return lacks;
        if (role is Role.Owner) return new("member.role", "An owner belongs to the installation, not to a campaign.");
        if (scene.Member.Id == scene.Actor.Member && role != scene.Member.Role) return new("member.self", "You cannot change your own role. Ask another lead.");
        if (role is not Role.Lead && await scene.IsLastLeadAsync()) return TeamRights.LastLead;
        scene.Member.Role = role;
        scene.Member.AlsoPosts = alsoPosts;
        return null;
    }, stop);
}

/// <summary>Makes every personal link given out so far worthless; the next one shown is new.</summary>
public sealed class RevokeLink(ChangeMember change)
{
    public Task<Refusal?> RunAsync(MemberId id, Actor actor, CancellationToken stop = default) => change.RunAsync(id, actor, "got a new personal link", scene =>
    {
        if (TeamRights.WhyNotManage(scene.Actor, scene.Member) is { } lacks) return Task.FromResult<Refusal?>(lacks);
        scene.Member.RevokeLink();
        return Task.FromResult<Refusal?>(null);
    }, stop);
}

/// <summary>The lead has seen who joined by the group link.</summary>
public sealed class WelcomeMember(ChangeMember change)
{
    public Task<Refusal?> RunAsync(MemberId id, Actor actor, CancellationToken stop = default) => change.RunAsync(id, actor, "welcomed", scene =>
    {
        if (scene.Actor.Lacks(Right.Invite) is { } lacks) return Task.FromResult<Refusal?>(lacks);
        scene.Member.IsNew = false;
        return Task.FromResult<Refusal?>(null);
    }, stop);
}

/// <summary>Mails the personal link again; without a mail server it stands among the sent messages.</summary>
public sealed class MailLink(ChangeMember change)
{
    public Task<Refusal?> RunAsync(MemberId id, Actor actor, CancellationToken stop = default) => change.RunAsync(id, actor, "was mailed the personal link", scene =>
    {
        if (TeamRights.WhyNotManage(scene.Actor, scene.Member) is { } lacks) return Task.FromResult<Refusal?>(lacks);
        if (scene.Member.Email is null) return Task.FromResult<Refusal?>(new("member.noEmail", $"{scene.Member.FirstName} has no e-mail address. Copy the link instead."));
        scene.Db.Outbox.Add(new OutboxRow
        {
            Id = Guid.CreateVersion7(scene.RealNow.ToDateTimeOffset()),
            CampaignId = scene.Member.CampaignId,
            Kind = MessageKind.PersonalLink,
            Channel = ReminderChannel.Email,
            MemberId = id,
            DedupeKey = $"personal-link:{id}:{scene.Member.LinkVersion}:{scene.RealNow.ToUnixTimeMilliseconds()}",
            DueAt = scene.Now,
            GraceUntil = scene.Now + Duration.FromDays(1),
        });
        return Task.FromResult<Refusal?>(null);
    }, stop);
}

/// <summary>Shows a personal link, so that the lead can hand it over by any way they like.</summary>
public sealed class ShowLink(IDbContextFactory<WarRoomDb> dbs, PersonalLinks links, PublicAddress address)
{
    public async Task<(Refusal? Refusal, string? Link)> RunAsync(MemberId id, Actor actor, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.CampaignId == actor.Campaign && m.RemovedAt == null, stop) is not { } member) return (TeamRights.Unknown, null);
        return TeamRights.WhyNotManage(actor, member) is { } lacks ? (lacks, null) : (null, address.Of($"/v/{links.TokenFor(member)}"));
    }
}
