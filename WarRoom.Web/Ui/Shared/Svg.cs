using System.Globalization;
using System.Text;

namespace WarRoom.Web.Ui.Shared;

/// <summary>Numbers as SVG attributes: one decimal, a point in every culture.</summary>
internal static class Svg
{
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A share of 1 as a percentage within the picture.</summary>
    public static string Percent(double share) => (Math.Clamp(double.IsFinite(share) ? share : 0, 0, 1) * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    public static string Line(IEnumerable<(double X, double Y)> points)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in points) path.Append(path.Length == 0 ? 'M' : 'L').Append(Number(x)).Append(' ').Append(Number(y));
        return path.ToString();
    }
}
