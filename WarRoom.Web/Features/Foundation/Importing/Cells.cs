using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WarRoom.Domain.Audiences;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Team;

namespace WarRoom.Web.Features.Foundation.Importing;

/// <summary>The one written form of each kind of value, so that equal values have equal cells.</summary>
internal static class Cells
{
    private static readonly LocalTimePattern TimeForm = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static string Of(string? text) => text ?? "";

    public static string Of(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    public static string Of(bool isYes) => isYes ? "yes" : "no";

    public static string Of(LocalTime time) => TimeForm.Format(time);

    public static string Of(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : "";

    public static string Of<T>(T choice) where T : struct, Enum => choice.ToString().ToLowerInvariant();

    public static string Of(IEnumerable<string> many) => string.Join(';', many);

    public static string Of(IEnumerable<Network> networks) => Of(networks.Select(n => n.Key()));

    public static string Of(IEnumerable<AvailableHours> hours) => Of(hours.Select(h => $"{Of(h.From)}-{Of(h.To)}"));

    public static string Of(IEnumerable<ActiveHours> hours) =>
        Of(hours.Select(h => string.Create(CultureInfo.InvariantCulture, $"{Days(h.Days)} {h.FromHour:00}-{h.ToHour:00}:{h.Weight}")));

    private static string Days(IReadOnlyList<IsoDayOfWeek> days) => days.Count == 1 ? Day(days[0]) : $"{Day(days[0])}-{Day(days[^1])}";

    private static string Day(IsoDayOfWeek day) => day.ToString()[..3].ToLowerInvariant();
}
