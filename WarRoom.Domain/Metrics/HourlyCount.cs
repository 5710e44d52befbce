namespace WarRoom.Domain.Metrics;

/// <summary>What was counted in the hour that begins at an instant; no count is a gap, which is not the same as zero.</summary>
public readonly record struct HourlyCount(Instant Hour, int? Count);
