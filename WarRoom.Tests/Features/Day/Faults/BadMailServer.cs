using System.Net;
using System.Net.Sockets;

namespace WarRoom.Tests.Features.Day.Faults;

/// <summary>A mail server that answers the phone and then does one wrong thing.</summary>
internal sealed class BadMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<TcpClient> _open = [];
    private readonly Task _running;

    private BadMailServer(Action<TcpClient> misbehave)
    {
        _listener.Start();
        _running = AcceptAsync(misbehave);
    }

    /// <summary>How often somebody called.</summary>
    public int Calls => _open.Count;

    public string[] Arguments => ["--WarRoom:Mail:Host", "127.0.0.1", "--WarRoom:Mail:Port", $"{((IPEndPoint)_listener.LocalEndpoint).Port}", "--WarRoom:Mail:UseTls", "false", "--WarRoom:Mail:From", "room@war.example"];

    /// <summary>Takes the call and never says a word.</summary>
    public static BadMailServer ThatHangs() => new(_ => { });

    /// <summary>Greets and tears the line down.</summary>
    public static BadMailServer ThatResets() => new(call =>
    {
        call.GetStream().Write("220 bad\r\n"u8);
        call.Client.LingerState = new(enable: true, seconds: 0);
        call.Close();
    });

    /// <summary>Is not ready for anybody.</summary>
    public static BadMailServer ThatRefuses() => new(call =>
    {
        call.GetStream().Write("421 not now\r\n"u8);
        call.Close();
    });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        foreach (var call in _open) call.Dispose();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AcceptAsync(Action<TcpClient> misbehave)
    {
        while (!_stop.IsCancellationRequested)
        {
            var call = await _listener.AcceptTcpClientAsync(_stop.Token);
            _open.Add(call);
            misbehave(call);
        }
    }
}
