using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WarRoom.Domain;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Features.Claiming;
using WarRoom.Web.Features.Team;
using WarRoom.Web.Notifications;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Notifications;

public sealed class ChatTests
{
    [Theory]
    [InlineData(ChatKind.Slack, "text")]
    [InlineData(ChatKind.Mattermost, "text")]
    [InlineData(ChatKind.Discord, "content")]
    public async Task A_member_is_reminded_in_the_room_by_name_with_the_way_to_the_slot(ChatKind kind, string field)
    {
        await using var room = await OutsideStub.StartAsync();
        await using var app = await WarRoomApp.StartAsync(At(11, 0), [.. room.Arguments, "--WarRoom:PublicUrl", "https://war.example"]);
        var (_, lead, ada, slot) = await ADayAsync(app);
        await SetUpAsync(app, room, lead, kind);

        await app.MoveToAsync(At(11, 50));

        var body = JsonDocument.Parse(room.All.Single().Body).RootElement;
        var text = body.GetProperty(field).GetString()!;
        text.ShouldBe($"Ada Lovelace: 12:00 (Europe/Berlin): Your post on Bluesky is next.\nhttps://war.example/me/slots/{slot.Id}");
        text.ShouldNotContain("/v/", Case.Sensitive, "a personal link signs in whoever reads it");
        body.TryGetProperty("allowed_mentions", out var mentions).ShouldBe(kind is ChatKind.Discord);
        if (kind is ChatKind.Discord) mentions.GetProperty("parse").GetArrayLength().ShouldBe(0);
        ada.ChatHandle.ShouldBeNull();
    }

    [Theory]
    [InlineData(ChatKind.Slack, "@everyone & <!here> *x*", "@\u200Beveryone &amp; &lt;\u200B!here&gt; *x*: ")]
    [InlineData(ChatKind.Mattermost, "@Channel **x** [a](b)", "@\u200BChannel \\*\\*x\\*\\* \\[a\\](b): ")]
    [InlineData(ChatKind.Discord, "@here\n# ||x||", "@\u200Bhere \\# \\|\\|x\\|\\|: ")]
    [InlineData(ChatKind.Mattermost, "@allen", "@allen: ")]
    public void A_name_formats_nothing_and_calls_nobody_but_its_owner(ChatKind kind, string name, string written)
    {
        var body = ChatWords.Body(kind, new(name, "Go.", "https://war.example/me"));

        ((string?)(body["text"] ?? body["content"])).ShouldBe($"{written}Go.\nhttps://war.example/me");
    }

