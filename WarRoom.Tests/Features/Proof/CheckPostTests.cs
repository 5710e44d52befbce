using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Networks;
using WarRoom.Web.Features.Board;
using WarRoom.Web.Features.Claiming;
using WarRoom.Web.Features.Proof;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Proof;

public sealed class CheckPostTests
{
    private const string Post = "https://bsky.app/profile/ada-lovelace.bsky.social/post/3lxyz";
    private const string Nothing = """{"posts":[]}""";

    [Fact]
    public async Task A_post_that_stands_at_its_address_is_verified_by_the_room()
    {
        await using var scene = await Scene.StartAsync();
        scene.Posts = scene.Shown;
        await scene.ConfirmAsync(Post);

        await scene.CheckAtAsync(At(12, 1));

        var slot = await scene.SlotAsync();
        (slot.Status, slot.Proof, slot.Verification!.Name).ShouldBe((SlotStatus.Verified, ProofRung.Checked, "WarRoom"));
        slot.Events.Single(e => e.Kind is SlotEventKind.Verified).Why.ShouldBe("Bluesky shows the post with its link");
        var day = await scene.DayAsync();
        day.ProofOf(slot.Id).Finding.ShouldBe("Bluesky shows the post with its link.");
        day.Feed[0].What.ShouldBe("found Ada's Bluesky 1B at its address");
        day.Needs.ShouldNotContain(n => n.Kind == "proof");
    }

    [Fact]
    public async Task A_post_that_is_not_there_is_looked_for_after_1_5_and_20_minutes_and_then_needs_the_lead()
    {
        await using var scene = await Scene.StartAsync();
        await scene.ConfirmAsync(Post);
        var looks = new List<int>();
        for (var minute = 1; minute <= 60; minute++)
        {
            var before = scene.World.Asked.Count;
            await scene.CheckAtAsync(At(12, 0) + Minutes(minute));
            if (scene.World.Asked.Count > before) looks.Add(minute);
        }

        looks.ShouldBe([1, 2, 7, 27]);
        (await scene.SlotAsync()).Status.ShouldBe(SlotStatus.Posted);
        var need = (await scene.DayAsync()).Needs.Single(n => n.Kind == "proof");
        (need.Title, need.Detail, need.Minutes).ShouldBe(("Look at the post of Ada Lovelace, Bluesky", "Bluesky does not show a post there.", 33));
    }

    [Fact]
    public async Task What_appears_later_is_found_then()
    {
        await using var scene = await Scene.StartAsync();
        await scene.ConfirmAsync(Post);
        await scene.CheckAtAsync(At(12, 1));
        scene.Posts = scene.Shown;

        await scene.CheckAtAsync(At(12, 2));

        (await scene.SlotAsync()).Status.ShouldBe(SlotStatus.Verified);
    }

    [Fact]
    public async Task A_network_that_wants_to_be_left_alone_is_left_alone()
    {
        await using var scene = await Scene.StartAsync();
        await scene.ConfirmAsync(Post);
        scene.RetryAfter = "600";
        await scene.CheckAtAsync(At(12, 1));
        scene.RetryAfter = null;
        scene.Posts = scene.Shown;

        await scene.CheckAtAsync(At(12, 10));
        (await scene.SlotAsync()).Status.ShouldBe(SlotStatus.Posted);
        await scene.CheckAtAsync(At(12, 11));
        (await scene.SlotAsync()).Status.ShouldBe(SlotStatus.Verified);
    }

