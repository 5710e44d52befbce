namespace WarRoom.Domain.Metrics;

/// <summary>What is counted. Reactions are likes, favourites and hearts.</summary>
public enum Measure
{
    Visits,
    Clicks,
    Shares,
    Reactions,
    Replies,
    Follows,
}
