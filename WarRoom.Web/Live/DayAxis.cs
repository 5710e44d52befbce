using System.Globalization;

namespace WarRoom.Web.Live;

/// <summary>The one time axis of the day: minutes since the start of the local day, shared by waves, lanes and chart. It leaves room
/// after the end for the chip of the last slot.</summary>
public sealed record DayAxis(double From, double To, Instant Midnight)
{
    private const double RoomForAChip = 34;

    public static DayAxis Of(DaySnapshot day)
    {
        var midnight = day.Campaign.Day.Start;
        return new((day.Campaign.StartsAt - midnight).TotalMinutes, (day.Campaign.EndsAt - midnight).TotalMinutes + RoomForAChip, midnight);
    }

    public string Style => $"--t0:{From.ToString(CultureInfo.InvariantCulture)};--t1:{To.ToString(CultureInfo.InvariantCulture)}";

    public double Minute(Instant at) => (at - Midnight).TotalMinutes;

    public string At(Instant at) => $"--m:{Math.Clamp(Minute(at), From, To).ToString("0.#", CultureInfo.InvariantCulture)}";

    public string Span(Instant from, Instant to) =>
        $"{At(from)};--e:{Math.Clamp(Minute(to), From, To).ToString("0.#", CultureInfo.InvariantCulture)}";

    public IEnumerable<(string Style, string Text)> Hours =>
        Enumerable.Range((int)Math.Ceiling(From / 60), Math.Max(0, (int)Math.Floor(To / 60) - (int)Math.Ceiling(From / 60) + 1))
            .Select(h => ($"--m:{h * 60}", $"{h % 24:00}:00"));
}
