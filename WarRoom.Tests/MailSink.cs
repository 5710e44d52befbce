using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace WarRoom.Tests;

/// <summary>A real SMTP server on a port of its own that keeps what it is sent.</summary>
internal sealed class MailSink : MessageStore, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public MailSink()
    {
        Port = FreePort();
        var options = new SmtpServerOptionsBuilder().ServerName("sink").Endpoint(e => e.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)).IsSecure(false)).Build();
        var services = new ServiceProvider();
        services.Add(this);
        _running = new SmtpServer.SmtpServer(options, services).StartAsync(_stop.Token);
    }

    public int Port { get; }

    public ConcurrentQueue<MimeMessage> Mails { get; } = [];

    /// <summary>Answers with a temporary error, as a server in trouble does.</summary>
    public bool Refuses { get; set; }

    /// <summary>What it waits for before it takes a mail; null for nothing.</summary>
    public Func<MimeMessage, Task>? Before { get; set; }

    /// <summary>Called with each mail at the moment at which it counts as arrived.</summary>
    public Action<MimeMessage>? Took { get; set; }

    public string[] Arguments => ["--WarRoom:Mail:Host", "127.0.0.1", "--WarRoom:Mail:Port", $"{Port}", "--WarRoom:Mail:UseTls", "false", "--WarRoom:Mail:From", "room@war.example"];

    public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        if (Refuses) return SmtpResponse.MailboxUnavailable;
        using var stream = new MemoryStream(buffer.ToArray());
        var mail = await MimeMessage.LoadAsync(stream, cancellationToken);
        if (Before is { } before) await before(mail);
        Mails.Enqueue(mail);
        Took?.Invoke(mail);
        return SmtpResponse.Ok;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(5)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
