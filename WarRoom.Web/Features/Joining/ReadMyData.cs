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
        var counts = await clickDb.Clicks.Where(c => codes.Contains(c.Code)).GroupBy(c => c.Code).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
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
            Channels = me.Channels.Select(c => c.ToString()),
            QuietHours = me.Quiet is { } quiet ? $"{quiet.From.ToString("HH:mm", null)}-{quiet.To.ToString("HH:mm", null)}" : "never",
            NameInTheChat = me.ChatHandle,
            Devices = (await db.PushSubscriptions.AsNoTracking().Where(p => p.MemberId == me.Id).OrderBy(p => p.CreatedAt).ToListAsync(stop)).Select(p => new { p.Device, AllowedAt = p.CreatedAt.ToString(), PushService = new Uri(p.Endpoint).Host }),
            NameOnTheWall = me.WallName.ToString(),
            AcceptedGuidelines = me.GuidelinesVersion,
            JoinedAt = me.JoinedAt.ToString(),
            Slots = (await db.Slots.AsNoTracking().HeldBy(me.Id).OrderBy(s => s.PostAt).ToListAsync(stop)).Select(s => new { Network = s.Network.Name(), PostAt = s.PostAt.ToString(), Status = s.Status.ToString(), s.OwnWords, s.PostUrl }),
            Links = links.Select(l => new { l.Code, Clicks = counts.GetValueOrDefault(l.Code) }),
            Events = (await db.SlotEvents.AsNoTracking().Where(e => e.ByMember == me.Id).OrderBy(e => e.At).ToListAsync(stop)).Select(e => new { At = e.At.ToString(), What = e.Kind.ToString(), e.Why }),
            Messages = (await db.Inbox.AsNoTracking().Where(m => m.MemberId == me.Id).OrderBy(m => m.At).ToListAsync(stop)).Select(m => new { At = m.At.ToString(), m.Text }),
            Mails = (await db.SentMails.AsNoTracking().Where(m => m.MemberId == me.Id).OrderBy(m => m.At).ToListAsync(stop)).Select(m => new { At = m.At.ToString(), m.To, m.Subject }),
            Screenshots = (await db.ProofImages.Where(p => p.MemberId == me.Id).OrderBy(p => p.At).Select(p => new { p.Id, p.At }).ToListAsync(stop)).Select(p => new { At = p.At.ToString(), Address = $"/proof/{p.Id}" }),
            HoldsRead = holds.SelectMany(h => h.Acknowledgements).Where(a => a.Member == me.Id).Select(a => a.At.ToString()),
            Notes = (await db.Notes.AsNoTracking().Where(n => n.ByMember == me.Id).OrderBy(n => n.At).ToListAsync(stop)).Select(n => new { At = n.At.ToString(), n.Text }),
        };
    }
}
