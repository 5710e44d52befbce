namespace WarRoom.Domain.Metrics.Variants;

/// <summary>What is known of one wording.</summary>
/// <param name="Variant">Its code.</param>
/// <param name="Posts">Posts that are compared: mature and not self-chosen.</param>
/// <param name="Waiting">Posts that are too young yet.</param>
/// <param name="SelfChosen">Posts whose member chose the wording: not compared.</param>
/// <param name="Events">Events of the compared posts.</param>
/// <param name="Effect">Events as a multiple of what an average wording brings, shrunk towards 1.</param>
/// <param name="Low">Of the 90 % range of the effect.</param>
/// <param name="High">Of the 90 % range of the effect.</param>
/// <param name="ProbabilityBest">0 to 1.</param>
/// <param name="ExpectedLoss">What choosing it would cost on average, as a share (0.05 is 5 %) of its events.</param>
public sealed record VariantArm(
    string Variant, int Posts, int Waiting, int SelfChosen, int Events, double Effect, double Low, double High, double ProbabilityBest, double ExpectedLoss);

/// <summary>What may be said of several wordings.</summary>
public enum VariantVerdict
{
    /// <summary>Fewer than four posts of some wording, or no wording ahead.</summary>
    TooEarly,

    /// <summary>One is ahead with a probability of 80 %: no winner, chance does this often.</summary>
    Leaning,
    Better,

    /// <summary>Whichever is chosen, less than 5 % is lost on average.</summary>
    Equivalent,
}

/// <summary>The words of a verdict.</summary>
public static class VariantVerdicts
{
    public static string Word(this VariantVerdict verdict) => verdict switch
    {
        VariantVerdict.Better => "better",
        VariantVerdict.Leaning => "leaning",
        VariantVerdict.Equivalent => "equivalent",
        _ => "too early to say",
    };
}
