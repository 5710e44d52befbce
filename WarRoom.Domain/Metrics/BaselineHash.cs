using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WarRoom.Domain.Time;

namespace WarRoom.Domain.Metrics;

/// <summary>Fingerprints of what a forecast is made from; the order of counts does not matter.</summary>
internal static class BaselineHash
{
    public static string OfParameters(TimeWindow window, DateTimeZone zone, LiftOptions options) => Of(string.Create(
        CultureInfo.InvariantCulture,
        $"{LiftModel.Parameters}\n{window.Start}/{window.End} {zone.Id}\ndays {options.LongestHistory}, hours before {options.UsesHoursBefore}, control {options.Control is { Count: > 0 }}\nspecial {string.Join(' ', options.SpecialDays.Order().Select(day => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)))}"));

    public static string OfData(IReadOnlyList<HourlyCount> history, TimeWindow window, LiftOptions options)
    {
        var text = new StringBuilder();
        Write(history);
        text.Append("control\n");
        Write(options.Control ?? []);
        return Of(text.ToString());

        void Write(IEnumerable<HourlyCount> counts)
        {
            foreach (var (hour, count) in counts.Where(hour => hour.Hour < window.Start).OrderBy(hour => hour.Hour))
                text.Append(CultureInfo.InvariantCulture, $"{hour.ToUnixTimeSeconds()} {count?.ToString(CultureInfo.InvariantCulture) ?? "-"}\n");
        }
    }

    private static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
