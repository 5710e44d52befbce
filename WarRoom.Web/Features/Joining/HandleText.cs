using WarRoom.Domain.Messages;

namespace WarRoom.Web.Features.Joining;

/// <summary>The name of an account as people type it: with a sign, as a whole address, with spaces around it.</summary>
internal static class HandleText
{
    private const int Longest = 100;

    /// <summary>The plain handle, or why it is none.</summary>
    public static (string Handle, Refusal? Refusal) Tidy(Network network, string typed)
    {
        var text = FromAddress(network, typed.Trim());
        if (network is Network.WhatsApp or Network.Telegram) return text.Length <= Longest ? (text, null) : (text, NoHandle);
        if (text.Length > Longest || text.Any(char.IsWhiteSpace)) return (text, NoHandle);
        var plain = text.TrimStart('@');
        return network switch
        {
            Network.Mastodon => plain.Split('@') is [{ Length: > 0 }, { Length: > 2 } server] && server.Contains('.') ? (plain, null) : (text, NoServer),
            Network.Email => plain.Contains('@') ? (plain, null) : (text, NoHandle),
            _ => plain.Length > 0 && !plain.Contains('@') ? (plain, null) : (text, NoHandle),
        };
    }

    private static Refusal NoHandle { get; } = new("join.handle", "Give the name of your account as it stands in its address.");

    private static Refusal NoServer { get; } = new("join.server", "A Mastodon account is a name and a server, such as @mia@mastodon.social.");

    /// <summary>The last part of a profile's address; on Mastodon with its server.</summary>
    private static string FromAddress(Network network, string text)
    {
        if (!text.Contains('/')) return text;
        var address = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)) return text;
        var last = uri.AbsolutePath.TrimEnd('/').Split('/')[^1];
        return network is Network.Mastodon && last.Count(c => c == '@') == 1 && last.StartsWith('@') ? $"{last}@{uri.Host}" : last;
    }
}
