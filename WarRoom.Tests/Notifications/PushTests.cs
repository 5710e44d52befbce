using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Features.Claiming;
using WarRoom.Web.Features.Day;
using WarRoom.Web.Notifications;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Notifications;

public sealed class PushTests
{
    [Fact]
    public void The_device_of_these_tests_opens_the_example_of_the_standard()
    {
        // RFC 8291, appendix A
        var device = new PushDevice(Read("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"), Read("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"), Read("BTBZMqHH6r4Tts7J_aSIgg"));

        device.Open(Read("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"))
            .ShouldBe("When I grow up, I want to be a watermelon");
    }

    [Fact]
    public async Task A_holder_s_phone_is_woken_with_a_sealed_message_that_only_it_can_open()
    {
        await using var service = await OutsideStub.StartAsync();
        await using var app = await WarRoomApp.StartAsync(At(11, 0), [.. service.Arguments, "--WarRoom:Mail:From", "room@war.example"]);
        var (device, _, slot) = await ADayAsync(app, service);

        await app.MoveToAsync(At(11, 50));

        var sent = service.All.Single();
        sent.Text.ShouldNotContain("Bluesky");
        var notice = JsonDocument.Parse(device.Open(sent.Body)).RootElement;
        notice.ShouldSatisfyAllConditions(
            n => n.GetProperty("title").GetString().ShouldBe("Harbour Bridge"),
            n => n.GetProperty("body").GetString().ShouldBe("12:00: Your post on Bluesky is next."),
            n => n.GetProperty("url").GetString().ShouldBe($"/me/slots/{slot.Id}"),
            n => n.TryGetProperty("hold", out _).ShouldBeFalse());
        sent.Headers["Content-Encoding"].ShouldBe("aes128gcm");
        sent.Headers["Urgency"].ShouldBe("high");
        sent.Headers["TTL"].ShouldBe("900", "fifteen minutes: until it is of no use any more");
        Base64Url.IsValid(sent.Headers["Topic"]).ShouldBeTrue();
        sent.Headers["Topic"].Length.ShouldBeLessThanOrEqualTo(32);
        CheckSender(sent.Headers["Authorization"], app.Get<PushKeys>().PublicKey);
    }

    [Fact]
    public async Task A_device_that_is_gone_is_forgotten_and_the_next_way_is_taken_at_once()
    {
        await using var mail = new MailSink();
        await using var service = await OutsideStub.StartAsync();
        service.Status = 410;
        await using var app = await WarRoomApp.StartAsync(At(11, 0), [.. service.Arguments, .. mail.Arguments]);
        var (_, ada, _) = await ADayAsync(app, service, ReminderChannel.Push, ReminderChannel.Email);

        await app.MoveToAsync(At(11, 50));
        await app.RunDueAsync();

        mail.Mails.Count.ShouldBe(1);
        await using var db = await app.DbAsync();
        (await db.PushSubscriptions.CountAsync(WarRoomApp.Stop)).ShouldBe(0);
        (await RowAsync(db, ada)).State.ShouldBe(OutboxState.Unreachable);
    }

    [Theory]
    [InlineData(429, "120", 120)]
    [InlineData(503, null, 4)]
    public async Task A_push_service_in_trouble_is_left_alone_for_as_long_as_it_says(int status, string? retryAfter, int seconds)
    {
        await using var service = await OutsideStub.StartAsync();
        (service.Status, service.RetryAfter) = (status, retryAfter);
        await using var app = await WarRoomApp.StartAsync(At(11, 0), service.Arguments);
        var (_, ada, _) = await ADayAsync(app, service);

        await app.MoveToAsync(At(11, 50));

        await using var db = await app.DbAsync();
        var row = await RowAsync(db, ada);
        row.State.ShouldBe(OutboxState.Due);
        row.NotBefore.ShouldBe(At(11, 50) + Duration.FromSeconds(seconds));
        (await db.PushSubscriptions.CountAsync(WarRoomApp.Stop)).ShouldBe(1);
        service.All.Count.ShouldBe(1, "nobody waits for it in between");
    }

