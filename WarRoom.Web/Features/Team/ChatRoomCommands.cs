using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Identity;
using WarRoom.Web.Live;
using WarRoom.Web.Notifications;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Team;

/// <summary>Sets up the team's chat room; one that was set up before gives way. From here on the address is sealed.</summary>
public sealed class SetUpChatRoom(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed, ChatSeal seal, OutsideHttp outside)
{
    private const int LongestName = 60;

    public async Task<Refusal?> RunAsync(ChatKind kind, string name, string address, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.ManageTeam) is { } lacks) return lacks;
        if (name.Trim().Length is 0 or > LongestName) return new("chat.name", "Give the room the name that your team knows, such as #launch.");
        if (!Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri)) return new("chat.address", "Paste the whole address of the webhook; it begins with https://.");
        if (outside.WhyNot(uri, OutsideKind.Chat) is { } why) return new("chat.address", $"Nothing is sent to this address: {why}.");
        await using var db = await dbs.CreateDbContextAsync(stop);
        var now = clocks.RealNow;
        db.ChatRooms.RemoveRange(await db.ChatRooms.Where(r => r.CampaignId == actor.Campaign).ToListAsync(stop));
        db.ChatRooms.Add(new ChatRoom { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), CampaignId = actor.Campaign, Kind = kind, Name = name.Trim(), SealedAddress = seal.Seal(actor.Campaign, uri), CreatedAt = now });
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), CampaignId = actor.Campaign, RealTime = now, ByName = actor.Name, What = $"Set up the chat room {name.Trim()} ({kind}, {uri.Authority})." });
        await db.SaveChangesAsync(stop);
        feed.Changed(actor.Campaign);
        return null;
    }
}

/// <summary>Sends one line into the room, to see whether it arrives. A rehearsal sends nothing out of the house.</summary>
public sealed class TestChatRoom(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed, ChatPost post, PublicAddress address)
{
    public async Task<Refusal?> RunAsync(Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.ManageTeam) is { } lacks) return lacks;
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.ChatRooms.OrderBy(r => r.CreatedAt).LastOrDefaultAsync(r => r.CampaignId == actor.Campaign, stop) is not { } room) return new("chat.none", "No chat room is set up.");
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == actor.Campaign, stop);
        if (campaign.IsRehearsal) return new("chat.rehearsal", "This is a rehearsal: nothing leaves the house. On a real day the test is sent.");
        var delivery = await post.SendAsync(room, new(null, $"A test from {campaign.Name}: messages of the day arrive here.", address.Of("/me")), stop);
        room.LastError = delivery switch { Delivery.Impossible impossible => impossible.Why, Delivery.Later later => later.Why, _ => null };
        if (room.LastError is null) room.LastSentAt = clocks.Now(campaign);
        await db.TrySaveAsync(stop);
        feed.Changed(actor.Campaign);
        return room.LastError is { } why ? new("chat.failed", $"The test did not arrive: {why}.") : null;
    }
}

/// <summary>Takes the room away: nothing is posted there any more, and its address is forgotten.</summary>
public sealed class RemoveChatRoom(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    public async Task<Refusal?> RunAsync(Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.ManageTeam) is { } lacks) return lacks;
        await using var db = await dbs.CreateDbContextAsync(stop);
        db.ChatRooms.RemoveRange(await db.ChatRooms.Where(r => r.CampaignId == actor.Campaign).ToListAsync(stop));
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(clocks.RealNow.ToDateTimeOffset()), CampaignId = actor.Campaign, RealTime = clocks.RealNow, ByName = actor.Name, What = "Removed the chat room." });
        await db.SaveChangesAsync(stop);
        feed.Changed(actor.Campaign);
        return null;
    }
}
