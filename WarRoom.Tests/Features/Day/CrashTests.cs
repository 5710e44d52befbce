using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using WarRoom.Domain.Slots;
using WarRoom.Web.Persistence;

namespace WarRoom.Tests.Features.Day;

public sealed class CrashTests
{
    [Fact]
    public async Task A_demo_day_that_is_killed_twice_goes_on_with_nothing_lost_and_nothing_doubled()
    {
        var folder = Directory.CreateTempSubdirectory("warroom-crash-").FullName;
        var known = new List<SlotEvent>();
        try
        {
            for (var round = 0; round < 3; round++)
            {
                using var house = await HouseProcess.StartAsync(folder);
                await UntilAsync(folder, async db => await db.SlotEvents.CountAsync(Stop) >= known.Count + 6);
                house.KillNow();
                await using var db = Open(folder);
                var events = await db.SlotEvents.AsNoTracking().OrderBy(e => e.At).ThenBy(e => e.Version).ToListAsync(Stop);
                foreach (var before in known) events.ShouldContain(e => e.Id == before.Id && e.At == before.At && e.Kind == before.Kind && e.To == before.To);
                await NothingIsLostOrDoubledAsync(db, events);
                known = events;
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task NothingIsLostOrDoubledAsync(WarRoomDb db, List<SlotEvent> events)
    {
        foreach (var slot in await db.Slots.AsNoTracking().ToListAsync(Stop))
        {
            var own = events.Where(e => e.SlotId == slot.Id).OrderBy(e => e.Version).ToList();
            own.Select(e => e.Version).ShouldBe(Enumerable.Range(1, slot.Version), $"every change of {slot.Id} is remembered once");
            own[^1].To.ShouldBe(slot.Status);
            if (slot.Status.IsDone()) slot.Post.ShouldNotBeNull();
        }

        (await db.Inbox.GroupBy(m => m.DedupeKey).CountAsync(g => g.Count() > 1, Stop)).ShouldBe(0);
        (await db.SentMails.GroupBy(m => m.MessageId).CountAsync(g => g.Count() > 2, Stop)).ShouldBe(0);
        var now = events.Max(e => e.At);
        var late = await db.Outbox.AsNoTracking().Where(r => r.State == OutboxState.Due).ToListAsync(Stop);
        late.ShouldAllBe(r => r.GraceUntil > now - Duration.FromMinutes(15), "what was due long ago is delivered or listed as missed");
        var delivered = await db.Outbox.AsNoTracking().Where(r => r.State == OutboxState.Done && r.Channel == WarRoom.Domain.Team.ReminderChannel.InApp).Select(r => r.DedupeKey).ToListAsync(Stop);
        var shown = await db.Inbox.AsNoTracking().Select(m => m.DedupeKey).ToListAsync(Stop);
        delivered.Except(shown).ShouldBeEmpty("what counts as delivered stands in the app");
        shown.Except(delivered).ShouldBeEmpty("what stands in the app counts as delivered");
    }

    private static SqliteWarRoomDb Open(string folder) =>
        new(new DbContextOptionsBuilder<SqliteWarRoomDb>().UseSqlite($"Data Source={Path.Combine(folder, "warroom.db")}").Options);

    /// <summary>Looks until something is so; a minute at most.</summary>
    private static async Task UntilAsync(string folder, Func<WarRoomDb, Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await timer.WaitForNextTickAsync(limit.Token))
        {
            await using var db = Open(folder);
            if (await isSo(db)) return;
        }
    }

    /// <summary>The application as a process of its own, so that it can be killed as a machine kills.</summary>
    private sealed class HouseProcess(Process process) : IDisposable
    {
        public static async Task<HouseProcess> StartAsync(string folder)
        {
            var binary = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "WarRoom.Web", "debug", "WarRoom.Web.dll"));
            var address = $"http://127.0.0.1:{FreePort()}";
            var process = Process.Start(new ProcessStartInfo("dotnet", [binary, "--demo", "--urls", address, "--WarRoom:DataDir", folder, "--Logging:LogLevel:Default", "Error"]) { UseShellExecute = false })!;
            using var client = new HttpClient { BaseAddress = new(address), Timeout = TimeSpan.FromSeconds(2) };
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
            while (await timer.WaitForNextTickAsync(limit.Token))
            {
                process.HasExited.ShouldBeFalse("the application starts");
                if (await IsReadyAsync(client)) break;
            }

            return new(process);
        }

        public void KillNow()
        {
            process.Kill();
            process.WaitForExit();
        }

        public void Dispose()
        {
            if (!process.HasExited) KillNow();
            process.Dispose();
        }

        private static async Task<bool> IsReadyAsync(HttpClient client)
        {
            try
            {
                return (await client.GetAsync("/health/ready")).IsSuccessStatusCode;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                return false;
            }
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
