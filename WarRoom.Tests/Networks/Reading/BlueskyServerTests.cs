using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Sources;
using WarRoom.Web.Networks.Bluesky;
using WarRoom.Web.Networks.Outbound;
using WarRoom.Web.Networks.Reading;

namespace WarRoom.Tests.Networks.Reading;

/// <summary>Against a real Bluesky server from npm: a long tier, since installing it takes minutes. <c>WARROOM_BLUESKY=pds</c> needs Node and a
/// compiler, <c>full</c> PostgreSQL and Redis too.</summary>
public sealed class BlueskyServerTests
{
    private static string Mode => Environment.GetEnvironmentVariable("WARROOM_BLUESKY") ?? "";

    /// <summary>The short tier holds what the long one is built from: exact versions, from no registry in particular.</summary>
    [Fact]
    public async Task The_real_server_is_built_from_pinned_packages_and_read_where_one_is_asked_for()
    {
        var folder = Path.Combine(Root(), "WarRoom.Tests", "Networks", "bluesky");
        using var wanted = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "package.json"), WarRoomApp.Stop));
        using var locked = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "package-lock.json"), WarRoomApp.Stop));
        foreach (var package in wanted.RootElement.GetProperty("dependencies").EnumerateObject())
        {
            var held = locked.RootElement.GetProperty("packages").GetProperty($"node_modules/{package.Name}");
            (package.Name, held.GetProperty("version").GetString()).ShouldBe((package.Name, package.Value.GetString()));
            held.TryGetProperty("resolved", out _).ShouldBeFalse();
        }

        if (Mode is "pds" or "full") await ReadAsync(); // the long tier, named in docs/operations.md
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    private static async Task ReadAsync()
    {
        await using var server = await Server.StartAsync(Mode);
        var (ada, adaToken) = await server.AccountAsync("ada");
        var (_, tomToken) = await server.AccountAsync("tom");
        var post = await server.RecordAsync(ada, adaToken, "app.bsky.feed.post", new Dictionary<string, object> { ["$type"] = "app.bsky.feed.post", ["text"] = "Grüezi 🎉 the bridge is open", ["createdAt"] = "2026-11-12T09:00:00.000Z" });
        var address = new Uri($"https://bsky.app/profile/ada.test/post/{post.Uri.Split('/')[^1]}");

        if (Mode is "pds")
        {
            // Nobody stands behind this PDS: the sign-in is real, and so is the outage.
            (await server.ReadAsync(server.Pds, "ada.test:wrong-password", address)).ShouldBeUnavailable().NeedsPerson.ShouldBeTrue();
            var no = (await server.ReadAsync(server.Pds, "ada.test:ada-password", address)).ShouldBeUnavailable();
            (no.NeedsPerson, no.Reason).ShouldBe((false, "localhost is in trouble itself (502)"));
            return;
        }

        var tom = await server.DidAsync("tom");
        foreach (var (collection, subject) in new (string, object)[] { ("app.bsky.feed.like", new { post.Uri, post.Cid }), ("app.bsky.feed.repost", new { post.Uri, post.Cid }), ("app.bsky.graph.follow", ada) })
        {
            await server.RecordAsync(tom, tomToken, collection, new Dictionary<string, object> { ["$type"] = collection, ["subject"] = subject is string did ? did : new Dictionary<string, string> { ["uri"] = post.Uri, ["cid"] = post.Cid }, ["createdAt"] = "2026-11-12T09:01:00.000Z" });
        }

        NetworkReading.Fresh fresh;
        for (var tries = 0; ; tries++)
        {
            fresh = (await server.ReadAsync(server.AppView!, null, address)).ShouldBeFresh();
            if (tries > 50 || fresh.Totals.Any(t => t is { Measure: Measure.Follows, Total: 1 })) break;
            await Task.Delay(200, WarRoomApp.Stop);
        }

        fresh.Totals.OrderBy(t => t.Measure).Select(t => (t.Measure, t.Subject, t.Total)).ShouldBe([(Measure.Shares, post.Uri, 1), (Measure.Reactions, post.Uri, 1), (Measure.Replies, post.Uri, 0), (Measure.Follows, ada, 1)]);
        (await server.ReadAsync(server.AppView!, null, new($"https://bsky.app/profile/{ada}/post/3lwarroomslot"))).ShouldBeFresh().Notes.ShouldContain("1 of 1 posts are not shown any more; what they had brought stays");
    }

    private sealed class Server(Process process, string pds, string? appView) : IAsyncDisposable
    {
        private readonly HttpClient _http = new();

        public string Pds => pds;

        public string? AppView => appView;

        public static async Task<Server> StartAsync(string mode)
        {
            var root = Root();
            var start = new ProcessStartInfo("bash", [Path.Combine(root, "WarRoom.Tests", "Networks", "bluesky", "start.sh"), mode, Path.Combine(root, "artifacts", "bluesky"), $"{FirstPort()}"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
            var process = Process.Start(start)!;
            while (await process.StandardOutput.ReadLineAsync(WarRoomApp.Stop) is { } line)
            {
                if (!line.StartsWith("READY ", StringComparison.Ordinal)) continue;
                var ready = JsonDocument.Parse(line[6..]).RootElement;
                return new(process, ready.GetProperty("pds").GetString()!, ready.GetProperty("appview").GetString());
            }

            throw new InvalidOperationException("The Bluesky server did not start; what it said stands above.");
        }

        public async Task<(string Did, string Token)> AccountAsync(string name)
        {
            var made = await PostAsync("com.atproto.server.createAccount", null, new { email = $"{name}@example.org", handle = $"{name}.test", password = $"{name}-password" });
            return (made.GetProperty("did").GetString()!, made.GetProperty("accessJwt").GetString()!);
        }

        public async Task<string> DidAsync(string name) => (await _http.GetFromJsonAsync<JsonElement>($"{pds}/xrpc/com.atproto.identity.resolveHandle?handle={name}.test", WarRoomApp.Stop)).GetProperty("did").GetString()!;

        public async Task<(string Uri, string Cid)> RecordAsync(string repo, string token, string collection, object record)
        {
            var made = await PostAsync("com.atproto.repo.createRecord", token, new { repo, collection, record });
            return (made.GetProperty("uri").GetString()!, made.GetProperty("cid").GetString()!);
        }

        public async Task<NetworkReading> ReadAsync(string at, string? token, Uri post)
        {
            using var http = new SourceHttp(Options.Create(new OutboundOptions { AllowedHosts = [new Uri(at).Authority] }), SourceLimits.Default, (host, stop) => Dns.GetHostAddressesAsync(host, AddressFamily.InterNetwork, stop), TimeProvider.System);
            var read = new ReadNumbers([new BlueskyNumbers(http)], TimeProvider.System, NullLogger<ReadNumbers>.Instance);
            return await read.RunAsync(new(SourceKind.Bluesky, at, new() { Handles = ["ada.test"] }, token, DateTimeZone.Utc, Connectors.Span, Connectors.Now, [new(Network.Bluesky, post)]), WarRoomApp.Stop);
        }

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            process.StandardInput.Close(); // it ends with its input, and takes along what it started
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }

        private async Task<JsonElement> PostAsync(string method, string? token, object body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{pds}/xrpc/{method}") { Content = JsonContent.Create(body) };
            if (token is not null) request.Headers.Authorization = new("Bearer", token);
            using var response = await _http.SendAsync(request, WarRoomApp.Stop);
            var text = await response.Content.ReadAsStringAsync(WarRoomApp.Stop);
            response.IsSuccessStatusCode.ShouldBeTrue(text);
            return JsonDocument.Parse(text).RootElement;
        }

        /// <summary>The first of a dozen ports that are free.</summary>
        private static int FirstPort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return Math.Min(((IPEndPoint)listener.LocalEndpoint).Port, 65_000);
        }
    }
}
