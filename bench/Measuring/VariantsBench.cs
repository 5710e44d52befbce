using System.Diagnostics;
using System.Globalization;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using NodaTime;
using WarRoom.Domain;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics.Variants;

namespace WarRoom.Bench.Measuring;

/// <summary>
/// Plays days on which wordings are equal (aa) or the last one is better (ab), and counts verdicts.
/// Usage: variants --simulate aa|ab [--posts N] [--campaigns M] [--seed K] [--variants V] [--ratio R] [--clicks C] [--chaotic].
/// </summary>
/// <remarks>
/// A day has 12 members. What is known of a member is the reach (log sd 1.1); not known are the member's quality (log sd 0.4) and each
/// post's fortune (log sd 0.7). Clicks of a post are Poisson around reach × quality × fortune × wording. Wordings are given by
/// <see cref="VariantAssignment"/>; with <c>--chaotic</c> by a coin for each post.
/// </remarks>
public static class VariantsBench
{
    private const int Members = 12;
    private const int LookEvery = 4;
    private static readonly Instant Morning = Instant.FromUtc(2026, 11, 12, 7, 0);
    private static readonly Duration Old = Duration.FromHours(12);

    public static int Run(string[] args)
    {
        var given = new Arguments(args);
        if (given.One("--simulate") is not ("aa" or "ab"))
        {
            Console.Error.WriteLine("variants --simulate aa|ab [--posts N] [--campaigns M] [--seed K] [--variants V] [--ratio R] [--clicks C] [--chaotic]");
            return 2;
        }

        var isEqual = given.One("--simulate") == "aa";
        var setting = new Setting(
            given.Number("--posts", 48), given.Number("--variants", 2), isEqual ? 1 : double.Parse(given.One("--ratio") ?? "2", CultureInfo.InvariantCulture),
            double.Parse(given.One("--clicks") ?? "5", CultureInfo.InvariantCulture), given.Has("--chaotic"));
        var (campaigns, seed) = (given.Number("--campaigns", 300), given.Number("--seed", 1));
        var watch = Stopwatch.StartNew();
        var days = Enumerable.Range(0, campaigns).Select(i => Play(setting, unchecked((seed * 1_000_003) + i))).ToList();
        Print(setting, days, isEqual, seed, watch.Elapsed);
        return 0;
    }

    private static void Print(Setting setting, List<Outcome> days, bool isEqual, int seed, TimeSpan took)
    {
        var best = setting.Codes[^1];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(isEqual ? "equal wordings" : $"{best} brings {setting.Ratio:0.##} times as much")}: {days.Count} days of {setting.Posts} posts, {setting.Variants} wordings, {setting.Clicks:0.##} clicks a post at the median reach, seed {seed}, {took.TotalSeconds:0.0} s"));
        Console.WriteLine("                                     right    false");
        Rate("winner at the end (P ≥ 0.975)", day => day.Final is VariantVerdict.Better ? day.FinalLeader : null);
        Rate($"winner at any look, every {LookEvery} posts", day => day.LiveLeader);
        Rate("leaning at the end (no winner)", day => day.Final is VariantVerdict.Leaning ? day.FinalLeader : null);
        Console.WriteLine($"{"equivalent at the end",-36}{Share(day => day.Final is VariantVerdict.Equivalent),6}");
        Console.WriteLine($"{"too early at the end",-36}{Share(day => day.Final is VariantVerdict.TooEarly),6}");
        Console.WriteLine($"{"pooled clicks, P > 0.95 (for shame)",-36}{"",6}   {Share(day => day.Pooled is { } code && (isEqual || code != best)),6}");

        void Rate(string what, Func<Outcome, string?> named) =>
            Console.WriteLine($"{what,-36}{(isEqual ? "–" : Share(day => named(day) == best)),6}   {Share(day => named(day) is { } code && (isEqual || code != best)),6}");

        string Share(Func<Outcome, bool> holds) => (days.Count(holds) / (double)days.Count).ToString("0.000", CultureInfo.InvariantCulture);
    }

    private static Outcome Play(Setting setting, int seed)
    {
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        var posts = Posts(setting, random, seed);
        string? live = null;
        for (var n = LookEvery; n <= posts.Count && live is null; n += LookEvery)
        {
            var look = VariantComparison.Of(posts[..n], ComparisonOptions.Live, seed + n);
            if (look.Verdict is VariantVerdict.Better) live = look.Leader;
        }

        var end = VariantComparison.Of(posts, ComparisonOptions.EndOfDay, seed);
        return new(end.Verdict, end.Leader, live, PooledWinner(posts));
    }

    private static List<ComparedPost> Posts(Setting setting, Random random, int seed)
    {
        var reach = Draws(Members, 1.1, random);
        var quality = Draws(Members, 0.4, random);
        var people = Enumerable.Range(0, setting.Posts).Select(i => i % Members).OrderBy(_ => random.Next()).ToList();
        var slots = people.Select((member, i) => new AssignableSlot(new SlotId(new Guid(i, 0, 0, new byte[8])), Network.X, reach[member] * setting.Clicks, Morning + Duration.FromMinutes(12 * i * 60 / setting.Posts))).ToList();
        var wordings = setting.IsChaotic
            ? [.. slots.Select(_ => setting.Codes[random.Next(setting.Variants)])]
            : VariantAssignment.Of(slots, setting.Codes, seed).Select(given => given.Variant).ToList();
        return [.. slots.Select((slot, i) =>
        {
            var rate = slot.Expected * quality[people[i]] * Math.Exp(Normal.Sample(random, 0, 0.7)) * (wordings[i] == setting.Codes[^1] ? setting.Ratio : 1);
            return new ComparedPost(wordings[i], slot.Network, slot.Expected, Poisson.Sample(random, Math.Max(rate, 1e-9)), Old);
        })];
    }

    private static double[] Draws(int n, double sd, Random random) => [.. Enumerable.Range(0, n).Select(_ => Math.Exp(Normal.Sample(random, 0, sd)))];

    /// <summary>What a calculator for two proportions would say: clicks against expected exposure, as if each click stood alone.</summary>
    private static string? PooledWinner(List<ComparedPost> posts)
    {
        var rates = posts.GroupBy(post => post.Variant).Select(arm => (Code: arm.Key, Clicks: arm.Sum(post => post.Events) + 0.5, Exposure: arm.Sum(post => post.Expected) + 0.5)).OrderByDescending(arm => arm.Clicks / arm.Exposure).ToList();
        if (rates.Count < 2) return null;
        var distance = Math.Log(rates[0].Clicks / rates[0].Exposure) - Math.Log(rates[1].Clicks / rates[1].Exposure);
        return distance / Math.Sqrt((1 / rates[0].Clicks) + (1 / rates[1].Clicks)) > 1.645 ? rates[0].Code : null;
    }

    private sealed record Setting(int Posts, int Variants, double Ratio, double Clicks, bool IsChaotic)
    {
        public IReadOnlyList<string> Codes { get; } = [.. Enumerable.Range(0, Variants).Select(i => ((char)('A' + i)).ToString())];
    }

    private sealed record Outcome(VariantVerdict Final, string? FinalLeader, string? LiveLeader, string? Pooled);
}
