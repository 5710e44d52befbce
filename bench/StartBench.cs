using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using WarRoom.Domain.Team;
using WarRoom.Web;
using WarRoom.Web.Identity;
using WarRoom.Web.Persistence;

namespace WarRoom.Bench;

/// <summary>What starting costs, and what each page costs: queries, bytes, milliseconds, memory. The demo day is the load.</summary>
internal static partial class StartBench
{
    public static async Task<int> RunAsync(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("warroom-bench-").FullName;
        string[] start = ["--demo", "--urls", "http://127.0.0.1:0", "--WarRoom:DataDir", folder, "--Logging:LogLevel:Default", "Warning", "--WarRoom:RunSchedules", "false"];
        var seeding = await StartedAsync(start);
        await seeding.App.StopAsync();
        await seeding.App.DisposeAsync();
        var (app, ready) = await StartedAsync(start);
        var counter = new QueryCounter();
        DiagnosticListener.AllListeners.Subscribe(counter);

        Console.WriteLine($"machine: {Environment.ProcessorCount} cores, {Environment.OSVersion}, .NET {Environment.Version}");
        Console.WriteLine($"in this process: first start with the demo seeded {seeding.Ready.TotalMilliseconds:0} ms, a later one {ready.TotalMilliseconds:0} ms");
        await ColdAsync(folder);
        Console.WriteLine();
        Console.WriteLine("| page | queries | bytes | allocated KB | median ms |");
        Console.WriteLine("|---|---|---|---|---|");
        await MeasureAsync(app, counter);
        Console.WriteLine();
        Console.WriteLine($"working set after all pages: {Process.GetCurrentProcess().WorkingSet64 / 1024 / 1024} MB");
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task<(Microsoft.AspNetCore.Builder.WebApplication App, TimeSpan Ready)> StartedAsync(string[] args)
    {
        var watch = Stopwatch.StartNew();
        var app = WarRoomHost.Build(args);
        await WarRoomHost.StartAsync(app);
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        (await client.GetAsync("/health/ready")).EnsureSuccessStatusCode();
        return (app, watch.Elapsed);
    }

    /// <summary>A process of its own, from its start to the first ready answer, and its memory then; the median of five.</summary>
    private static async Task ColdAsync(string seeded)
    {
        var binary = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "WarRoom.Web", "release", "WarRoom.Web.dll"));
        var runs = new List<(double Ms, long Mb)>();
        for (var round = 0; round < 5; round++)
        {
            var folder = Directory.CreateTempSubdirectory("warroom-bench-cold-").FullName;
            foreach (var file in Directory.EnumerateFiles(seeded, "*.db")) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            runs.Add(await OneColdAsync(binary, folder));
            Directory.Delete(folder, recursive: true);
        }

        runs.Sort();
        Console.WriteLine($"a process of its own, start to ready: {runs[2].Ms:0} ms ({runs[0].Ms:0} to {runs[4].Ms:0}), {runs[2].Mb} MB resident");
    }

    private static async Task<(double Ms, long Mb)> OneColdAsync(string binary, string folder)
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [binary, "--urls", address, "--WarRoom:DataDir", folder, "--Logging:LogLevel:Default", "Error"]) { UseShellExecute = false })!;
        using var client = new HttpClient { BaseAddress = new(address) };
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (await timer.WaitForNextTickAsync() && !await IsReadyAsync(client))
        {
            if (process.HasExited) throw new InvalidOperationException("The application did not start.");
        }

        process.Refresh();
        var answer = (watch.Elapsed.TotalMilliseconds, process.WorkingSet64 / 1024 / 1024);
        process.Kill();
        await process.WaitForExitAsync();
        return answer;
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            return (await client.GetAsync("/health/ready")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task MeasureAsync(Microsoft.AspNetCore.Builder.WebApplication app, QueryCounter counter)
    {
        var address = new Uri(app.Urls.First());
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<WarRoomDb>>().CreateDbContextAsync();
        var members = await db.Members.AsNoTracking().ToListAsync();
        var links = app.Services.GetRequiredService<PersonalLinks>();
        var volunteer = members.First(m => m.Role is Role.Volunteer && db.Slots.Any(s => s.HolderId == m.Id));
        var deputy = members.First(m => m.Role is Role.Deputy);
        var slot = await db.Slots.Where(s => s.HolderId == volunteer.Id).OrderBy(s => s.PostAt).Select(s => s.Id).LastAsync();
        var code = await db.Links.OrderBy(l => l.Code).Select(l => l.Code).FirstAsync();
        var wall = await db.SharedLinks.OrderBy(l => l.Token).Select(l => l.Token).FirstAsync();
        var slug = await db.Campaigns.Select(c => c.Slug).SingleAsync();
        using var phone = await SignedInAsync(address, links.TokenFor(volunteer));
        using var desk = await SignedInAsync(address, links.TokenFor(deputy));
        foreach (var (client, path) in new[]
        {
            (phone, "/login"), (phone, "/me"), (phone, $"/me/slots/{slot}"), (phone, $"/go/{code}"), (phone, $"/w/{wall}"),
            (desk, $"/c/{slug}/live"), (desk, $"/c/{slug}/plan"), (desk, $"/c/{slug}/team"), (desk, $"/c/{slug}/foundation/objectives"), (desk, $"/c/{slug}/report"),
        })
        {
            await OneAsync(client, path, counter);
        }
    }

    private static async Task OneAsync(HttpClient client, string path, QueryCounter counter)
    {
        for (var warm = 0; warm < 3; warm++) (await client.GetAsync(path)).Dispose();
        const int Rounds = 15;
        var times = new List<double>();
        var (queries, bytes, allocated) = (0, 0L, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            var (before, memory) = (counter.Count, GC.GetTotalAllocatedBytes(precise: true));
            var watch = Stopwatch.StartNew();
            using var answer = await client.GetAsync(path);
            bytes = (await answer.Content.ReadAsByteArrayAsync()).Length;
            times.Add(watch.Elapsed.TotalMilliseconds);
            queries = counter.Count - before;
            allocated = GC.GetTotalAllocatedBytes(precise: true) - memory;
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {GuidInPath().Replace(path, "{id}")} | {queries} | {bytes:N0} | {allocated / 1024:N0} | {times[Rounds / 2]:0.0} |"));
    }

    private static async Task<HttpClient> SignedInAsync(Uri address, string token)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };
        var page = await client.GetStringAsync($"/v/{token}");
        var form = AntiforgeryField().Match(page).Groups["value"].Value;
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = form });
        using var answer = await client.PostAsync($"/v/{token}", content);
        return answer.StatusCode == HttpStatusCode.Redirect ? client : throw new InvalidOperationException($"Signing in answered {answer.StatusCode}.");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AntiforgeryField();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/w/)[0-9a-f]{32}|(?<=/go/)[A-Z0-9]{7}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex GuidInPath();

    private sealed class QueryCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name) value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == RelationalEventId.CommandExecuting.Name) Interlocked.Increment(ref _count);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
