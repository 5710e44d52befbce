namespace WarRoom.Domain.Metrics.Field;

/// <summary>The metrics that the field speaks of, each with its formula.</summary>
/// <remarks>
/// Engagement rates are the six of Hootsuite's guide ("How to calculate engagement rate", 2024), of which three depend on what the networks tell;
/// conversation, amplification and applause are Kaushik's ("Best Social Media Metrics", 2011), here also per follower.
/// </remarks>
public static class FieldMetrics
{
    /// <remarks>Engagements ÷ reach.</remarks>
    public static FieldMetric EngagementByReach { get; } = Share("engagement-reach", "Engagement rate by reach", "engagements ÷ people reached", "people reached", c => c.Engagements, c => c.Reach);

    /// <remarks>Engagements ÷ impressions.</remarks>
    public static FieldMetric EngagementByImpressions { get; } = Share("engagement-impressions", "Engagement rate by impressions", "engagements ÷ impressions", "impressions", c => c.Engagements, c => c.Impressions);

    /// <remarks>Engagements ÷ followers. Over one day it is the daily engagement rate.</remarks>
    public static FieldMetric EngagementByFollowers { get; } = Share("engagement-followers", "Engagement rate by followers", "engagements ÷ followers of the accounts that posted", "followers", c => c.Engagements, c => c.Followers);

    /// <remarks>Reach ÷ followers; above 100 % when others carried it on.</remarks>
    public static FieldMetric ReachRate { get; } = Share("reach-rate", "Reach rate", "people reached ÷ followers", "followers", c => c.Reach, c => c.Followers);

    /// <remarks>Shares ÷ followers.</remarks>
    public static FieldMetric Amplification { get; } = Share("amplification", "Amplification rate", "shares ÷ followers", "followers", c => c.Shares, c => c.Followers);

    /// <remarks>Shares ÷ posts, as Kaushik has it.</remarks>
    public static FieldMetric AmplificationPerPost { get; } = Each("amplification-post", "Amplification per post", "shares ÷ posts", "posts", c => c.Shares, c => c.Posts);

    /// <remarks>Shares ÷ impressions.</remarks>
    public static FieldMetric Virality { get; } = Share("virality", "Virality rate", "shares ÷ impressions", "impressions", c => c.Shares, c => c.Impressions);

    /// <remarks>Reactions ÷ followers.</remarks>
    public static FieldMetric Applause { get; } = Share("applause", "Applause rate", "reactions ÷ followers", "followers", c => c.Reactions, c => c.Followers);

    /// <remarks>Comments ÷ posts.</remarks>
    public static FieldMetric Conversation { get; } = Each("conversation", "Conversation rate", "comments and replies ÷ posts", "posts", c => c.Comments, c => c.Posts);

    /// <remarks>Clicks ÷ impressions.</remarks>
    public static FieldMetric ClickThrough { get; } = Share("ctr", "Click-through rate", "clicks ÷ impressions", "impressions", c => c.Clicks, c => c.Impressions);

    /// <remarks>Own mentions ÷ (own + others').</remarks>
    public static FieldMetric ShareOfVoice { get; } = Share("share-of-voice", "Share of voice", "own mentions ÷ (own + those of the others watched)", "mentions of all watched", c => c.OwnMentions, c => c.OwnMentions + c.OtherMentions);

    /// <remarks>(Followers now − at the start) ÷ at the start; below zero when more left than came.</remarks>
    public static FieldMetric FollowerGrowth { get; } = Share("follower-growth", "Follower growth", "(followers now − before the day) ÷ followers before the day", "followers before the day", c => c.Followers - c.FollowersAtStart, c => c.FollowersAtStart);

    /// <remarks>Conversions ÷ visits.</remarks>
    public static FieldMetric Conversion { get; } = Share("conversion", "Conversion rate", "goals reached on the page ÷ visits", "visits", c => c.Conversions, c => c.Visits);

    /// <remarks>Impressions × cost of a thousand ÷ 1,000. The Barcelona Principles (AMEC, 2010, third edition 2020) reject it as a value of communication.</remarks>
    public static FieldMetric EarnedMediaValue { get; } = new("emv", "Advertising equivalent, your price", "impressions × your price of a thousand ÷ 1,000", "", FieldUnit.Money)
    {
        Compute = c => c is { Impressions: { } shown, CostPerThousand: { } price } ? (double)(shown * price / 1000) : null,
        Warning = "What advertisements as often shown would cost at a price you chose. It is not what the day was worth: there is no accepted formula, and the Barcelona Principles advise against it.",
    };

    /// <summary>All of them, the optional one last.</summary>
    public static IReadOnlyList<FieldMetric> All { get; } =
    [
        EngagementByReach, EngagementByImpressions, EngagementByFollowers, ReachRate, Amplification, AmplificationPerPost, Virality, Applause, Conversation, ClickThrough,
        ShareOfVoice, FollowerGrowth, Conversion, EarnedMediaValue,
    ];

    private static FieldMetric Share(string key, string name, string formula, string denominator, Func<FieldCounts, long?> part, Func<FieldCounts, long?> whole) =>
        new(key, name, formula, denominator, FieldUnit.Percent) { Compute = counts => Ratio(part(counts), whole(counts)) };

    private static FieldMetric Each(string key, string name, string formula, string denominator, Func<FieldCounts, long?> part, Func<FieldCounts, long?> whole) =>
        new(key, name, formula, denominator, FieldUnit.Number) { Compute = counts => Ratio(part(counts), whole(counts)) };

    private static double? Ratio(long? part, long? whole) => part is { } p && whole is > 0 and { } w ? (double)p / w : null;
}
