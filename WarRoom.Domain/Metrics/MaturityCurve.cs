using WarRoom.Domain.Messages;

namespace WarRoom.Domain.Metrics;

/// <summary>The share of all it will ever bring that a post has brought at an age.</summary>
/// <param name="HalfLife">The age at which half has come.</param>
/// <param name="Shape">How sharply it comes: 1 is exponential, below 1 a quick start with a long tail.</param>
/// <remarks>
/// F(t) = 1 − 2^−(t ÷ half-life)^shape, a Weibull law. Half-lives to start with are rounded from published ones (X: Pfeffer, Matter and
/// Sargsyan, "The Half-Life of a Tweet", ICWSM 2023; others: Graffius, "Lifespan of social media posts", 2024) and guesses where
/// there is none; own history is better.
/// </remarks>
public sealed record MaturityCurve(Duration HalfLife, double Shape = 0.8)
{
    private static readonly Duration Soon = Duration.FromMinutes(90);

    /// <summary>Between 0 and 1; 0 at or before the post.</summary>
    public double At(Duration age) =>
        age <= Duration.Zero ? 0 : 1 - Math.Pow(2, -Math.Pow(age / HalfLife, Shape));

    /// <summary>The curve to start with, before there is a history.</summary>
    public static MaturityCurve Of(Network network) => new(network switch
    {
        Network.Facebook => Duration.FromMinutes(80),
        Network.Mastodon or Network.Threads => Duration.FromHours(2),
        Network.Reddit or Network.Email => Duration.FromHours(6),
        Network.Telegram => Duration.FromHours(3),
        Network.WhatsApp => Duration.FromMinutes(30),
        Network.Instagram => Duration.FromHours(20),
        Network.LinkedIn => Duration.FromHours(24),
        _ => Soon,
    });
}
