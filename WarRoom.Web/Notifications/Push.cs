using System.Net;
using Lib.Net.Http.WebPush;
using Lib.Net.Http.WebPush.Authentication;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;
using Device = WarRoom.Web.Persistence.PushSubscription;

namespace WarRoom.Web.Notifications;

/// <summary>Wakes the devices that a member allowed. One that takes it is enough; one that is gone is forgotten.</summary>
public sealed class PushCarrier(IDbContextFactory<WarRoomDb> dbs, OutsideHttp outside, PushKeys keys, CampaignClocks clocks) : ICarrier
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private static readonly Duration ShortestLife = Duration.FromMinutes(1);
    private static readonly Duration LongestLife = Duration.FromHours(4);
    private readonly PushServiceClient _client = new(outside.For(OutsideKind.Push)) { AutoRetryAfter = false };

    public ReminderChannel Channel => ReminderChannel.Push;

    public async Task<Delivery> CarryAsync(Errand errand, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var devices = await db.PushSubscriptions.AsNoTracking().Where(p => p.MemberId == errand.Member.Id).ToListAsync(stop);
        if (devices.Count == 0) return new Delivery.Impossible("no device allows notifications");
        if (errand.Campaign.IsRehearsal) return new Delivery.Done();
        var message = MessageOf(errand);
        var attempts = await Task.WhenAll(devices.Select(async device => (device.Id, Outcome: await SendAsync(device, message, stop))));
        var gone = attempts.Where(a => a.Outcome is null).Select(a => a.Id).ToList();
        if (gone.Count > 0) await db.PushSubscriptions.Where(p => gone.Contains(p.Id)).ExecuteDeleteAsync(CancellationToken.None);
        var outcomes = attempts.Select(a => a.Outcome).OfType<Delivery>().ToList();
        return outcomes.OfType<Delivery.Done>().FirstOrDefault() ?? (Delivery?)outcomes.OfType<Delivery.Later>().MaxBy(l => l.After ?? TimeSpan.Zero) ?? outcomes.FirstOrDefault() ?? new Delivery.Impossible("the device has withdrawn its permission");
    }

    private PushMessage MessageOf(Errand errand)
    {
        var notice = PushNotice.Of(errand, clocks.RealNow);
        var life = Duration.Max(ShortestLife, Duration.Min(LongestLife, errand.Row.GraceUntil - errand.Now));
        return new(notice.ToJson()) { Topic = notice.Topic, Urgency = PushMessageUrgency.High, TimeToLive = (int)life.TotalSeconds };
    }

    /// <summary>What became of it on one device; null when the device is gone for good.</summary>
    private async Task<Delivery?> SendAsync(Device device, PushMessage message, CancellationToken stop)
    {
        var to = new Lib.Net.Http.WebPush.PushSubscription { Endpoint = device.Endpoint };
        to.SetKey(PushEncryptionKeyName.P256DH, device.P256dh);
        to.SetKey(PushEncryptionKeyName.Auth, device.Auth);
        try
        {
            using var vapid = keys.Sign();
            await _client.RequestPushMessageDeliveryAsync(to, message, vapid, VapidAuthenticationScheme.Vapid, stop);
            return new Delivery.Done();
        }
        catch (PushServiceClientException e)
        {
            return OutcomeOf(e);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return OutsideRefusedException.In(e) is { } refused ? new Delivery.Impossible(refused.Message) : new Delivery.Later(e.Message);
        }
    }

    private Delivery? OutcomeOf(PushServiceClientException e) => e.StatusCode switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.Gone => null,
        HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => new Delivery.Later($"the push service answered {(int)e.StatusCode}", RetryAfter.Of(e.Headers?.RetryAfter, clocks.RealNow, LongestWait)),
        _ => new Delivery.Impossible($"the push service refused it ({(int)e.StatusCode})"),
    };
}
