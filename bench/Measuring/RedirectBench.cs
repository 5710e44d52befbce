using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using NodaTime;
using WarRoom.Bench.Chaos;
using WarRoom.Domain.Messages;
using WarRoom.Web.Persistence;

namespace WarRoom.Bench.Measuring;

/// <summary>Redirects of tracked links beside nginx that answers 302 and writes a line for each, in one run on one machine: requests a second, the
/// 99th percentile, processor time each, and whether every click is accounted for. Then a kill in the middle of it, and a minute at a steady rate with
/// the board watched.</summary>
/// <remarks>Needs <c>nginx</c> and <c>wrk</c> (on Debian: apt-get install nginx-light wrk). The load comes from 64 connections; each request names
/// another visitor's address through a trusted proxy's header, so that no rule takes the load for one busy machine.</remarks>
internal static partial class RedirectBench
{
    private const string Code = "7KQ2M4X";
    private const string Agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
    private const int Connections = 64;

    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = Number(args, "--seconds", 10);
        var steady = Number(args, "--steady", 60);
        var rate = Number(args, "--rate", 5_000);
        if (!Has("nginx") || !Has("wrk"))
        {
            Console.Error.WriteLine("This measurement needs nginx and wrk. On Debian: apt-get install nginx-light wrk");
            return 1;
        }

        var folder = Directory.CreateTempSubdirectory("warroom-redirect-").FullName;
        Console.WriteLine($"machine: {Environment.ProcessorCount} cores, {Environment.OSVersion}, .NET {Environment.Version}; {Connections} connections, {seconds} s each; load, server and database share the machine");
        var script = Path.Combine(folder, "visitors.lua");
        await File.WriteAllTextAsync(script, $$"""
            local n = 0
            init = function(args) math.randomseed(os.time()) n = math.random(0, 16777215) end
            request = function()
              n = (n + 40503) % 16777216
              wrk.headers["User-Agent"] = "{{Agent}}"
              wrk.headers["X-Forwarded-For"] = string.format("%d.%d.%d.%d", 20 + n % 150, math.floor(n / 65536) % 256, math.floor(n / 256) % 256, n % 256)
              return wrk.format("GET", "/go/{{Code}}")
            end
            """);
        var nginx = await NginxAsync(folder, script, seconds);
        Console.WriteLine($"nginx: {nginx}");

        var day = await ChaosDay.WriteAsync(folder, 12, Enumerable.Range(0, 60).Select(i => Duration.FromMinutes(60 + i)));
        await using (var db = day.OpenDb())
        {
            db.Links.Add(new TrackedLink { Code = Code, CampaignId = day.Campaign.Id, SlotId = day.Slots[0], Network = Network.Bluesky, CreatedAt = SystemClock.Instance.GetCurrentInstant() });
            await db.SaveChangesAsync();
        }

        Speed ours;
        using (var house = await HouseProcess.StartAsync(new(folder, null, false, ["--WarRoom:TrustedProxies:0", "127.0.0.1"])))
        {
            await WrkAsync(house.Address, script, 5);
            await Task.Delay(1_000);
            var (before, worked) = (Counted(folder), house.Worked);
            var run = await WrkAsync(house.Address, script, seconds);
            var used = house.Worked - worked;
            await Task.Delay(1_500);
            var counted = Counted(folder) - before;
            ours = run with { Micros = used.TotalMicroseconds / run.Requests, Counted = counted };
            Console.WriteLine($"ours:  {ours}");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio: {ours.PerSecond / nginx.PerSecond:0.00} of nginx's requests a second"));

            if (steady > 0) await SteadyAsync(house, day, rate, steady, folder);
            await KillAsync(house, script, folder);
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        var isGood = ours.PerSecond >= 0.4 * nginx.PerSecond && ours.P99 <= 30 && ours.Micros <= 80 && Math.Abs(ours.Counted!.Value - ours.Requests) <= Connections;
        Console.WriteLine(isGood ? "redirect: reached" : "redirect: MISSED");
        return isGood ? 0 : 1;
    }

