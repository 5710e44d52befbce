namespace WarRoom.Web.Ui.Shared;

/// <summary>What a lift chart shows: what was counted, what was expected without the campaign, and how sure that is.</summary>
/// <remarks>X is a place on the day's axis in any unit that grows with time, as a rule the minute of the local day, so that the chart shares its axis with the board.</remarks>
public sealed record LiftChartData
{
    /// <summary>Where the axis begins and ends.</summary>
    public required double From { get; init; }

    public required double To { get; init; }

    /// <summary>Said first by a screen reader: "Visits since 07:30".</summary>
    public required string Title { get; init; }

    /// <summary>The result in a sentence: "3,412 at 11:43. Expected 2,128, likely 1,822 to 2,432."</summary>
    public required string Description { get; init; }

    public IReadOnlyList<LiftPoint> Actual { get; init; } = [];

    public IReadOnlyList<LiftExpectation> Expected { get; init; } = [];

    /// <summary>The path that meets the goal.</summary>
    public IReadOnlyList<LiftPoint> GoalPath { get; init; } = [];

    public IReadOnlyList<LiftSpan> Waves { get; init; } = [];

    /// <summary>Where nothing was read: a hatched hole with a word in it, and no line through it.</summary>
    public IReadOnlyList<LiftSpan> Gaps { get; init; } = [];

    public IReadOnlyList<LiftSpan> Holds { get; init; } = [];

    /// <summary>Decisions: diamonds on the line, with a leader to their words.</summary>
    public IReadOnlyList<LiftMark> Marks { get; init; } = [];

    public double? Now { get; init; }

    /// <summary>The result at the last reading, beside the bracket: "+1,284".</summary>
    public string? Result { get; init; }

    /// <summary>At most two lines under the result: "3,412 visits, 2,128 expected", "likely 980 to 1,590 more".</summary>
    public IReadOnlyList<string> ResultNotes { get; init; } = [];

    public IReadOnlyList<LiftTick> Ticks { get; init; } = [];

    /// <summary>The hours of an axis in minutes of the day, from the first full one on.</summary>
    public static IReadOnlyList<LiftTick> Hours(double from, double to, int every = 1) =>
        [.. Enumerable.Range(0, 25).Where(hour => hour * 60 >= from && hour * 60 <= to && hour % every == 0).Select(hour => new LiftTick(hour * 60, $"{hour:00}:00"))];
}

public readonly record struct LiftPoint(double X, double Y);

/// <summary>What was expected at a place on the axis, and the range of 95 of 100 ordinary days.</summary>
public readonly record struct LiftExpectation(double X, double Y, double Low, double High);

public sealed record LiftSpan(double From, double To, string Name);

public sealed record LiftMark(double X, string Time, string Text);

public readonly record struct LiftTick(double X, string Text);

/// <summary>The words on and under a lift chart, in the reader's language.</summary>
public sealed record LiftChartWords
{
    public static LiftChartWords English { get; } = new();

    public string Expected { get; init; } = "Expected without the campaign, 95 % band";

    public string Goal { get; init; } = "Path to the goal";

    public string Actual { get; init; } = "Counted";

    public string Nothing { get; init; } = "Nothing measured yet";

    public string Table { get; init; } = "Show as a table";

    public string Time { get; init; } = "Time";

    public string ExpectedShort { get; init; } = "Expected";

    public string Range { get; init; } = "Likely range";

    public string To { get; init; } = "to";
}
