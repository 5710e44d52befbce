namespace WarRoom.Domain.Metrics.Field;

/// <summary>What was counted, as far as it is known: null is not known, which is not zero.</summary>
public sealed record FieldCounts
{
    /// <summary>Reactions, comments, shares and saves, as the network sums them.</summary>
    public long? Engagements { get; init; }

    /// <summary>People who saw it, each once.</summary>
    public long? Reach { get; init; }

    /// <summary>Times it was shown.</summary>
    public long? Impressions { get; init; }

    /// <summary>Of the accounts that posted, now.</summary>
    public long? Followers { get; init; }

    /// <summary>Of the same accounts before the day.</summary>
    public long? FollowersAtStart { get; init; }

    public long? Shares { get; init; }

    /// <summary>Likes, favourites and hearts.</summary>
    public long? Reactions { get; init; }

    public long? Comments { get; init; }

    public long? Posts { get; init; }

    public long? Clicks { get; init; }

    public long? Visits { get; init; }

    /// <summary>Goals reached on the page, such as sign-ups.</summary>
    public long? Conversions { get; init; }

    public long? OwnMentions { get; init; }

    /// <summary>Mentions of the others that are watched.</summary>
    public long? OtherMentions { get; init; }

    /// <summary>What a thousand shown advertisements would cost, in a currency of the lead's choice.</summary>
    public decimal? CostPerThousand { get; init; }
}
