using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Joining;

/// <summary>A member leaves: open slots go back to the others, how to reach them and what was sent to them is forgotten, with their screenshots;
/// the personal link and the calendar die. What they have posted stays in the record of the day.</summary>
public sealed class LeaveTeam(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed, ChangeSlot change)
{
    public async Task<Refusal?> RunAsync(Actor actor, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var member = await db.Members.SingleOrDefaultAsync(m => m.Id == actor.Member && m.RemovedAt == null, stop);
        if (member is null) return null;
        if (await IsLastLeadAsync(db, member, stop)) return new("me.lastLead", "You are the only lead. Make somebody else a lead first.");
        foreach (var slot in await db.Slots.AsNoTracking().HeldBy(member.Id).Waiting().Select(s => s.Id).ToListAsync(stop))
        {
            await change.RunAsync(slot, scene => Task.FromResult(scene.Slot.HolderId == member.Id ? scene.Slot.Release(actor, scene.Now, SlotEvent.HolderLeft) : null), stop);
        }

        (member.Email, member.AccountId, member.Accounts, member.Hours, member.Channels, member.WallName) = (null, null, [], [], [ReminderChannel.InApp], NameConsent.None);
        (member.ChatHandle, member.Quiet, member.Languages) = (null, null, []);
        await ForgetAsync(db, member.Id, stop);
        member.Remove(clocks.RealNow);
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(clocks.RealNow.ToDateTimeOffset()), CampaignId = member.CampaignId, RealTime = clocks.RealNow, ByName = member.Name, What = "Left the team." });
        await db.SaveChangesAsync(stop);
        feed.Changed(member.CampaignId);
        return null;
    }

    private async Task ForgetAsync(WarRoomDb db, MemberId id, CancellationToken stop)
    {
        db.PushSubscriptions.RemoveRange(await db.PushSubscriptions.Where(p => p.MemberId == id).ToListAsync(stop));
        db.SentMails.RemoveRange(await db.SentMails.Where(m => m.MemberId == id).ToListAsync(stop));
        db.Inbox.RemoveRange(await db.Inbox.Where(m => m.MemberId == id).ToListAsync(stop));
        db.ProofImages.RemoveRange(await db.ProofImages.Where(p => p.MemberId == id).ToListAsync(stop));
        foreach (var link in await db.SharedLinks.Where(l => l.MemberId == id && l.RevokedAt == null).ToListAsync(stop)) link.RevokedAt = clocks.RealNow;
    }

    private static async Task<bool> IsLastLeadAsync(WarRoomDb db, Member member, CancellationToken stop) =>
        member.Role is Role.Lead && !await db.Members.AnyAsync(m => m.CampaignId == member.CampaignId && m.Id != member.Id && m.Role == Role.Lead && m.RemovedAt == null, stop);
}
