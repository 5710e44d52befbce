using System.Text.Json;
using WarRoom.Web.Features.Sharing;

namespace WarRoom.Bench.Measuring;

/// <summary>Says of each request that stands on a line of the input, as JSON with <c>method</c> and <c>headers</c>, whether a person makes it.</summary>
internal static class ClicksBench
{
    public static int Run(TextReader input, TextWriter output)
    {
        var (number, faults) = (0, 0);
        while (input.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                using var json = JsonDocument.Parse(line);
                var headers = json.RootElement.TryGetProperty("headers", out var all) && all.ValueKind is JsonValueKind.Object
                    ? all.EnumerateObject().GroupBy(h => h.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.Last().Value.ValueKind is JsonValueKind.String ? g.Last().Value.GetString() : null, StringComparer.OrdinalIgnoreCase)
                    : [];
                var method = json.RootElement.TryGetProperty("method", out var m) && m.ValueKind is JsonValueKind.String ? m.GetString()!.ToUpperInvariant() : "GET";
                output.WriteLine(ClickRules.NotAPerson(LinkRequest.Of(method, headers.GetValueOrDefault)) is { } reason ? $"bot {reason}" : "human");
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                faults++;
                Console.Error.WriteLine($"Line {number} is no request: {e.Message}");
                output.WriteLine("unreadable");
            }
        }

        return faults == 0 ? 0 : 1;
    }
}
