using System.Globalization;

namespace WarRoom.Domain.Metrics.Field;

/// <summary>How a metric is written.</summary>
public enum FieldUnit
{
    Percent,
    Number,
    Money,
}

/// <summary>A metric as the field defines it.</summary>
/// <param name="Key">For addresses and files.</param>
/// <param name="Name">For people; names the denominator where there are several of a kind.</param>
/// <param name="Formula">In words, to be shown on hover.</param>
/// <param name="Denominator">What it is a share of, to be shown beside the number; empty where there is none.</param>
/// <param name="Unit">Of the value: 0.05 as percent is 5 %.</param>
public sealed record FieldMetric(string Key, string Name, string Formula, string Denominator, FieldUnit Unit)
{
    internal Func<FieldCounts, double?> Compute { get; init; } = _ => null;

    /// <summary>Must be shown with the number; null for most.</summary>
    public string? Warning { get; init; }

    /// <summary>Shown only where a lead has asked for it, and never in a headline.</summary>
    public bool IsOptional => Warning is not null;

    /// <summary>Null when something is not known or there is nothing to divide by.</summary>
    public double? Of(FieldCounts counts) => Compute(counts);

    /// <summary>For a page: a dash where there is no value.</summary>
    public string Text(FieldCounts counts) => Of(counts) is not { } value ? "–" : Unit switch
    {
        FieldUnit.Percent => (value * 100).ToString(Math.Abs(value) < 0.1 ? "0.00" : "0.0", CultureInfo.InvariantCulture) + " %",
        FieldUnit.Money => value.ToString("#,0", CultureInfo.InvariantCulture),
        _ => value.ToString("#,0.0", CultureInfo.InvariantCulture),
    };
}
