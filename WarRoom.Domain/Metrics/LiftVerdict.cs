namespace WarRoom.Domain.Metrics;

/// <summary>What a count says about a forecast.</summary>
public enum LiftVerdict
{
    /// <summary>Inside the range of usual days. It does not say that there was no effect.</summary>
    CannotTell,

    /// <summary>Above the 95 % band but inside the 99 % band: only while the day runs.</summary>
    ProbablyAbove,
    Above,
    Below,
}

/// <summary>The words of a verdict.</summary>
public static class LiftVerdicts
{
    public static string Word(this LiftVerdict verdict) => verdict switch
    {
        LiftVerdict.Above => "above baseline",
        LiftVerdict.ProbablyAbove => "probably above – wait",
        LiftVerdict.Below => "below baseline",
        _ => "can't tell yet",
    };
}
