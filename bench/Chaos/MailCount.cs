using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using WarRoom.Tests;

namespace WarRoom.Bench.Chaos;

/// <summary>How often each mail arrived, known by its identifier, which follows from the message's key.</summary>
internal sealed class MailCount
{
    private readonly ConcurrentDictionary<string, int> _arrived = [];
    private readonly ConcurrentDictionary<string, int> _allowed = [];

    public MailCount(MailSink sink) => sink.Took = mail => _arrived.AddOrUpdate(mail.MessageId ?? "", 1, (_, n) => n + 1);

    public int Count => _arrived.Values.Sum();

    /// <summary>Mails that arrived more often than crashes explain.</summary>
    public int Repeated => _arrived.Sum(mail => Math.Max(0, mail.Value - 1 - _allowed.GetValueOrDefault(mail.Key)));

    /// <summary>The application was killed while it sent this: it may arrive once more.</summary>
    public void AllowAgain(string dedupeKey) => _allowed.AddOrUpdate(IdOf(dedupeKey), 1, (_, n) => n + 1);

    public bool Has(string dedupeKey) => _arrived.ContainsKey(IdOf(dedupeKey));

    private static string IdOf(string dedupeKey) => $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dedupeKey)))[..32]}@warroom";
}
