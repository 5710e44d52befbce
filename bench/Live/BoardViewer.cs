using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using WarRoom.Bench.Chaos;

namespace WarRoom.Bench.Live;

/// <summary>What somebody waits to see on the board: the state of the slot of a time.</summary>
internal sealed record Awaited(string State, long Since);

/// <summary>A browser with the board open, without a screen: it keeps the live connection, answers what the page asks of the browser, and
/// notes when a change arrives in what it would draw.</summary>
internal sealed partial class BoardViewer : IAsyncDisposable
{
    private readonly BlazorPack _protocol = new();
    private readonly HubConnection _line;
    private readonly ConcurrentDictionary<string, Awaited> _awaited = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<double> _delays = [];
    private readonly TaskCompletionSource _drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _objects;

    private BoardViewer(string address, string cookies)
    {
        var builder = new HubConnectionBuilder().WithUrl($"{address}/_blazor", options =>
        {
            options.Headers["Cookie"] = cookies;
            options.SkipNegotiation = true;
            options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
        });
        builder.Services.AddSingleton<Microsoft.AspNetCore.SignalR.Protocol.IHubProtocol>(_protocol);
        _line = builder.Build();
        _line.On<long, byte[]>("JS.RenderBatch", DrawAsync);
        _line.On<long, string, string, int, long, int>("JS.BeginInvokeJS", (handle, what, arguments, _, _, _) => AnswerAsync(handle, what));
        _line.On<string>("JS.Error", error => Broke(error));
        _line.Closed += e => { if (e is not null) Broke(e.Message); return Task.CompletedTask; };
    }

    public IEnumerable<double> Delays => _delays;

    public long Received => _protocol.Received;

    /// <summary>Changes that it has not seen yet.</summary>
    public int Waiting => _awaited.Count;

    public string? Trouble { get; private set; }

    public static async Task<BoardViewer> OpenAsync(string address, Phone person, HttpClient line, string path)
    {
        var page = await person.ReadAsync(line, path);
        var viewer = new BoardViewer(address, person.Session.Cookies);
        await viewer._line.StartAsync();
        var marks = Marker().Matches(page).Select(m => JsonSerializer.Deserialize<JsonElement>(m.Groups["json"].Value)).Where(j => j.TryGetProperty("descriptor", out _)).ToList();
        if (marks.Count == 0) throw new InvalidOperationException($"{path} is no live page: {page[..Math.Min(300, page.Length)]}");
        await viewer._line.InvokeAsync<string>("StartCircuit", $"{address}/", address + path, "[]", "");
        var operations = JsonSerializer.Serialize(new { batchId = 1, operations = marks.Select((m, i) => new { type = "add", ssrComponentId = i + 1, marker = m }) });
        await viewer._line.SendAsync("UpdateRootComponents", operations, State().Match(page).Groups["state"].Value);
        await viewer._drawn.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return viewer;
    }

    /// <summary>From here on it counts.</summary>
    public void Forget() => _delays.Clear();

    public void Await(string time, Awaited what) => _awaited[time] = what;

    public ValueTask DisposeAsync() => _line.DisposeAsync();

    private async Task DrawAsync(long batch, byte[] content)
    {
        var now = Stopwatch.GetTimestamp();
        foreach (Match seen in Label().Matches(Encoding.UTF8.GetString(content)))
        {
            var time = seen.Groups["time"].Value;
            if (!_awaited.TryGetValue(time, out var awaited) || awaited.State != seen.Groups["state"].Value) continue;
            _delays.Enqueue(Stopwatch.GetElapsedTime(awaited.Since, now).TotalMilliseconds);
            _awaited.TryRemove(time, out _);
        }

        if (content.AsSpan().IndexOf("Needs you"u8) >= 0) _drawn.TrySetResult();
        await _line.SendAsync("OnRenderCompleted", batch, (string?)null);
    }

    /// <summary>A script module becomes an object; a question about a setting is answered with yes; everything else with nothing.</summary>
    private Task AnswerAsync(long handle, string what)
    {
        var result = what switch
        {
            "import" => $$"""{"__jsObjectId":{{++_objects}}}""",
            "start" or "setTheme" => "true",
            _ => "null",
        };
        return handle == 0 ? Task.CompletedTask : _line.SendAsync("EndInvokeJSFromDotNet", handle, true, string.Create(CultureInfo.InvariantCulture, $"[{handle},true,{result}]"));
    }

    private void Broke(string what)
    {
        Trouble ??= what;
        _drawn.TrySetException(new InvalidOperationException(what));
    }

    [GeneratedRegex("<!--Blazor:(?<json>{.*?})-->", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>[^-]+)-->", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex State();

    // "Claimed BS Bluesky 1A, person-17, 12:31", as a chip is named; a part of it is for screen readers only
    [GeneratedRegex("(?<state>[A-Z][a-z]+) (</span>)?BS<span class=\"vh\">Bluesky 1A, [a-z0-9-]+, (?<time>\\d\\d:\\d\\d)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Label();
}
