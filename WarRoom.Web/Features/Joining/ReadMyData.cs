using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Team;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Joining;

/// <summary>Everything that is stored about a member, to take along.</summary>
public sealed class ReadMyData(IDbContextFactory<WarRoomDb> dbs, IDbContextFactory<ClicksDb> clicks)
{
    public async Task<object> RunAsync(Member me, Campaign campaign, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var links = await db.Links.AsNoTracking().Where(l => l.MemberId == me.Id).ToListAsync(stop);
        var codes = links.Select(l => l.Code).ToList();
        await using var clickDb = await clicks.CreateDbContextAsync(stop);
        var counts = await clickDb.Totals.Where(t => codes.Contains(t.Code)).ToDictionaryAsync(t => t.Code, t => t.Count, stop);
        var holds = await db.Holds.AsNoTracking().Where(h => h.CampaignId == me.CampaignId).ToListAsync(stop);
        return new
        {
            Campaign = campaign.Name,
            me.Name,
            me.Email,
            Role = me.Role.ToString(),
            Relationship = me.Relationship.ToString(),
            Zone = me.ZoneId,
            me.Languages,
            Accounts = me.Accounts.Select(a => new { Network = a.Network.Name(), a.Handle, a.Followers }),
            Hours = me.Hours.Select(h => new { From = h.From.ToString("HH:mm", null), To = h.To.ToString("HH:mm", null), h.IfNeeded }),
            me.MaxPosts,
            me.MinGapMinutes,
            me.MaxStandby,
            Channels = me.Channels.Select(c => c.ToString()),
            QuietHours = me.Quiet is { } quiet ? $"{quiet.From.ToString("HH:mm", null)}-{quiet.To.ToString("HH:mm", null)}" : "never",
            NameInTheChat = me.ChatHandle,
            Devices = (await db.PushSubscriptions.AsNoTracking().Where(p => p.MemberId == me.Id).OrderBy(p => p.CreatedAt).ToListAsync(stop)).Select(p => new { p.Device, AllowedAt = p.CreatedAt.ToString(), PushService = new Uri(p.Endpoint).Host }),
            NameOnTheWall = me.WallName.ToString(),
            AcceptedGuidelines = me.GuidelinesVersion,
            JoinedAt = me.JoinedAt.ToString(),
            Account = me.AccountId is { } account ? await db.Users.AsNoTracking().Where(u => u.Id == account).Select(u => new { u.Email, u.Name, u.IsOwner }).SingleOrDefaultAsync(stop) : null,
            CalendarLinks = (await db.SharedLinks.AsNoTracking().Where(l => l.MemberId == me.Id).OrderBy(l => l.CreatedAt).ToListAsync(stop)).Select(l => new { CreatedAt = l.CreatedAt.ToString(), ReadAt = l.LastSeenAt?.ToString(), IsOff = l.RevokedAt is not null }),
            Slots = (await db.Slots.AsNoTracking().HeldBy(me.Id).OrderBy(s => s.PostAt).ToListAsync(stop)).Select(s => new { Network = s.Network.Name(), PostAt = s.PostAt.ToString(), Status = s.Status.ToString(), s.OwnWords, s.PostUrl }),
            Links = links.Select(l => new { l.Code, Clicks = counts.GetValueOrDefault(l.Code) }),
            Events = (await db.SlotEvents.AsNoTracking().Where(e => e.ByMember == me.Id).OrderBy(e => e.At).ToListAsync(stop)).Select(e => new { At = e.At.ToString(), What = e.Kind.ToString(), e.Why }),
            Messages = (await db.Inbox.AsNoTracking().Where(m => m.MemberId == me.Id).OrderBy(m => m.At).ToListAsync(stop)).Select(m => new { At = m.At.ToString(), m.Text }),
            Mails = (await db.SentMails.AsNoTracking().Where(m => m.MemberId == me.Id).OrderBy(m => m.At).ToListAsync(stop)).Select(m => new { At = m.At.ToString(), m.To, m.Subject }),
            Screenshots = (await db.ProofImages.Where(p => p.MemberId == me.Id).OrderBy(p => p.At).Select(p => new { p.Id, p.At }).ToListAsync(stop)).Select(p => new { At = p.At.ToString(), Address = $"/proof/{p.Id}" }),
            PostsBesideASlot = (await db.Slots.AsNoTracking().In(campaign.Id).ToListAsync(stop)).SelectMany(s => s.ExtraPosts.Where(x => x.Member == me.Id).Select(x => new { Network = s.Network.Name(), At = x.At.ToString(), x.Address })),
            StandbyFor = (await db.Slots.AsNoTracking().Where(s => s.StandbyId == me.Id).OrderBy(s => s.PostAt).ToListAsync(stop)).Select(s => new { Network = s.Network.Name(), PostAt = s.PostAt.ToString() }),
            TextsSeen = (await db.Reveals.AsNoTracking().Where(r => r.MemberId == me.Id).OrderBy(r => r.At).ToListAsync(stop)).Select(r => new { At = r.At.ToString(), Slot = r.SlotId.ToString() }),
            Swaps = (await db.Swaps.AsNoTracking().Where(o => o.FromMember == me.Id || o.ToMember == me.Id).OrderBy(o => o.ProposedAt).ToListAsync(stop)).Select(o => new { At = o.ProposedAt.ToString(), IProposed = o.FromMember == me.Id, State = o.State.ToString() }),
            Reminders = (await db.Outbox.AsNoTracking().Where(r => r.MemberId == me.Id).OrderBy(r => r.DueAt).ToListAsync(stop)).Select(r => new { DueAt = r.DueAt.ToString(), Channel = r.Channel.ToString(), State = r.State.ToString(), r.Text }),
            NumbersEntered = (await db.Readings.AsNoTracking().Where(r => r.By == me.Id).OrderBy(r => r.At).ToListAsync(stop)).Select(r => new { At = r.At.ToString(), Measure = r.Measure.ToString(), r.Total }),
            HoldsPlaced = holds.Where(h => h.Placed.Member == me.Id).Select(h => new { At = h.Placed.At.ToString(), h.Reason }),
            HoldsRead = holds.SelectMany(h => h.Acknowledgements).Where(a => a.Member == me.Id).Select(a => a.At.ToString()),
            Notes = (await db.Notes.AsNoTracking().Where(n => n.ByMember == me.Id).OrderBy(n => n.At).ToListAsync(stop)).Select(n => new { At = n.At.ToString(), n.Text }),
        };
    }
}

/// <summary>The screenshots of a member as they are stored.</summary>
public sealed class ReadMyPictures(IDbContextFactory<WarRoomDb> dbs)
{
    public async Task<IReadOnlyList<(string Name, byte[] Bytes)>> RunAsync(MemberId me, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return [.. (await db.ProofImages.AsNoTracking().Where(p => p.MemberId == me).OrderBy(p => p.At).ToListAsync(stop)).Select(p => ($"screenshot-{p.Id:N}.{(p.Bytes is [0x89, ..] ? "png" : "jpg")}", p.Bytes))];
    }
}