    [Fact]
    public async Task A_stop_is_said_once_to_the_room_and_so_is_going_on()
    {
        await using var room = await OutsideStub.StartAsync();
        await using var app = await WarRoomApp.StartAsync(At(11, 0), room.Arguments);
        var (campaign, lead, _, _) = await ADayAsync(app);
        var more = Enumerable.Range(0, 4).Select(i => AMember(campaign, $"Person {i}")).ToList();
        more.ForEach(m => m.Channels = [ReminderChannel.InApp, ReminderChannel.Chat]);
        await app.StoreAsync([.. more]);
        await SetUpAsync(app, room, lead);

        await app.Get<PlaceHold>().RunAsync(HoldScope.Everything, null, "A rumour", null, lead.AsActor(), stop: WarRoomApp.Stop);
        await app.RunDueAsync();

        room.All.Single().Text.ShouldContain("Hold: please don");
        await using var db = await app.DbAsync();
        (await app.Get<LiftHold>().RunAsync((await db.Holds.SingleAsync(WarRoomApp.Stop)).Id, "It was false", lead.AsActor(), stop: WarRoomApp.Stop)).Refusal.ShouldBeNull();
        await app.RunDueAsync();
        room.All.Count(a => a.Text.Contains("We go on", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_room_that_is_gone_is_shown_to_the_lead_and_the_next_way_is_taken_at_once()
    {
        await using var mail = new MailSink();
        await using var room = await OutsideStub.StartAsync();
        room.Status = 410;
        await using var app = await WarRoomApp.StartAsync(At(11, 0), [.. room.Arguments, .. mail.Arguments]);
        var (campaign, lead, _, _) = await ADayAsync(app, ReminderChannel.Chat, ReminderChannel.Email);
        await SetUpAsync(app, room, lead);

        await app.MoveToAsync(At(11, 50));
        await app.RunDueAsync();

        mail.Mails.Count.ShouldBe(1);
        (await app.Get<ReadTeam>().RunAsync(campaign.Id, WarRoomApp.Stop)).Room!.LastError.ShouldBe("the room is gone (410)");
    }

    [Fact]
    public async Task A_room_that_is_asked_too_often_is_left_alone_for_as_long_as_it_says()
    {
        await using var room = await OutsideStub.StartAsync();
        (room.Status, room.RetryAfter) = (429, "30");
        await using var app = await WarRoomApp.StartAsync(At(11, 0), room.Arguments);
        var (_, lead, _, _) = await ADayAsync(app);
        await SetUpAsync(app, room, lead);

        await app.MoveToAsync(At(11, 50));

        await using var db = await app.DbAsync();
        var row = await db.Outbox.SingleAsync(r => r.Channel == ReminderChannel.Chat, WarRoomApp.Stop);
        row.State.ShouldBe(OutboxState.Due);
        row.NotBefore.ShouldBe(At(11, 50) + Duration.FromSeconds(30));
    }

    [Fact]
    public async Task The_address_is_a_secret_that_is_never_stored_or_shown_whole()
    {
        await using var room = await OutsideStub.StartAsync();
        await using var app = await WarRoomApp.StartAsync(At(11, 0), room.Arguments);
        var (campaign, lead, ada, _) = await ADayAsync(app);

        (await app.Get<SetUpChatRoom>().RunAsync(ChatKind.Slack, "#launch", $"http://{room.Host}/services/secret-abcd", ada.AsActor(), WarRoomApp.Stop)).ShouldNotBeNull("a volunteer sets up nothing");
        await SetUpAsync(app, room, lead);

        await using var db = await app.DbAsync();
        (await db.ChatRooms.SingleAsync(WarRoomApp.Stop)).SealedAddress.ShouldNotContain("secret");
        var shown = (await app.Get<ReadTeam>().RunAsync(campaign.Id, WarRoomApp.Stop)).Room!;
        shown.Hint.ShouldBe($"{room.Host} …abcd");
        (await app.Get<TestChatRoom>().RunAsync(lead.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        room.All.Single().Path.ShouldBe("/services/secret-abcd");
        room.Status = 400;
        (await app.Get<TestChatRoom>().RunAsync(lead.AsActor(), WarRoomApp.Stop))!.Reason.ShouldContain("400: invalid_payload");
        (await app.Get<RemoveChatRoom>().RunAsync(lead.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        (await db.ChatRooms.CountAsync(WarRoomApp.Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task A_rehearsal_writes_into_no_room()
    {
        await using var room = await OutsideStub.StartAsync();
        await using var app = await WarRoomApp.StartAsync(At(11, 0), room.Arguments);
        var (_, lead, _, _) = await ADayAsync(app, isRehearsal: true);
        await SetUpAsync(app, room, lead);

        await app.MoveToAsync(At(11, 50));

        (await app.Get<TestChatRoom>().RunAsync(lead.AsActor(), WarRoomApp.Stop))!.Code.ShouldBe("chat.rehearsal");
        room.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://hooks.slack.com/services/x")]
    [InlineData("https://localhost/hooks/x")]
    [InlineData("https://10.0.0.8/hooks/x")]
    [InlineData("https://chat/hooks/x")]
    [InlineData("hooks.slack.com/services/x")]
    public async Task Nothing_is_sent_into_the_own_network_or_unencrypted(string address)
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var (_, lead, _, _) = await ADayAsync(app);

        (await app.Get<SetUpChatRoom>().RunAsync(ChatKind.Slack, "#launch", address, lead.AsActor(), WarRoomApp.Stop))!.Code.ShouldBe("chat.address");
    }

    private static async Task SetUpAsync(WarRoomApp app, OutsideStub room, Member lead, ChatKind kind = ChatKind.Slack) =>
        (await app.Get<SetUpChatRoom>().RunAsync(kind, "#launch", $"http://{room.Host}/services/secret-abcd", lead.AsActor(), WarRoomApp.Stop)).ShouldBeNull();

    private static Task<(Campaign Campaign, Member Lead, Member Ada, Slot Slot)> ADayAsync(WarRoomApp app, params ReminderChannel[] channels) => ADayAsync(app, false, channels);

    private static async Task<(Campaign Campaign, Member Lead, Member Ada, Slot Slot)> ADayAsync(WarRoomApp app, bool isRehearsal, params ReminderChannel[] channels)
    {
        var campaign = ACampaign();
        if (isRehearsal)
        {
            campaign.IsRehearsal = true;
            campaign.SetClock(At(11, 0), app.Get<CampaignClocks>().RealNow, 1);
        }

        var (lead, ada, slot) = (AMember(campaign, "Mia Falk", Role.Lead), AMember(campaign, "Ada Lovelace"), ASlot(campaign));
        lead.Channels = [ReminderChannel.InApp];
        ada.Channels = [ReminderChannel.InApp, .. channels.Length == 0 ? [ReminderChannel.Chat] : channels];
        await app.StoreAsync(campaign, lead, ada, slot);
        (await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
        return (campaign, lead, ada, slot);
    }
}
