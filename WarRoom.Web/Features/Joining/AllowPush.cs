using System.Buffers.Text;
using System.Security.Cryptography;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Notifications;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Joining;

/// <summary>What a browser hands over when its owner allows notifications: where to send them, and how to seal them.</summary>
public sealed record PushPermission(string Endpoint, string P256dh, string Auth, string Device)
{
    private const int LongestEndpoint = 1000;
    private const int SecretBytes = 16;

    /// <summary>The keys are those of a browser; where its address leads is asked separately.</summary>
    public bool IsWhole => Endpoint.Length <= LongestEndpoint && Read(Auth)?.Length == SecretBytes && Read(P256dh) is { } point && IsOnCurve(point);

    private static byte[]? Read(string text) => text.Length < 200 && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;

    private static bool IsOnCurve(byte[] point)
    {
        if (point is not [4, ..] || point.Length != 65) return false;
        try
        {
            using var key = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = point[1..33], Y = point[33..] } });
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}

/// <summary>A member lets a device be woken. The first one puts notifications before the other ways. The address comes from a browser, so
/// only the known push services are believed.</summary>
public sealed class AllowPush(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed, OutsideHttp outside, FollowChannels follow)
{
    private const int MostDevices = 6;

    public async Task<Refusal?> RunAsync(PushPermission permission, Actor actor, CancellationToken stop = default)
    {
        if (!permission.IsWhole || !Uri.TryCreate(permission.Endpoint, UriKind.Absolute, out var uri)) return new("me.pushKeys", "The browser gave no usable permission. Try again.");
        if (outside.WhyNot(uri, OutsideKind.Push) is not null) return new("me.pushService", "This browser uses a push service that we do not know, so nothing is sent there. Choose another way.");
        await using var db = await dbs.CreateDbContextAsync(stop);
        var member = await db.Members.SingleOrDefaultAsync(m => m.Id == actor.Member && m.RemovedAt == null, stop);
        if (member is null) return SlotRefusals.Removed;
        var devices = await db.PushSubscriptions.Where(p => p.MemberId == member.Id).OrderBy(p => p.CreatedAt).ToListAsync(stop);
        var known = devices.FirstOrDefault(d => d.Endpoint == permission.Endpoint);
        if (known is not null && (known.P256dh, known.Auth) == (permission.P256dh, permission.Auth)) return null;
        db.PushSubscriptions.RemoveRange(devices.Where(d => d == known).Concat(devices.Where(d => d != known).Take(devices.Count - MostDevices + 1)));
        var now = clocks.RealNow;
        db.PushSubscriptions.Add(new PushSubscription { Id = Guid.CreateVersion7(now.ToDateTimeOffset()), MemberId = member.Id, Endpoint = permission.Endpoint, P256dh = permission.P256dh, Auth = permission.Auth, CreatedAt = now, Device = permission.Device });
        if (!member.Channels.Contains(ReminderChannel.Push)) member.Channels = [ReminderChannel.InApp, ReminderChannel.Push, .. member.Channels.Where(c => c is not ReminderChannel.InApp)];
        if (!await db.TrySaveAsync(stop)) return null; // the same tap twice
        await follow.RunAsync(member.Id, stop);
        feed.Changed(member.CampaignId);
        return null;
    }
}

/// <summary>A member takes a device off the list; nothing is sent there any more.</summary>
public sealed class ForgetDevice(IDbContextFactory<WarRoomDb> dbs)
{
    public async Task RunAsync(Guid id, Actor actor, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        await db.PushSubscriptions.Where(p => p.Id == id && p.MemberId == actor.Member).ExecuteDeleteAsync(stop);
    }
}
