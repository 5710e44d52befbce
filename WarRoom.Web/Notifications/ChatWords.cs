using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Notifications;

/// <summary>One message for a room: whom it concerns, what it says, where it leads.</summary>
/// <param name="To">The member as the room knows them; null when it concerns everybody.</param>
/// <param name="Text">What it says. As <paramref name="To"/>, it may hold anything that a person typed.</param>
/// <param name="Link">An address of this house.</param>
public sealed record ChatLine(string? To, string Text, string Link);

/// <summary>Writes a line in the form of each kind of room, so that no name and no text can format anything, call the
/// whole room, or lead somewhere.</summary>
public static partial class ChatWords
{
    private const int Longest = 1500; // Discord takes 2,000 letters
    private const string Nothing = "\u200B"; // parts what a room would take as a call

    public static JsonObject Body(ChatKind kind, ChatLine line) => kind switch
    {
        ChatKind.Slack => new() { ["text"] = Whole(line, Slack) },
        ChatKind.Mattermost => new() { ["text"] = Whole(line, Markdown) },
        ChatKind.Discord => new() { ["content"] = Whole(line, Markdown), ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() } },
        _ => throw new InvalidOperationException($"Unknown kind {kind}."),
    };

    private static string Whole(ChatLine line, Func<string, string> safe) =>
        $"{(line.To is null ? "" : safe(Plain(line.To)) + ": ")}{safe(Plain(line.Text))}\n{line.Link}";

    private static string Plain(string text)
    {
        var plain = Calls().Replace(Spaces().Replace(text, " ").Trim(), call => call.Value[..1] + Nothing + call.Value[1..]);
        return plain.Length <= Longest ? plain : plain[..Longest];
    }

    /// <summary>https://docs.slack.dev/messaging/formatting-message-text: these three, and nothing else. An escaped bracket calls nobody.</summary>
    private static string Slack(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Markdown(string text) => Marks().Replace(text, @"\$0");

    [GeneratedRegex(@"@(?=(everyone|channel|here|all)\b)|<(?=[!@#])|:(?=//)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Calls();

    [GeneratedRegex(@"[\s\p{C}]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[\\`*_{}\[\]#~|<>]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marks();
}
