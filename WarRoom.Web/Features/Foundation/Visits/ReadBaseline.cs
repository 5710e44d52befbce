using System.Globalization;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Metrics;
using WarRoom.Web.Live;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Foundation.Visits;

/// <summary>One earlier day: its visits, those within the hours of the campaign's window, and what is odd about it.</summary>
public sealed record BaselineDay(LocalDate Date, int Visits, int? InWindow, int Known, int Expected)
{
    public bool IsWhole => Known == Expected;
}

/// <summary>An hour of the clock on the campaign's weekday: the middle and the range over the earlier weeks.</summary>
public sealed record BaselineHour(int Hour, double Low, double Median, double High);

/// <summary>What is known of visits before the day, and what it will be able to show.</summary>
public sealed record BaselineView
{
    public required IReadOnlyList<BaselineDay> Days { get; init; }

    public required IReadOnlyList<BaselineHour> Hours { get; init; }

    public required IsoDayOfWeek Weekday { get; init; }

    public string Source { get; init; } = "";

    public Instant? ReadAt { get; init; }

    /// <summary>Gaps and clock changes, said honestly.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The smallest lift that the total would show, or why that is not known.</summary>
    public string Detectable { get; init; } = "";

    public string Check { get; init; } = "";

    public bool IsTooNarrow { get; init; }

    public string WeekdayName => Weekday.ToString();

    public int WeekdayCount => Days.Count(d => d.IsWhole && d.Date.DayOfWeek == Weekday);

    /// <summary>The middle of what the window brings on the campaign's weekday, or on any day when there are fewer than three.</summary>
    public double? UsualWindow => Middle([.. Days.Where(d => d.Date.DayOfWeek == Weekday).Select(d => d.InWindow).OfType<int>()]) ?? Middle([.. Days.Select(d => d.InWindow).OfType<int>()]);

    private static double? Middle(List<int> values) => values.Count < 3 ? null : values.Order().ElementAt(values.Count / 2);
}

/// <summary>Reads the baseline and tries the calculation on it; takes about a second, so pages run it aside.</summary>
public sealed class ReadBaseline(IDbContextFactory<WarRoomDb> dbs)
{
    private const int Seed = 20261112;

    public async Task<BaselineView> RunAsync(CampaignId id, bool withCheck, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == id, stop);
        var window = LiftBook.WholeHours(campaign);
        var visits = await db.HourlyVisits.AsNoTracking().Where(v => v.CampaignId == id && v.Hour < window.Start).OrderBy(v => v.Hour).ToListAsync(stop);
        var zone = campaign.Day.Zone;
        var days = visits.GroupBy(v => v.Hour.InZone(zone).Date).Where(g => g.Key < campaign.Date).Select(g => Day(g.Key, [.. g], campaign)).ToList();
        var filled = Filled(days, zone);
        var view = new BaselineView
        {
            Days = filled,
            Weekday = campaign.Date.DayOfWeek,
            Hours = Hours(visits, campaign),
            Source = visits.Count == 0 ? "" : visits[^1].Source,
            ReadAt = visits.Count == 0 ? null : visits.Max(v => v.ReadAt),
            Notes = Notes(filled),
        };
        return withCheck && visits.Count > 0 ? await Task.Run(() => Tried(view, visits, campaign), stop) : view;
    }

    private static BaselineView Tried(BaselineView view, List<HourlyVisits> visits, Campaign campaign)
    {
        var history = visits.Select(v => new HourlyCount(v.Hour, v.Visits)).ToList();
        var (window, zone) = (LiftBook.WholeHours(campaign), campaign.Day.Zone);
        var fit = LiftModel.Fit(history, window, zone);
        if (fit.Forecast is not { } forecast) return view with { Detectable = fit.Refusal!.Reason };
        var check = SelfCheck.Of(history, window, zone, Seed);
        return view with { Detectable = SmallestDetectableLift.Of(forecast.Draws(Seed)).Sentence(), Check = check.Sentence, IsTooNarrow = check.IsTooNarrow };
    }

    private static BaselineDay Day(LocalDate date, List<HourlyVisits> hours, Campaign campaign)
    {
        var zone = campaign.Day.Zone;
        var expected = (int)Math.Round((zone.AtStartOfDay(date.PlusDays(1)).ToInstant() - zone.AtStartOfDay(date).ToInstant()).TotalHours);
        var (from, to) = (campaign.WindowStart.Hour, campaign.WindowEnd.Hour + (campaign.WindowEnd.Minute > 0 ? 1 : 0));
        var within = hours.Where(h => h.Hour.InZone(zone).Hour >= from && h.Hour.InZone(zone).Hour < to).ToList();
        int? inWindow = to > from && within.Count >= to - from && within.TrueForAll(h => h.Visits is not null) ? within.Sum(h => h.Visits!.Value) : null;
        return new(date, hours.Sum(h => h.Visits ?? 0), inWindow, hours.Count(h => h.Visits is not null), expected);
    }

    /// <summary>A day without any hour is a hole in the row of days, not a missing place.</summary>
    private static List<BaselineDay> Filled(List<BaselineDay> days, DateTimeZone zone)
    {
        if (days.Count == 0) return days;
        var known = days.ToDictionary(d => d.Date);
        var all = new List<BaselineDay>();
        for (var date = days[0].Date; date <= days[^1].Date; date = date.PlusDays(1)) all.Add(known.GetValueOrDefault(date) ?? new(date, 0, null, 0, 24));
        return all;
    }

    private static List<BaselineHour> Hours(List<HourlyVisits> visits, Campaign campaign)
    {
        var zone = campaign.Day.Zone;
        return [.. visits.Where(v => v.Visits is not null && v.Hour.InZone(zone).DayOfWeek == campaign.Date.DayOfWeek)
            .GroupBy(v => v.Hour.InZone(zone).Hour).OrderBy(g => g.Key)
            .Select(g => g.Select(v => (double)v.Visits!.Value).Order().ToList() is var sorted
                ? new BaselineHour(g.Key, sorted[0], sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2, sorted[^1]) : null!)];
    }

    private static List<string> Notes(List<BaselineDay> days)
    {
        var notes = new List<string>();
        var holes = days.Where(d => !d.IsWhole).ToList();
        if (holes.Count > 0)
        {
            var named = string.Join(", ", holes.Take(4).Select(d => $"{Said(d.Date)} lacks {(d.Known == 0 ? "every hour" : d.Expected - d.Known == 1 ? "1 hour" : $"{d.Expected - d.Known} hours")}"));
            notes.Add($"{named}{(holes.Count > 4 ? $" and {holes.Count - 4} more days have gaps" : "")}: left out where it matters.");
        }

        notes.AddRange(days.Where(d => d.Expected != 24).Select(d => $"{Said(d.Date)} has {d.Expected} hours, counted so."));
        return notes;
    }

    private static string Said(LocalDate date) => date.ToString("d MMM", CultureInfo.InvariantCulture);
}
