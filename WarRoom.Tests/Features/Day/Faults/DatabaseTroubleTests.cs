using System.Data.Common;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Ui.Edge;
using WarRoom.Web;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Day.Faults;

/// <summary>The database is locked by somebody else, or the disk is full: a phone waits or hears no, nothing is half done, and what was
/// refused works again as soon as the trouble is over, without a restart.</summary>
public sealed class DatabaseTroubleTests
{
    [Fact]
    public async Task A_claim_waits_for_a_database_that_is_locked_for_a_moment_and_succeeds()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var slot = (await ADayAsync(app, 1))[0];
        using var phone = await AtTodayAsync(app);
        await using var other = await LockAsync(app);

        var claim = phone.SendAsync($"/me/slots/{slot.Id}/claim");
        await Task.WhenAny(claim, Task.Delay(TimeSpan.FromSeconds(1), WarRoomApp.Stop));
        claim.IsCompleted.ShouldBeFalse("it waits");
        await ReleaseAsync(other);
        await claim;

        phone.Path.ShouldBe($"/me/slots/{slot.Id}");
        (await SlotAsync(app, slot)).Status.ShouldBe(SlotStatus.Claimed);
    }

    [Fact]
    public async Task A_claim_on_a_database_that_stays_locked_hears_no_after_some_seconds_and_nothing_is_half_done()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0));
        var slot = (await ADayAsync(app, 1))[0];
        using var phone = await AtTodayAsync(app);
        await using var other = await LockAsync(app);

        using var sent = phone.Request($"/me/slots/{slot.Id}/claim");
        var form = await sent.Content!.ReadAsStringAsync(WarRoomApp.Stop);
        using (var answer = await PostAsync(phone, slot, form))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            (await answer.Content.ReadAsStringAsync(WarRoomApp.Stop)).ShouldContain("Something went wrong");
        }

        await NothingOfAsync(app, slot);
        await ReleaseAsync(other);
        using var again = await PostAsync(phone, slot, form);
        again.Headers.Location!.ToString().ShouldBe($"/me/slots/{slot.Id}");
    }

    [Fact]
    public async Task On_a_full_disk_pages_are_read_a_claim_is_refused_whole_and_works_once_there_is_room_without_a_restart()
    {
        var disk = new SmallDisk();
        await using var app = await WarRoomApp.StartAsync(At(11, 0), replace: s => s.ConfigureDbContext<SqliteWarRoomDb>(o => o.AddInterceptors(disk)));
        var slots = await ADayAsync(app, 60);
        using var phone = await AtTodayAsync(app);
        using var sent = phone.Request($"/me/slots/{slots[0].Id}/claim");
        var field = (await sent.Content!.ReadAsStringAsync(WarRoomApp.Stop)).Split('&').Single(f => f.StartsWith("__Request", StringComparison.Ordinal));
        disk.IsFull = true;

        var refused = await FirstRefusedAsync(phone, slots, field);

        await NothingOfAsync(app, refused);
        await phone.OpenAsync("/me");
        phone.Status.ShouldBe(HttpStatusCode.OK);
        disk.IsFull = false;
        using var again = await PostAsync(phone, refused, $"{field}&key=full-{refused.Id}");
        again.Headers.Location!.ToString().ShouldBe($"/me/slots/{refused.Id}");
        (await SlotAsync(app, refused)).Status.ShouldBe(SlotStatus.Claimed);
    }

    [Fact]
    public async Task A_claim_that_was_saved_is_not_called_failed_because_its_form_could_not_be_remembered()
    {
        await using var app = await WarRoomApp.StartAsync(At(11, 0), replace: s => s.ConfigureDbContext<SqliteWarRoomDb>(o => o.AddInterceptors(new NoMemory())));
        var slot = (await ADayAsync(app, 1))[0];
        using var phone = await AtTodayAsync(app);

        await phone.SendAsync($"/me/slots/{slot.Id}/claim");

        phone.Path.ShouldBe($"/me/slots/{slot.Id}");
        (await SlotAsync(app, slot)).Status.ShouldBe(SlotStatus.Claimed);
    }

    /// <summary>What little fits into pages that are there already is taken; the first claim that needs a new page is refused.</summary>
    private static async Task<Slot> FirstRefusedAsync(PlainBrowser phone, IEnumerable<Slot> slots, string field)
    {
        foreach (var slot in slots)
        {
            using var answer = await PostAsync(phone, slot, $"{field}&key=full-{slot.Id}");
            if (answer.Headers.Location is not null) continue;
            answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            (await answer.Content.ReadAsStringAsync(WarRoomApp.Stop)).ShouldContain("Something went wrong");
            return slot;
        }

        throw new InvalidOperationException("The disk was never full.");
    }

    private static async Task<List<Slot>> ADayAsync(WarRoomApp app, int count)
    {
        var campaign = ACampaign();
        campaign.Rules = campaign.Rules with { SelfClaims = 1000 };
        var slots = Enumerable.Range(0, count).Select(i => ASlot(campaign, At(12, i % 60))).ToList();
        await app.StoreAsync([campaign, AMember(campaign, "Ada Lovelace"), .. slots]);
        return slots;
    }

    private static async Task<PlainBrowser> AtTodayAsync(WarRoomApp app)
    {
        await using var db = await app.DbAsync();
        var ada = await db.Members.SingleAsync(WarRoomApp.Stop);
        var phone = new PlainBrowser(app);
        await phone.OpenAsync(app.LinkOf(ada));
        await phone.SendAsync(app.LinkOf(ada));
        return phone;
    }

    private static Task<HttpResponseMessage> PostAsync(PlainBrowser phone, Slot slot, string form) =>
        phone.Client.PostAsync($"/me/slots/{slot.Id}/claim", new StringContent(form, System.Text.Encoding.ASCII, "application/x-www-form-urlencoded"), WarRoomApp.Stop);

    private static async Task<Slot> SlotAsync(WarRoomApp app, Slot slot)
    {
        await using var db = await app.DbAsync();
        return await db.Slots.AsNoTracking().SingleAsync(s => s.Id == slot.Id, WarRoomApp.Stop);
    }

    private static async Task NothingOfAsync(WarRoomApp app, Slot slot)
    {
        await using var db = await app.DbAsync();
        (await db.Slots.AsNoTracking().SingleAsync(s => s.Id == slot.Id, WarRoomApp.Stop)).ShouldSatisfyAllConditions(s => s.Status.ShouldBe(SlotStatus.Open), s => s.HolderId.ShouldBeNull(), s => s.LinkCode.ShouldBeNull());
        (await db.SlotEvents.CountAsync(e => e.SlotId == slot.Id, WarRoomApp.Stop)).ShouldBe(1);
        (await db.Outbox.CountAsync(r => r.SlotId == slot.Id, WarRoomApp.Stop)).ShouldBe(0);
        (await db.Links.CountAsync(l => l.SlotId == slot.Id, WarRoomApp.Stop)).ShouldBe(0);
        (await db.DoneRequests.CountAsync(r => r.Key.EndsWith($"full-{slot.Id}"), WarRoomApp.Stop)).ShouldBe(0);
    }

    /// <summary>Another program writes and does not come to an end.</summary>
    private static async Task<SqliteConnection> LockAsync(WarRoomApp app)
    {
        var other = new SqliteConnection($"Data Source={app.Get<DataFolder>().Database};Pooling=False");
        await other.OpenAsync(WarRoomApp.Stop);
        await DoAsync(other, "BEGIN IMMEDIATE");
        return other;
    }

    private static Task ReleaseAsync(SqliteConnection other) => DoAsync(other, "ROLLBACK");

    private static async Task DoAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(WarRoomApp.Stop);
    }

    /// <summary>Takes everything but the memory of a form.</summary>
    private sealed class NoMemory : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            eventData.Context!.ChangeTracker.Entries<DoneRequest>().Any() ? throw new DbUpdateException("database is locked") : new(result);
    }

    /// <summary>A disk on which the database finds no further page while it is full.</summary>
    private sealed class SmallDisk : DbConnectionInterceptor
    {
        private volatile bool _isFull;

        public bool IsFull
        {
            get => _isFull;
            set => _isFull = value;
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
            await DoAsync(connection, $"PRAGMA max_page_count={(IsFull ? 1 : 1_073_741_823)}");
    }
}