    [Fact]
    public async Task A_rehearsal_wakes_nobody()
    {
        await using var service = await OutsideStub.StartAsync();
        await using var app = await WarRoomApp.StartAsync(At(11, 0), service.Arguments);
        var (_, ada, _) = await ADayAsync(app, service, isRehearsal: true);

        await app.MoveToAsync(At(11, 50));

        service.All.ShouldBeEmpty();
        await using var db = await app.DbAsync();
        (await RowAsync(db, ada)).State.ShouldBe(OutboxState.Done);
    }

    [Fact]
    public async Task What_is_sent_again_after_a_crash_is_the_same_notice_on_the_screen_and_in_the_queue_of_the_service()
    {
        await using var service = await OutsideStub.StartAsync();
        await using var app = await WarRoomApp.StartAsync(At(11, 0), service.Arguments);
        var (device, ada, _) = await ADayAsync(app, service);
        await app.MoveToAsync(At(11, 50));
        await using (var db = await app.DbAsync())
        {
            var row = await RowAsync(db, ada);
            (row.State, row.LeaseUntil) = (OutboxState.Sending, At(11, 50)); // it left, and the house fell before it was written down
            await db.SaveChangesAsync(WarRoomApp.Stop);
            await app.Get<DeliverJob>().RunAsync(row.Id, WarRoomApp.Stop);
        }

        service.All.Count.ShouldBe(2);
        service.All.Select(s => s.Headers["Topic"]).Distinct().Count().ShouldBe(1);
        service.All.Select(s => Field(device, s, "tag")).Distinct().Count().ShouldBe(1);
        service.All.Select(s => Field(device, s, "key")).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_stop_stays_on_the_screen_and_going_on_takes_its_place()
    {
        await using var service = await OutsideStub.StartAsync();
        await using var app = await WarRoomApp.StartAsync(At(11, 0), service.Arguments);
        var (device, ada, _) = await ADayAsync(app, service);
        await using var db = await app.DbAsync();
        var lead = AMember(await db.Campaigns.SingleAsync(WarRoomApp.Stop), "Mia Falk", Role.Lead);
        await app.StoreAsync(lead);

        (await app.Get<PlaceHold>().RunAsync(HoldScope.Everything, null, "A rumour", null, lead.AsActor(), stop: WarRoomApp.Stop)).ShouldBeNull();
        await app.RunDueAsync();
        var hold = await db.Holds.SingleAsync(WarRoomApp.Stop);
        (await app.Get<LiftHold>().RunAsync(hold.Id, "It was false", lead.AsActor(), stop: WarRoomApp.Stop)).Refusal.ShouldBeNull();
        await app.RunDueAsync();

        var notices = service.All.Select(s => JsonDocument.Parse(device.Open(s.Body)).RootElement).ToList();
        notices.Count.ShouldBe(2);
        notices[0].GetProperty("hold").GetBoolean().ShouldBeTrue();
        notices[0].GetProperty("body").GetString()!.ShouldStartWith("Hold: please don't post.");
        notices[1].TryGetProperty("hold", out _).ShouldBeFalse();
        notices[1].GetProperty("tag").GetString().ShouldBe(notices[0].GetProperty("tag").GetString());
        ada.Id.ShouldNotBe(lead.Id);
    }

    [Fact]
    public async Task The_key_of_the_house_is_made_once_and_read_by_nobody_else()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var key = app.Get<PushKeys>().PublicKey;
        var file = Path.Combine(app.Get<WarRoom.Web.DataFolder>().Keys, "push.key");

        ActivatorUtilitiesOf(app).PublicKey.ShouldBe(key);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData("https://fcm.googleapis.com/fcm/send/abc", true)]
    [InlineData("https://updates.push.services.mozilla.com/wpush/v2/abc", true)]
    [InlineData("https://web.push.apple.com/abc", true)]
    [InlineData("https://wns2-par02p.notify.windows.com/w/?token=abc", true)]
    [InlineData("http://fcm.googleapis.com/fcm/send/abc", false)]
    [InlineData("https://fcm.googleapis.com:8443/fcm/send/abc", false)]
    [InlineData("https://fcm.googleapis.com.evil.example/abc", false)]
    [InlineData("https://evilnotify.windows.com.example/abc", false)]
    [InlineData("https://user@fcm.googleapis.com/abc", false)]
    [InlineData("https://127.0.0.1/abc", false)]
    [InlineData("https://push.example.org/abc", false)]
    public async Task A_browser_s_address_is_believed_only_when_it_is_a_push_service(string address, bool isOne)
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));

        (app.Get<OutsideHttp>().WhyNot(new Uri(address), OutsideKind.Push) is null).ShouldBe(isOne);
    }

    private static PushKeys ActivatorUtilitiesOf(WarRoomApp app) => Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<PushKeys>(app.Services);

    /// <summary>The sender proves who it is (RFC 8292). The library leaves an unusual port out of the audience; real services have none.</summary>
    private static void CheckSender(string authorization, string publicKey)
    {
        authorization.ShouldStartWith("vapid ");
        var parts = authorization["vapid ".Length..].Split(',').Select(p => p.Trim().Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
        parts["k"].ShouldBe(publicKey);
        var token = parts["t"].Split('.');
        Json(token[0]).GetProperty("alg").GetString().ShouldBe("ES256");
        var claims = Json(token[1]);
        claims.GetProperty("aud").GetString().ShouldBe("http://127.0.0.1");
        claims.GetProperty("sub").GetString().ShouldBe("mailto:room@war.example");
        var left = claims.GetProperty("exp").GetInt64() - TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        left.ShouldBeInRange(1, 24 * 3600);
        var point = Read(publicKey);
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = point[1..33], Y = point[33..] } });
        key.VerifyData(Encoding.ASCII.GetBytes($"{token[0]}.{token[1]}"), Read(token[2]), HashAlgorithmName.SHA256).ShouldBeTrue();
    }

    private static async Task<(PushDevice Device, Member Ada, Slot Slot)> ADayAsync(WarRoomApp app, OutsideStub service, params ReminderChannel[] channels) => await ADayAsync(app, service, false, channels);

    private static async Task<(PushDevice Device, Member Ada, Slot Slot)> ADayAsync(WarRoomApp app, OutsideStub service, bool isRehearsal, params ReminderChannel[] channels)
    {
        var campaign = ACampaign();
        if (isRehearsal)
        {
            campaign.IsRehearsal = true;
            campaign.SetClock(At(11, 0), app.Get<CampaignClocks>().RealNow, 1);
        }

        var (ada, device) = (AMember(campaign, "Ada Lovelace"), PushDevice.New());
        ada.Channels = [ReminderChannel.InApp, .. channels.Length == 0 ? [ReminderChannel.Push] : channels];
        var slot = ASlot(campaign);
        await app.StoreAsync(campaign, ada, slot, device.At($"http://{service.Host}/send/ada", ada));
        (await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        return (device, ada, slot);
    }

    private static Task<OutboxRow> RowAsync(WarRoomDb db, Member member) => db.Outbox.SingleAsync(r => r.MemberId == member.Id && r.Channel == ReminderChannel.Push && r.Kind == MessageKind.Reminder, WarRoomApp.Stop);

    private static string? Field(PushDevice device, Arrived sent, string name) => JsonDocument.Parse(device.Open(sent.Body)).RootElement.GetProperty(name).GetString();

    private static JsonElement Json(string part) => JsonDocument.Parse(Read(part)).RootElement;

    private static byte[] Read(string text) => Base64Url.DecodeFromChars(text);
}