    private sealed record Speed(long Requests, double PerSecond, double P99, double Micros, long? Counted)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{PerSecond:0} requests/s, p99 {P99:0.0} ms, {Micros:0.0} µs processor each, {Requests} answered, {Counted} counted");
    }

    private static async Task<Speed> NginxAsync(string folder, string script, int seconds)
    {
        var (port, home) = (FreePort(), Directory.CreateDirectory(Path.Combine(folder, "nginx")).FullName);
        var log = Path.Combine(home, "access.log");
        var conf = Path.Combine(home, "nginx.conf");
        await File.WriteAllTextAsync(conf, $$"""
            worker_processes {{Environment.ProcessorCount}}; pid {{home}}/nginx.pid; error_log {{home}}/error.log; daemon off;
            events { worker_connections 1024; }
            http { access_log {{log}} combined; client_body_temp_path {{home}}; proxy_temp_path {{home}}; fastcgi_temp_path {{home}}; uwsgi_temp_path {{home}}; scgi_temp_path {{home}};
              server { listen 127.0.0.1:{{port}}; keepalive_requests 1000000; location /go/ { return 302 https://harbour.example/bridge?utm_source=bluesky; } } }
            """);
        using var nginx = Process.Start(new ProcessStartInfo("nginx", ["-c", conf, "-p", home]) { RedirectStandardError = true, UseShellExecute = false })!;
        try
        {
            var address = $"http://127.0.0.1:{port}";
            await UntilAsync(port);
            await WrkAsync(address, script, 2);
            var (worked, lines) = (ChildrenWorked(nginx.Id), File.ReadLines(log).LongCount());
            var run = await WrkAsync(address, script, seconds);
            return run with { Micros = (ChildrenWorked(nginx.Id) - worked).TotalMicroseconds / run.Requests, Counted = File.ReadLines(log).LongCount() - lines };
        }
        finally
        {
            nginx.Kill(entireProcessTree: true);
            await nginx.WaitForExitAsync();
        }
    }

    /// <summary>A minute of clicks at a rate that no launch day has, and how long the board and the health check take meanwhile.</summary>
    private static async Task SteadyAsync(HouseProcess house, ChaosDay day, int rate, int seconds, string folder)
    {
        var lead = day.LeadsBrowser();
        await lead.EnterAsync(house.Line);
        for (var warm = 0; warm < 5; warm++) await lead.LookAsync(house.Line, $"/c/{day.Campaign.Slug}/live");
        var quiet = await BoardAsync(house, lead, day, Task.Delay(5_000));
        var before = Counted(folder);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = Connections, UseCookies = false }) { BaseAddress = new(house.Address) };
        var (times, errors, sent) = (new Times(), 0, 0L);
        var watch = Stopwatch.StartNew();
        var load = Task.WhenAll(Enumerable.Range(0, Connections).Select(lane => Task.Run(async () =>
        {
            for (long i = lane; i < (long)rate * seconds; i += Connections)
            {
                var due = TimeSpan.FromSeconds((double)i / rate);
                if (due > watch.Elapsed) await Task.Delay(due - watch.Elapsed);
                using var request = new HttpRequestMessage(HttpMethod.Get, $"/go/{Code}");
                request.Headers.TryAddWithoutValidation("User-Agent", Agent);
                request.Headers.TryAddWithoutValidation("X-Forwarded-For", $"{190 + (i >> 24)}.{(i >> 16) & 255}.{(i >> 8) & 255}.{i & 255}");
                var started = watch.Elapsed;
                using var answer = await client.SendAsync(request);
                lock (times) times.Add((watch.Elapsed - started).TotalMilliseconds);
                Interlocked.Increment(ref sent);
                if ((int)answer.StatusCode != 302) Interlocked.Increment(ref errors);
            }
        })));
        var busy = await BoardAsync(house, lead, day, load);
        await load;
        var took = watch.Elapsed.TotalSeconds;
        await Task.Delay(1_500);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"steady: {sent} in {took:0} s ({sent / took:0}/s of {rate} wanted), p50 p99 {times.At(0.5):0.0} {times.At(0.99):0.0} ms, errors {errors}, counted {Counted(folder) - before}; board page p50 p95 before {quiet}, during {busy} ms"));
    }

    private static async Task<string> BoardAsync(HouseProcess house, Phone lead, ChaosDay day, Task until)
    {
        var times = new Times();
        while (!until.IsCompleted)
        {
            var watch = Stopwatch.StartNew();
            await lead.LookAsync(house.Line, $"/c/{day.Campaign.Slug}/live");
            times.Add(watch.Elapsed.TotalMilliseconds);
            await Task.Delay(100);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{times.At(0.5)} {times.At(0.95)}");
    }

    /// <summary>Kills the server in the middle of the load: what was answered and not written is what its last quarter of a second took.</summary>
    private static async Task KillAsync(HouseProcess house, string script, string folder)
    {
        var before = Counted(folder);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = Connections, UseCookies = false }) { BaseAddress = new(house.Address) };
        long answered = 0;
        var lanes = Enumerable.Range(0, Connections).Select(lane => Task.Run(async () =>
        {
            for (var i = lane; ; i += Connections)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"/go/{Code}");
                request.Headers.TryAddWithoutValidation("User-Agent", Agent);
                request.Headers.TryAddWithoutValidation("X-Forwarded-For", $"10.{(i >> 16) & 255}.{(i >> 8) & 255}.{i & 255}");
                try
                {
                    using var answer = await client.SendAsync(request);
                    Interlocked.Increment(ref answered);
                }
                catch (HttpRequestException)
                {
                    return; // the server is gone
                }
            }
        })).ToArray();
        var watch = Stopwatch.StartNew();
        await Task.Delay(3_100);
        house.KillNow();
        var perQuarter = answered / watch.Elapsed.TotalSeconds / 4;
        await Task.WhenAll(lanes);
        var lost = answered - (Counted(folder) - before);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kill: {answered} answered, {lost} not written; a quarter of a second holds {perQuarter:0}"));
    }

    private static async Task<Speed> WrkAsync(string address, string script, int seconds)
    {
        using var wrk = Process.Start(new ProcessStartInfo("wrk", ["-t2", $"-c{Connections}", $"-d{seconds}s", "--latency", "-s", script, address]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        if (said.Contains("Non-2xx or 3xx", StringComparison.Ordinal) || said.Contains("Socket errors", StringComparison.Ordinal)) throw new InvalidOperationException(said);
        var requests = long.Parse(Requests().Match(said).Groups["n"].Value, CultureInfo.InvariantCulture);
        var rate = double.Parse(Rate().Match(said).Groups["n"].Value, CultureInfo.InvariantCulture);
        var p99 = P99().Match(said);
        var ms = double.Parse(p99.Groups["n"].Value, CultureInfo.InvariantCulture) * p99.Groups["unit"].Value switch { "us" => 0.001, "s" => 1_000, _ => 1 };
        return new(requests, rate, ms, 0, null);
    }

    /// <summary>People and everything else that was counted, whatever the rules made of it.</summary>
    private static long Counted(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "clicks.db")};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT COUNT(*) FROM Clicks) + (SELECT COALESCE(SUM(Count), 0) FROM Bots)";
        return (long)command.ExecuteScalar()!;
    }

    private static TimeSpan ChildrenWorked(int parent)
    {
        var ticks = 0L;
        foreach (var stat in Directory.EnumerateDirectories("/proc").Where(d => int.TryParse(Path.GetFileName(d), out _)).Select(d => Path.Combine(d, "stat")))
        {
            try
            {
                var fields = File.ReadAllText(stat).Split(") ")[^1].Split(' ');
                if (fields[1] == parent.ToString(CultureInfo.InvariantCulture)) ticks += long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
            }
            catch (IOException)
            {
                // that process ended while we looked
            }
        }

        return TimeSpan.FromMilliseconds(ticks * 10);
    }

    private static bool Has(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(':').Append("/usr/sbin").Any(folder => File.Exists(Path.Combine(folder, program)));

    private static int Number(string[] args, string name, int otherwise) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length && int.TryParse(args[at + 1], out var n) ? n : otherwise;

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        return ((System.Net.IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static async Task UntilAsync(int port)
    {
        for (var i = 0; i < 100; i++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        throw new InvalidOperationException("nginx did not start.");
    }

    [GeneratedRegex(@"(?<n>\d+) requests in", RegexOptions.None, 1000)]
    private static partial Regex Requests();

    [GeneratedRegex(@"Requests/sec:\s+(?<n>[\d.]+)", RegexOptions.None, 1000)]
    private static partial Regex Rate();

    [GeneratedRegex(@"99%\s+(?<n>[\d.]+)(?<unit>us|ms|s)", RegexOptions.None, 1000)]
    private static partial Regex P99();
}
