using Microsoft.EntityFrameworkCore;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Notifications;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web.Features.Claiming;
using WarRoom.Web.Features.Joining;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Day;

/// <summary>By which way a member is reached, and when not.</summary>
public sealed class ChannelTests
{
    [Fact]
    public async Task The_second_way_is_taken_three_minutes_later_while_nobody_has_acknowledged()
    {
        await using var house = await HouseAsync(At(11, 0));
        await house.ClaimAsync();

        await house.App.MoveToAsync(At(11, 50));
        house.Arrived.ShouldBe((1, 0), "push first");
        await house.App.MoveToAsync(At(11, 52));
        house.Arrived.ShouldBe((1, 0));
        await house.App.MoveToAsync(At(11, 53));

        house.Arrived.ShouldBe((1, 1));
    }

    [Theory]
    [InlineData("open")]
    [InlineData("got it")]
    public async Task Who_opens_the_slot_or_says_got_it_is_left_in_peace(string how)
    {
        await using var house = await HouseAsync(At(11, 0));
        await house.ClaimAsync();
        await house.App.MoveToAsync(At(11, 50));
        using var browser = await house.SignedInAsync();

        if (how == "open") await browser.OpenAsync($"/me/slots/{house.Slot.Id}");
        else await browser.SendAsync("/me/messages/seen");
        await house.App.MoveToAsync(At(11, 53));

        house.Arrived.ShouldBe((1, 0));
        await using var db = await house.App.DbAsync();
        (await db.Outbox.SingleAsync(r => r.Channel == ReminderChannel.Email && r.Kind == MessageKind.Reminder, WarRoomApp.Stop)).State.ShouldBe(OutboxState.Unneeded);
    }

    [Fact]
    public async Task Another_order_of_ways_counts_for_reminders_that_wait_already()
    {
        await using var house = await HouseAsync(At(11, 0));
        await house.ClaimAsync();
        using var browser = await house.SignedInAsync();
        await browser.OpenAsync("/me/account");
        await browser.SendAsync("/me/account?c=harbour-bridge", new() { ["way1"] = "email", ["way2"] = "push" }, "go=save");
        browser.Main.ShouldContain("Saved.");

        await house.App.MoveToAsync(At(11, 50));
        house.Arrived.ShouldBe((0, 1));
        await house.App.MoveToAsync(At(11, 53));

        house.Arrived.ShouldBe((1, 1));
    }

    [Fact]
    public async Task What_finds_no_device_goes_by_the_next_way()
    {
        await using var house = await HouseAsync(At(11, 0));
        await house.ClaimAsync();
        house.Service.Status = 410;
        await house.App.MoveToAsync(At(12, 6)); // the reminder is too late by now; this is the nudge
        await house.App.RunDueAsync();

        house.Mail.Mails.Single().Subject!.ShouldContain("Still fine");
    }

    [Fact]
    public async Task Quiet_hours_hold_back_what_nobody_asked_for_until_they_end()
    {
        await using var house = await HouseAsync(At(6, 0), slotAt: At(7, 8));
        await house.AssignAsync();

        await house.App.MoveToAsync(At(6, 58));
        house.Arrived.ShouldBe((0, 0), "it is due, and the member sleeps");
        await house.App.MoveToAsync(At(7, 0));

        house.Arrived.Push.ShouldBe(1);
    }

    [Fact]
    public async Task What_would_come_too_late_after_the_quiet_hours_is_listed_as_missed()
    {
        await using var house = await HouseAsync(At(6, 0), slotAt: At(6, 50));
        await house.AssignAsync();

        await house.App.MoveToAsync(At(6, 40));
        await house.App.MoveToAsync(At(7, 0));

        house.Arrived.ShouldBe((0, 0));
        await using var db = await house.App.DbAsync();
        var row = await db.Outbox.SingleAsync(r => r.Channel == ReminderChannel.Push && r.Kind == MessageKind.Reminder, WarRoomApp.Stop);
        (row.State, row.LastError).ShouldBe((OutboxState.Missed, "quiet hours"));
    }

    [Fact]
    public async Task A_slot_in_the_night_that_the_member_said_yes_to_is_reminded_of()
    {
        await using var house = await HouseAsync(At(5, 0), slotAt: At(6, 30));
        await house.ClaimAsync();

        await house.App.MoveToAsync(At(6, 20));

        house.Arrived.Push.ShouldBe(1);
    }

