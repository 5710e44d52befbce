namespace WarRoom.Web.Ui.Shared;

/// <summary>Places the values of a lift chart in a picture of a given size. The same x-scale as the board's: (x - from) / (to - from).</summary>
internal sealed class LiftScale(LiftChartData data, double width, double height, double headroom)
{
    private const int MostColumns = 240;

    private readonly double _top = NiceTop(Highest(data));

    public double Width { get; } = width;

    public double Height { get; } = height;

    public double X(double x) => (x - data.From) / (data.To - data.From) * Width;

    public double Y(double y) => Height - (y / _top * (Height - headroom));

    /// <summary>Four or five round values to read heights by.</summary>
    public IEnumerable<double> GridValues()
    {
        var step = Math.Max(NiceStep(_top / 4), 1); // a count has no halves
        for (var value = step; value <= _top * 1.001; value += step) yield return value;
    }

    public string Band() => data.Expected.Count == 0
        ? ""
        : Svg.Line([.. Thin(data.Expected).Select(e => (X(e.X), Y(e.High))), .. Thin(data.Expected).Reverse().Select(e => (X(e.X), Y(e.Low)))]) + "Z";

    public string Expected() => Svg.Line(Thin(data.Expected).Select(e => (X(e.X), Y(e.Y))));

    public string GoalPath() => Svg.Line(Thin(data.GoalPath).Select(p => (X(p.X), Y(p.Y))));

    /// <summary>The counted line in pieces: it stops at a gap and begins anew behind it.</summary>
    public IEnumerable<string> Actual()
    {
        List<LiftPoint> run = [];
        foreach (var point in Thin(data.Actual))
        {
            if (data.Gaps.Any(gap => gap.From < point.X && point.X < gap.To)) continue;
            if (run.Count > 0 && IsGap(run[^1].X, point.X))
            {
                yield return Path(run);
                run = [];
            }

            run.Add(point);
        }

        if (run.Count > 0) yield return Path(run);
    }

    public LiftExpectation? ExpectedAt(double x) => At(data.Expected, e => e.X, x) is not var (left, right, share) ? null
        : new(x, Between(left.Y, right.Y, share), Between(left.Low, right.Low, share), Between(left.High, right.High, share));

    public double? ActualAt(double x) => At(data.Actual, p => p.X, x) is var (left, right, share) ? Between(left.Y, right.Y, share) : null;

    public double? GoalAt(double x) => At(data.GoalPath, p => p.X, x) is var (left, right, share) ? Between(left.Y, right.Y, share) : null;

    private string Path(List<LiftPoint> run) => Svg.Line(run.Select(p => (X(p.X), Y(p.Y))));

    private bool IsGap(double left, double right) => data.Gaps.Any(gap => gap.From < right && gap.To > left);

    private static (T Left, T Right, double Share)? At<T>(IReadOnlyList<T> points, Func<T, double> xOf, double x)
    {
        for (var i = 0; i < points.Count; i++)
        {
            if (xOf(points[i]) < x) continue;
            if (i == 0) return xOf(points[0]) > x ? null : (points[0], points[0], 0);
            var left = xOf(points[i - 1]);
            return (points[i - 1], points[i], (x - left) / (xOf(points[i]) - left));
        }

        return null;
    }

    private static double Between(double left, double right, double share) => left + ((right - left) * share);

    // A picture of this size cannot show more; a board with 900 points a line would send them all with each redraw.
    private static IEnumerable<T> Thin<T>(IReadOnlyList<T> points)
    {
        if (points.Count <= MostColumns) return points;
        var step = (points.Count - 1) / (double)(MostColumns - 1);
        return Enumerable.Range(0, MostColumns).Select(i => points[(int)Math.Round(i * step)]);
    }

    private static double Highest(LiftChartData data) =>
        data.Actual.Select(p => p.Y).Concat(data.Expected.Select(e => e.High)).Concat(data.GoalPath.Select(p => p.Y)).DefaultIfEmpty(1).Max();

    private static double NiceTop(double highest) => double.IsFinite(highest) && highest > 0 ? highest : 1;

    private static double NiceStep(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var digit = rough / power;
        return Math.Max(power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10), double.Epsilon);
    }
}
