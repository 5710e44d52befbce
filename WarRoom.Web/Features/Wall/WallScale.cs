using WarRoom.Web.Live;
using WarRoom.Web.Ui.Shared;

namespace WarRoom.Web.Features.Wall;

/// <summary>Places the day's visits in the wall's picture: three marks only. A unit is the same share of the screen whatever its edges are,
/// so that a text of the label's size is <see cref="Text"/> units high.</summary>
public sealed class WallScale
{
    private const double UnitsPerLabel = 10.8;
    private const double Top = 40;

    /// <summary>How far the words reach to the right and down, in sizes of the label.</summary>
    private const double Words = 11;
    private const double Below = 6.6;
    private readonly LiftChartData _data;
    private readonly double _highest;

    public WallScale(WallShow show)
    {
        var day = show.Day;
        Text = show.Type.Label * UnitsPerLabel;
        Width = Math.Round(show.Type.Width * UnitsPerLabel);
        Height = Math.Round(Math.Min((show.Type.Room - 2) * UnitsPerLabel, 760));
        _data = DayChart.Of(day);
        _highest = _data.Actual.Select(p => p.Y).Concat(_data.Expected.Select(e => e.High)).Concat(_data.GoalPath.Select(p => p.Y)).DefaultIfEmpty(1).Max();
        IsBeside = !show.Type.ShowsAll || _data.Actual.Any(p => X(p.X) < Words * Text && Y(p.Y) - (1.4 * Text) < Below * Text);
        if (IsBeside) Width -= Words * Text;
    }

    /// <summary>The picture stands beside the words: under them there is no room, since the type is large or the day began well.</summary>
    public bool IsBeside { get; }

    /// <summary>Whether a text has room in the picture.</summary>
    public bool Fits(string text) => text.Length * 0.47 * Text < Width * 0.6;

    public double Text { get; }

    public double Width { get; }

    public double Height { get; }

    /// <summary>Under it stand the waves and the hours.</summary>
    public double Base => Height - (2.78 * Text);

    public LiftChartData Data => _data;

    public double X(double minute) => (minute - _data.From) / (_data.To - _data.From) * Width;

    public double Y(double value) => Base - (value / Math.Max(_highest, 1) * (Base - Top));

    /// <summary>Every third hour on the clocks of the zone that the screen shows, where the words do not meet.</summary>
    public IEnumerable<(double Middle, string Text)> Hours(DaySnapshot day)
    {
        const int Quarter = 15;
        var last = double.MinValue;
        for (var minute = Math.Ceiling(_data.From / Quarter) * Quarter; minute <= _data.To; minute += Quarter)
        {
            var local = (day.Campaign.Day.Start + Duration.FromMinutes(minute)).InZone(day.Zone);
            var middle = Math.Clamp(X(minute), 1.4 * Text, Width - (1.4 * Text));
            if (local.Minute != 0 || local.Hour % 3 != 0 || middle - last < 3.1 * Text) continue;
            last = middle;
            yield return (middle, local.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    public string Band => _data.Expected.Count == 0 ? "" : Svg.Line([.. _data.Expected.Select(e => (X(e.X), Y(e.High))), .. _data.Expected.Reverse().Select(e => (X(e.X), Y(e.Low)))]) + "Z";

    public string Expected => Svg.Line(_data.Expected.Select(e => (X(e.X), Y(e.Y))));

    public string Actual => Svg.Line(_data.Actual.Select(p => (X(p.X), Y(p.Y))));

    /// <summary>Where the count stands, and where it would stand without the campaign.</summary>
    public (double X, double Y, double Expected)? Reached =>
        _data.Actual.Count == 0 || _data.Expected.Count == 0 ? null
        : (X(_data.Actual[^1].X), Y(_data.Actual[^1].Y), Y(_data.Expected.LastOrDefault(e => e.X <= _data.Actual[^1].X).Y));

    /// <summary>Right under the band, where the words have room.</summary>
    public double ExpectedLabelY
    {
        get
        {
            var at = _data.Expected.LastOrDefault(e => X(e.X) <= Width * 0.72);
            return Math.Min(Y(at.Low) + (1.3 * Text), Base - 14);
        }
    }
}
