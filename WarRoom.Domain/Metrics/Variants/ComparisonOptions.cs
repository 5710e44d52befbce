namespace WarRoom.Domain.Metrics.Variants;

/// <summary>When and of what a comparison is made.</summary>
public sealed record ComparisonOptions
{
    public static ComparisonOptions Live { get; } = new();

    public static ComparisonOptions EndOfDay { get; } = new() { IsFinal = true };

    /// <summary>The day is over: nobody looks again, so that a lower threshold is safe.</summary>
    public bool IsFinal { get; init; }

    /// <summary>The word for what is counted, in the plural.</summary>
    public string Counted { get; init; } = "clicks";

    /// <summary>Wordings that are to be shown even without a post.</summary>
    public IReadOnlyList<string> Variants { get; init; } = [];

    public int Draws { get; init; } = 4000;
}