    [Fact]
    public async Task Another_address_is_looked_at_anew_and_none_after_the_post_was_taken_back()
    {
        await using var scene = await Scene.StartAsync();
        await scene.ConfirmAsync(Post);
        await scene.CheckAtAsync(At(12, 1));
        await scene.ConfirmAsync(Post + "2");
        await scene.CheckAtAsync(At(12, 1));
        scene.World.Asked.ShouldContain(a => a.EndsWith("3lxyz2", StringComparison.Ordinal));

        (await scene.App.Get<WithdrawPost>().RunAsync(scene.Slot.Id, scene.Ada.AsActor(), WarRoomApp.Stop)).ShouldBeNull();

        await using var db = await scene.App.DbAsync();
        (await db.PostChecks.AnyAsync(WarRoomApp.Stop)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_a_lead_verified_or_took_back_is_not_judged_by_the_room_again()
    {
        await using var scene = await Scene.StartAsync();
        scene.Posts = scene.Shown;
        await scene.ConfirmAsync(Post);
        var lead = scene.Lead.AsActor();
        (await scene.App.Get<VerifySlot>().RunAsync(scene.Slot.Id, lead, stop: WarRoomApp.Stop)).ShouldBeNull();
        (await scene.App.Get<VerifySlot>().RunAsync(scene.Slot.Id, lead, isRight: false, WarRoomApp.Stop)).ShouldBeNull();

        await scene.CheckAtAsync(At(12, 30));

        (await scene.SlotAsync()).Status.ShouldBe(SlotStatus.Posted);
        scene.World.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rehearsal_calls_nobody()
    {
        await using var scene = await Scene.StartAsync(isRehearsal: true);
        await scene.ConfirmAsync(Post);

        await scene.CheckAtAsync(At(12, 1));

        scene.World.Asked.ShouldBeEmpty();
        await using var db = await scene.App.DbAsync();
        (await db.PostChecks.AnyAsync(WarRoomApp.Stop)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_tick_finds_what_is_due_and_a_worker_looks()
    {
        await using var scene = await Scene.StartAsync(runSchedules: true);
        scene.Posts = scene.Shown;
        await scene.ConfirmAsync(Post);

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while ((await scene.SlotAsync()).Status is not SlotStatus.Verified)
        {
            await timer.WaitForNextTickAsync(limit.Token);
            scene.App.Clock!.Advance(TimeSpan.FromSeconds(1)); // a look that a busy machine cut off is due again a minute later
        }
    }

    [Fact]
    public async Task A_person_s_click_since_the_post_proves_it_and_one_before_does_not()
    {
        await using var scene = await Scene.StartAsync();
        await ClickAsync(scene, At(11, 50));
        await scene.ConfirmAsync(null);
        await scene.App.Get<ProvePostsJob>().RunAsync(scene.Campaign.Id.Value, WarRoomApp.Stop);
        (await scene.SlotAsync()).Proof.ShouldBe(ProofRung.Declared);

        await ClickAsync(scene, At(12, 4));
        foreach (var _ in Enumerable.Range(0, 2)) await scene.App.Get<ProvePostsJob>().RunAsync(scene.Campaign.Id.Value, WarRoomApp.Stop);

        var slot = await scene.SlotAsync();
        (slot.Proof, slot.Status).ShouldBe((ProofRung.Proven, SlotStatus.Posted));
        slot.Events.Count(e => e.Kind is SlotEventKind.Proven).ShouldBe(1);
    }

    private static async Task ClickAsync(Scene scene, Instant at)
    {
        await using var clicks = await scene.App.Get<IDbContextFactory<ClicksDb>>().CreateDbContextAsync(WarRoomApp.Stop);
        clicks.Clicks.Add(new Click { Code = (await scene.SlotAsync()).LinkCode!, CampaignId = scene.Campaign.Id, SlotId = scene.Slot.Id, At = at, Visitor = 7 });
        await clicks.SaveChangesAsync(WarRoomApp.Stop);
    }

    /// <summary>Noon: Ada has claimed a slot on Bluesky, and a test says what Bluesky answers.</summary>
    private sealed class Scene : IAsyncDisposable
    {
        public required OutsideWorld World { get; init; }

        public required WarRoomApp App { get; init; }

        public required Campaign Campaign { get; init; }

        public required Member Ada { get; init; }

        public required Member Lead { get; init; }

        public required Slot Slot { get; init; }

        public string Posts { get; set; } = Nothing;

        public string Shown { get; private set; } = "";

        public string? RetryAfter { get; set; }

        public static async Task<Scene> StartAsync(bool isRehearsal = false, bool runSchedules = false)
        {
            Scene? scene = null;
            var world = await OutsideWorld.StartAsync(c => scene!.AnswerAsync(c));
            var app = await WarRoomApp.StartAsync(Noon, ["--WarRoom:Outbound:AllowedHosts:0", world.Host, "--WarRoom:Networks:Bluesky:Api", world.Address.ToString(), "--WarRoom:Networks:CheckPosts", "true"], runSchedules: runSchedules ? true : null);
            var campaign = ACampaign();
            campaign.IsRehearsal = isRehearsal;
            if (isRehearsal) campaign.SetClock(Noon, Noon, 1);
            var (ada, lead, audience) = (AMember(campaign, "Ada Lovelace"), AMember(campaign, "Mia Falk", Role.Lead), AnAudience(campaign));
            var message = new WarRoom.Domain.Messages.KeyMessage { Id = WarRoom.Domain.Ids.New<WarRoom.Domain.KeyMessageId>(At(6, 0)), CampaignId = campaign.Id, Name = "Safer way" };
            var variant = AVariant(campaign, message, audience);
            var slot = ASlot(campaign);
            slot.SetVariant(variant);
            await app.StoreAsync(campaign, ada, lead, audience, message, variant, slot);
            scene = new() { World = world, App = app, Campaign = campaign, Ada = ada, Lead = lead, Slot = slot };
            (await app.Get<ClaimSlot>().RunAsync(slot.Id, ada.AsActor(), WarRoomApp.Stop)).ShouldBeNull();
            var link = (await scene.SlotAsync()).LinkCode;
            scene.Shown = """{"posts":[{"author":{"handle":"ada-lovelace.bsky.social"},"record":{"text":"https://war.example/go/LINK"}}]}""".Replace("LINK", link, StringComparison.Ordinal);
            return scene;
        }

        public async Task ConfirmAsync(string? address) => (await App.Get<ConfirmPost>().RunAsync(Slot.Id, address, null, Ada.AsActor(), stop: WarRoomApp.Stop)).Refusal.ShouldBeNull();

        public Task CheckAtAsync(Instant at)
        {
            App.Clock!.SetUtcNow(at.ToDateTimeOffset());
            return App.Get<CheckPostJob>().RunAsync(Slot.Id.Value, WarRoomApp.Stop);
        }

        public async Task<Slot> SlotAsync()
        {
            await using var db = await App.DbAsync();
            return await db.Slots.AsNoTracking().Include(s => s.Events).SingleAsync(WarRoomApp.Stop);
        }

        public Task<DaySnapshot> DayAsync() => App.Get<ReadDaySnapshot>().RunAsync(Campaign.Id, WarRoomApp.Stop);

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await World.DisposeAsync();
        }

        private Task AnswerAsync(HttpContext context)
        {
            context.Response.ContentType = "application/json";
            if (RetryAfter is not null) (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (429, RetryAfter);
            return context.Response.WriteAsync(context.Request.Path.Value!.EndsWith("resolveHandle", StringComparison.Ordinal) ? """{"did":"did:plc:ada"}""" : Posts, context.RequestAborted);
        }
    }
}
