using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace WarRoom.Bench.Chaos;

/// <summary>How to start the application.</summary>
/// <param name="Folder">Its data.</param>
/// <param name="Mutant">The fault to put in; null for none.</param>
/// <param name="IsOurs">Started by this program's own house, because the scenario needs a door or a clock that the application does not have.</param>
/// <param name="Arguments">Further arguments.</param>
/// <param name="Environment">Further environment, for a library that is put before the system's.</param>
internal sealed record HouseStart(string Folder, string? Mutant, bool IsOurs, string[] Arguments, IReadOnlyDictionary<string, string>? Environment = null);

/// <summary>The application as a process of its own, so that it can be killed as a machine kills.</summary>
internal sealed class HouseProcess : IDisposable
{
    private const int StopSignal = 19;
    private const int ContinueSignal = 18;
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = [];

    private HouseProcess(Process process, string address)
    {
        _process = process;
        Address = address;
        Line = Phone.NewLine(address);
        process.OutputDataReceived += (_, e) => Hear(e.Data);
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += StopWithUs;
    }

    public string Address { get; }

    /// <summary>Memory that it holds, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public HttpClient Line { get; }

    /// <summary>Processor time that it has used, of all cores.</summary>
    public TimeSpan Worked
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>What the application logged: errors only.</summary>
    public IEnumerable<string> Said => _said;

    public static async Task<HouseProcess> StartAsync(HouseStart how)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        string[] ours = how.IsOurs || how.Mutant is not null ? [typeof(HouseProcess).Assembly.Location, "house", .. how.Mutant is null ? [] : new[] { "--mutant", how.Mutant }] : [Application];
        var start = new ProcessStartInfo("dotnet", [.. ours, "--urls", address, "--WarRoom:DataDir", how.Folder, "--Logging:LogLevel:Default", "Error", .. how.Arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in how.Environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var house = new HouseProcess(Process.Start(start)!, address);
        try
        {
            await house.UntilReadyAsync();
            return house;
        }
        catch
        {
            house.Dispose();
            throw;
        }
    }

    /// <summary>Another verb of this program as a process, that answers at /health/ready as the application does.</summary>
    public static async Task<HouseProcess> StartVerbAsync(string verb)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var house = new HouseProcess(Process.Start(new ProcessStartInfo("dotnet", [typeof(HouseProcess).Assembly.Location, verb, "--urls", address]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!, address);
        await house.UntilReadyAsync();
        return house;
    }

    /// <summary>As kill -9 does: nothing is finished, nothing is flushed.</summary>
    public void KillNow()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Does something while no thread of the application runs: its files are then what a kill at this moment would leave.</summary>
    public T WhileItStandsStill<T>(Func<T> act)
    {
        _ = Signal(_process.Id, StopSignal);
        try
        {
            while (!StandsStill()) Thread.Yield();
            return act();
        }
        finally
        {
            _ = Signal(_process.Id, ContinueSignal);
        }
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= StopWithUs;
        if (!_process.HasExited) KillNow();
        Line.Dispose();
        _process.Dispose();
    }

    /// <summary>The application as it is built, beside this program.</summary>
    private static string Application =>
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "WarRoom.Web", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "WarRoom.Web.dll"));

    /// <summary>Whoever ends this program ends the application that it started.</summary>
    private void StopWithUs(object? sender, EventArgs e) => _process.Kill();

    private bool StandsStill() => Directory.EnumerateDirectories($"/proc/{_process.Id}/task").All(t => File.ReadAllText(Path.Combine(t, "stat")).Split(") ")[^1][0] == 'T');

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int process, int signal);

    private void Hear(string? line)
    {
        if (line is null) return;
        _said.Enqueue(line);
        if (_said.Count > 200) _said.TryDequeue(out _);
    }

    private async Task UntilReadyAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(15));
        while (await timer.WaitForNextTickAsync(limit.Token))
        {
            if (_process.HasExited) throw new InvalidOperationException($"The application did not start: {string.Join('\n', _said)}");
            if (await IsReadyAsync(limit.Token)) return;
        }
    }

    private async Task<bool> IsReadyAsync(CancellationToken stop)
    {
        try
        {
            using var answer = await Line.GetAsync("/health/ready", stop);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
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
