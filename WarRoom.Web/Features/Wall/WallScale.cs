using WarRoom.Web.Live;
using WarRoom.Web.Ui.Shared;

namespace WarRoom.Web.Features.Wall;

/// <summary>Places the day's visits in the wall's picture of 1,792 by 760 units: three marks only, nothing smaller than five hundredths of the screen.</summary>
internal sealed class WallScale
{
    public const double Width = 1792;
    public const double Base = 610;
    private const double Top = 40;
    private readonly LiftChartData _data;
    private readonly double _highest;

    public WallScale(DaySnapshot day)
    {
        _data = DayChart.Of(day);
        _highest = _data.Actual.Select(p => p.Y).Concat(_data.Expected.Select(e => e.High)).Concat(_data.GoalPath.Select(p => p.Y)).DefaultIfEmpty(1).Max();
    }

    public LiftChartData Data => _data;

    public double X(double minute) => (minute - _data.From) / (_data.To - _data.From) * Width;

    public double Y(double value) => Base - (value / Math.Max(_highest, 1) * (Base - Top));

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
            return Math.Min(Y(at.Low) + 70, Base - 14);
        }
    }
}