    [Theory]
    [InlineData("America/New_York", 0)]
    [InlineData("Europe/Berlin", 1)]
    public async Task Quiet_hours_are_the_member_s_own(string zone, int atOnce)
    {
        // 12:55 in Berlin is 06:55 in New York
        await using var house = await HouseAsync(At(12, 0), slotAt: At(13, 5), zone);
        await house.AssignAsync();

        await house.App.MoveToAsync(At(12, 55));
        house.Arrived.Push.ShouldBe(atOnce);
        await house.App.MoveToAsync(At(13, 0));

        house.Arrived.Push.ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_never_quiet_is_reached_at_any_hour_and_reads_it_so_again()
    {
        await using var house = await HouseAsync(At(5, 0), slotAt: At(6, 30));
        await house.AssignAsync();
        using var browser = await house.SignedInAsync();
        await browser.OpenAsync("/me/account");
        browser.Main.ShouldContain("Slots that you said yes to are still reminded of.");
        await browser.SendAsync("/me/account?c=harbour-bridge", new() { ["noquiet"] = "yes" }, "go=save");
        browser.Page.QuerySelector("[name=noquiet]")!.HasAttribute("checked").ShouldBeTrue();

        await house.App.MoveToAsync(At(6, 20));

        house.Arrived.Push.ShouldBe(1);
    }

    [Theory]
    [InlineData("", "07:00")]
    [InlineData("25:00", "07:00")]
    [InlineData("22:00", "22:00")]
    public void Quiet_hours_that_nobody_can_make_out_are_asked_again(string from, string to)
    {
        var form = ReachForm.Read(new Microsoft.AspNetCore.Http.FormCollection(new() { ["quietfrom"] = from, ["quietto"] = to }));

        form.Check()!.Code.ShouldBe("join.quiet");
    }

    private static async Task<House> HouseAsync(Instant now, Instant? slotAt = null, string zone = "Europe/Berlin")
    {
        var (mail, service) = (new MailSink(), await OutsideStub.StartAsync());
        var app = await WarRoomApp.StartAsync(now, [.. mail.Arguments, .. service.Arguments]);
        var campaign = ACampaign();
        var (lead, ada, slot) = (AMember(campaign, "Mia Falk", Role.Lead), AMember(campaign, "Ada Lovelace"), ASlot(campaign, slotAt));
        lead.Channels = [ReminderChannel.InApp];
        (ada.ZoneId, ada.Channels) = (zone, [ReminderChannel.InApp, ReminderChannel.Push, ReminderChannel.Email]);
        await app.StoreAsync(campaign, lead, ada, slot, PushDevice.New().At($"http://{service.Host}/send/ada", ada));
        return new(app, mail, service, lead, ada, slot);
    }

    /// <summary>A day with one slot and one member, who has a phone and a mailbox.</summary>
    private sealed record House(WarRoomApp App, MailSink Mail, OutsideStub Service, Member Lead, Member Ada, Slot Slot) : IAsyncDisposable
    {
        public (int Push, int Mails) Arrived => (Service.All.Count, Mail.Mails.Count);

        public async Task ClaimAsync() => (await App.Get<ClaimSlot>().RunAsync(Slot.Id, Ada.AsActor(), WarRoomApp.Stop)).ShouldBeNull();

        /// <summary>The lead gave it to her; she has not answered.</summary>
        public async Task AssignAsync()
        {
            await using var db = await App.DbAsync();
            var slot = await db.Slots.SingleAsync(s => s.Id == Slot.Id, WarRoomApp.Stop);
            slot.AssignTo(Ada, null, DayRules.Default, Lead.AsActor(), At(5, 0)).ShouldBeNull();
            await db.SaveChangesAsync(WarRoomApp.Stop);
        }

        public async Task<PlainBrowser> SignedInAsync()
        {
            var browser = new PlainBrowser(App);
            await browser.OpenAsync(App.LinkOf(Ada));
            await browser.SendAsync(App.LinkOf(Ada));
            return browser;
        }

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await Service.DisposeAsync();
            await Mail.DisposeAsync();
        }
    }
}
