using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Notifications;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Team;

/// <summary>A member in the roster.</summary>
public sealed record TeamLine(Member Member, int Slots, bool HasCalendar);

/// <summary>The team's chat room, without the secret of its address.</summary>
public sealed record RoomView(ChatKind Kind, string Name, string Hint, Instant? LastSentAt, string? LastError);

/// <summary>The team, the group link that works now, and the chat room.</summary>
public sealed record TeamView(Campaign Campaign, Instant Now, IReadOnlyList<TeamLine> Lines, Invite? Invite, RoomView? Room = null);

/// <summary>Reads the team of a campaign.</summary>
public sealed class ReadTeam(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, ChatSeal seal)
{
    public async Task<TeamView> RunAsync(CampaignId id, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == id, stop);
        var now = clocks.Now(campaign);
        var members = await db.Members.AsNoTracking().ActiveIn(id).OrderBy(m => m.JoinedAt).ThenBy(m => m.Id).ToListAsync(stop);
        var slots = await db.Slots.AsNoTracking().In(id).Where(s => s.HolderId != null && s.Status != SlotStatus.Cancelled).GroupBy(s => s.HolderId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var calendars = await db.SharedLinks.AsNoTracking().Where(l => l.CampaignId == id && l.Page == SharedPage.Calendar && l.LastSeenAt != null && l.MemberId != null).Select(l => l.MemberId!.Value).ToListAsync(stop);
        var invites = await db.Invites.AsNoTracking().Where(i => i.CampaignId == id).ToListAsync(stop);
        var room = await db.ChatRooms.AsNoTracking().Where(r => r.CampaignId == id).OrderBy(r => r.CreatedAt).LastOrDefaultAsync(stop);
        return new(campaign, now, [.. members.Select(m => new TeamLine(m, slots.GetValueOrDefault(m.Id), calendars.Contains(m.Id)))],
            invites.Where(i => i.RevokedAt is null && i.ValidUntil > now).MaxBy(i => i.ValidUntil),
            room is null ? null : new(room.Kind, room.Name, seal.Hint(id, room.SealedAddress), room.LastSentAt, room.LastError));
    }
}
