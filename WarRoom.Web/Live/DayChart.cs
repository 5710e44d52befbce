using System.Globalization;
using WarRoom.Web.Ui.Shared;

namespace WarRoom.Web.Live;

/// <summary>The snapshot's lift as a chart on the board's axis.</summary>
public static class DayChart
{
    private const int MostMarks = 3;
    private const int LongestMark = 36;

    public static LiftChartData Of(DaySnapshot day)
    {
        var axis = DayAxis.Of(day);
        var hours = day.Lift.Hours;
        var read = hours.Where(h => h.Observed is not null).ToList();
        return new()
        {
            From = axis.From,
            To = axis.To,
            Title = $"Visits since {day.Time(day.Campaign.StartsAt)}",
            Description = day.Lift.Sentence,
            Actual = read.Count == 0 ? [] : [new(axis.From, 0), .. read.Select(h => new LiftPoint(X(h), h.Observed!.Value))],
            Expected = hours.Count == 0 ? [] : [new(axis.From, 0, 0, 0), .. hours.Select(h => new LiftExpectation(X(h), h.Expected, h.Low, h.High))],
            GoalPath = Goal(day, axis, hours),
            Waves = [.. day.Waves.Select(w => new LiftSpan(axis.Minute(w.Start), axis.Minute(w.End), w.Name))],
            Marks = [.. day.Notes.Where(n => n.ByMember is not null && n.At >= day.Campaign.StartsAt && n.At <= day.Campaign.EndsAt && n.Text.Length <= LongestMark).Take(MostMarks).Select(n => new LiftMark(axis.Minute(n.At), day.Time(n.At), n.Text))],
            Holds = [.. day.Holds.Where(h => h.Scope is Domain.Slots.HoldScope.Everything).Select(h => new LiftSpan(axis.Minute(h.Placed.At), axis.Minute(day.Now), "On hold"))],
            Now = day.Now >= day.Campaign.StartsAt && day.Now <= day.Campaign.EndsAt ? axis.Minute(day.Now) : null,
            Result = day.Lift.Extra is { } extra ? Signed(extra) : null,
            ResultNotes = day.Lift.Extra is null ? [] : [$"{Number(day.Lift.Observed)} visits, {Number(day.Lift.Expected)} expected", $"likely {Signed(day.Lift.Low!.Value)} to {Signed(day.Lift.High!.Value)}"],
            Ticks = LiftChartData.Hours(axis.From, axis.To),
        };

        double X(LiftHour hour) => Math.Clamp(axis.Minute(hour.End), axis.From, axis.To);
    }

    private static IReadOnlyList<LiftPoint> Goal(DaySnapshot day, DayAxis axis, IReadOnlyList<LiftHour> hours)
    {
        var goal = day.Counters.FirstOrDefault(c => c.Measure is Domain.Metrics.Measure.Visits)?.Goal;
        if (goal is not { } extra || hours.Count == 0 || hours[^1].Expected <= 0) return [];
        return [new(axis.From, 0), .. hours.Select(h => new LiftPoint(Math.Clamp(axis.Minute(h.End), axis.From, axis.To), h.Expected * (1 + (extra / hours[^1].Expected))))];
    }

    public static string Signed(int value) => (value > 0 ? "+" : value < 0 ? "−" : "") + Number(Math.Abs(value));

    public static string Number(int? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? "–";
}
