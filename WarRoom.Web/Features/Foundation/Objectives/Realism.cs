using System.Globalization;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Metrics;
using WarRoom.Web.Features.Foundation.Visits;

namespace WarRoom.Web.Features.Foundation.Objectives;

/// <summary>How a goal compares with what is known, in a word and a sentence.</summary>
/// <param name="Dots">Past days on the axis of the strip, 0 to 1.</param>
/// <param name="Goal">The goal on the same axis.</param>
public sealed record Realism(string Word, string Icon, string Class, string Sentence, IReadOnlyList<double> Dots, double? Usual, double? Goal)
{
    /// <summary>Six times beyond what was ever seen is out of reach, unless a small site makes that little.</summary>
    private const double FarBeyond = 6;

    /// <summary>Five times a usual day: a launch can bring it, everyday noise cannot tell.</summary>
    private const double ManyTimes = 5;

    /// <summary>More than this for each post is rare.</summary>
    private const double ManyForAPost = 50;

    public static Realism Of(Objective objective, BaselineView? baseline, int posts) =>
        objective.IsTraffic && baseline?.UsualWindow is { } usual ? Traffic(objective.Goal, usual, baseline)
        : objective.BaselinePerDay is > 0 and var perDay && !objective.IsTraffic ? PerDay(objective, perDay, posts)
        : Unknown(objective, posts);

    private static Realism Traffic(int goal, double usual, BaselineView baseline)
    {
        var days = baseline.Days.Select(d => d.InWindow).OfType<int>().ToList();
        var (rise, best) = (goal / Math.Max(usual, 1), (days.Max() / Math.Max(usual, 1)) - 1);
        var top = Math.Max(usual + goal, days.Max()) * 1.08;
        var (word, icon, css) = Judge(best <= 0 ? FarBeyond * 2 : rise / best, mayBeAmbitious: rise <= ManyTimes);
        var sentence = $"{Percent(rise)} above a usual {baseline.WeekdayName}; the best of {days.Count} days was {Percent(Math.Max(0, best))} above.";
        return new(word, icon, css, sentence, [.. days.Select(d => d / top)], usual / top, (usual + goal) / top);
    }

    private static Realism PerDay(Objective objective, int perDay, int posts)
    {
        var goal = objective.Goal;
        var times = (double)goal / perDay;
        var comesByPost = !objective.Measures.Contains(Measure.Follows);
        var (word, icon, css) = Judge(times <= 1 ? 0.5 : times / 3, mayBeAmbitious: comesByPost && posts > 0 && goal <= posts * ManyForAPost);
        return new(word, icon, css, $"{times.ToString("0.#", CultureInfo.InvariantCulture)} usual days at once{Each(goal, posts)}.", [], perDay / (goal * 1.08), 1 / 1.08);
    }

    private static Realism Unknown(Objective objective, int posts) => new(
        "Cannot tell", "help", "muted",
        (objective.IsTraffic ? "There is no baseline of visits yet" : "Nobody knows what an ordinary day brings") + Each(objective.Goal, posts) + ".", [], null, null);

    private static string Each(int goal, int posts) => posts == 0 ? "" : $"; {Math.Ceiling((double)goal / posts).ToString("#,0", CultureInfo.InvariantCulture)} for each of {posts} posts";

    /// <summary>By how much the goal goes beyond the best that was seen.</summary>
    private static (string Word, string Icon, string Class) Judge(double beyond, bool mayBeAmbitious) => beyond switch
    {
        <= 0.5 => ("Safe", "check", "ok"),
        <= 1 => ("Realistic", "dot", ""),
        _ when beyond <= FarBeyond || mayBeAmbitious => ("Ambitious", "triangle", "warn"),
        _ => ("Out of reach", "x", "bad"),
    };

    private static string Percent(double share) => $"{(share * 100).ToString("#,0", CultureInfo.InvariantCulture)} %";
}
