using System.Globalization;
using NodaTime.Text;
using WarRoom.Domain.Team;

namespace WarRoom.Web.Features.Joining;

/// <summary>By which ways a person wants to be reached and when not, exactly as it was typed.</summary>
public sealed class ReachForm
{
    public const int Places = 3;
    private const int LongestHandle = 60;
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("H:mm");
    private static readonly Dictionary<string, ReminderChannel> Keys = new(StringComparer.OrdinalIgnoreCase) { ["push"] = ReminderChannel.Push, ["email"] = ReminderChannel.Email, ["chat"] = ReminderChannel.Chat };

    /// <summary>First, second, third; null where nothing was chosen.</summary>
    public ReminderChannel?[] Ways { get; private init; } = new ReminderChannel?[Places];

    public string QuietFrom { get; private init; } = Written(QuietHours.Night.From);

    public string QuietTo { get; private init; } = Written(QuietHours.Night.To);

    public bool IsNeverQuiet { get; private init; }

    public string ChatHandle { get; private init; } = "";

    /// <summary>Null when nobody can make out what was meant.</summary>
    public QuietHours? Hours => Clock.Parse(QuietFrom.Trim()) is { Success: true } from && Clock.Parse(QuietTo.Trim()) is { Success: true } to && from.Value != to.Value ? new(from.Value, to.Value) : null;

    public static ReachForm Newcomer() => new() { Ways = [ReminderChannel.Email, null, null] };

    public static ReachForm For(Member member) => new()
    {
        Ways = Filled(member.Channels.Where(c => c is not ReminderChannel.InApp)),
        QuietFrom = Written((member.Quiet ?? QuietHours.Night).From),
        QuietTo = Written((member.Quiet ?? QuietHours.Night).To),
        IsNeverQuiet = member.Quiet is null,
        ChatHandle = member.ChatHandle ?? "",
    };

    public static ReachForm Read(IFormCollection sent) => new()
    {
        Ways = [.. Enumerable.Range(1, Places).Select(i => Keys.TryGetValue(sent[$"way{i}"].ToString(), out var way) ? way : (ReminderChannel?)null)],
        QuietFrom = sent["quietfrom"].ToString(),
        QuietTo = sent["quietto"].ToString(),
        IsNeverQuiet = sent["noquiet"] == "yes",
        ChatHandle = sent["chathandle"].ToString(),
    };

    public IEnumerable<(string Name, string Value)> Fields() =>
    [
        .. Ways.Select((way, i) => ($"way{i + 1}", KeyOf(way))), ("quietfrom", QuietFrom), ("quietto", QuietTo), ("chathandle", ChatHandle),
        .. IsNeverQuiet ? [("noquiet", "yes")] : Array.Empty<(string, string)>(),
    ];

    public static string KeyOf(ReminderChannel? way) => way is { } w ? Keys.First(k => k.Value == w).Key : "";

    public Refusal? Check() => IsNeverQuiet || Hours is not null ? null : new("join.quiet", "Give the quiet hours as two times, such as 22:00 and 07:00, or tick that it is never quiet.");

    public void Apply(Member member)
    {
        member.Channels = [ReminderChannel.InApp, .. Ways.OfType<ReminderChannel>().Distinct().Where(w => w is not ReminderChannel.Email || member.Email is not null)];
        member.Quiet = IsNeverQuiet ? null : Hours;
        var handle = ChatHandle.Trim();
        member.ChatHandle = handle.Length == 0 ? null : handle.Length <= LongestHandle ? handle : handle[..LongestHandle];
    }

    private static ReminderChannel?[] Filled(IEnumerable<ReminderChannel> ways)
    {
        var places = new ReminderChannel?[Places];
        foreach (var (way, i) in ways.Distinct().Take(Places).Select((way, i) => (way, i))) places[i] = way;
        return places;
    }

    private static string Written(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
