using System.Text.Json;
using WarRoom.Domain.Messages;

namespace WarRoom.Bench.Measuring;

/// <summary>Reads JSON strings, one per line, and prints the network's length of each. Usage: count --network NAME.</summary>
public static class CountBench
{
    public static int Run(string[] args, TextReader lines, TextWriter output)
    {
        if (args is not ["--network", var name] || NetworkNames.Parse(name) is not { } network)
        {
            Console.Error.WriteLine($"count --network {string.Join('|', NetworkNames.All.Select(n => n.Key()))}");
            return 2;
        }

        var rules = NetworkRules.Defaults[network];
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (Read(line) is not { } text)
            {
                Console.Error.WriteLine($"line {number} is no JSON string");
                return 1;
            }

            output.WriteLine(TextLength.Of(text, rules).Count);
        }

        return 0;
    }

    private static string? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
