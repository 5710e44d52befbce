using WarRoom.Domain.Reports;

namespace WarRoom.Domain.Metrics.Attribution;

/// <summary>How the visits that came by campaign links stand to the visits beyond the usual. Two views of the same people: never added up.</summary>
public enum AttributionVerdict
{
    /// <summary>The total rose, by more or less than came by links.</summary>
    LiftIsSeen,

    /// <summary>More came by links than the total rose at most: some would have come anyway.</summary>
    MoreTrackedThanExtra,

    /// <summary>The total may not have risen at all: only the links speak.</summary>
    TotalCannotTell,
}

/// <summary>Visits by campaign links beside the lift of all visits.</summary>
/// <remarks>
/// With T visitors by links and the lift Δ of unique visitors, for every draw of Δ: the tracked share is min(1, T ÷ Δ), and what cannot be tied
/// to a link is max(0, Δ − T). Quantiles are exact, since both only rise or only fall with the draw. Losses of a link on the way (private
/// messages, copied addresses) are known as dark social (Madrigal 2012).
/// </remarks>
public sealed record VisitAttribution
{
    /// <summary>Values: extra, its range, tracked, untracked, its range.</summary>
    public const string Seen = "About {0:#,0;−#,0;0} extra visits (likely {1:#,0;−#,0;0} to {2:#,0;−#,0;0}). {3:#,0} came by campaign links; some {4:#,0} more ({5:#,0} to {6:#,0}) without one: private messages, searches, typed addresses.";

    /// <summary>Values: tracked, range of the extra visits.</summary>
    public const string MoreTracked = "{0:#,0} visits came by campaign links, more than the total rose ({1:#,0;−#,0;0} to {2:#,0;−#,0;0} extra): some of these people would have come on their own.";

    /// <summary>Values: tracked, range of the extra visits.</summary>
    public const string CannotTell = "{0:#,0} visits came by campaign links. Whether the total rose it does not tell: {1:#,0;−#,0;0} to {2:#,0;−#,0;0} extra would fit.";

    private VisitAttribution()
    {
    }

    /// <summary>Unique visitors of the window who came by a campaign link.</summary>
    public required int Tracked { get; init; }

    /// <summary>Lift of unique visitors over the window, median; below zero when fewer came than usual.</summary>
    public required double Extra { get; init; }

    /// <summary>Its 95 % range.</summary>
    public required Band ExtraBand { get; init; }

    /// <summary>Tracked visits as a share (0 to 1) of the extra ones, median.</summary>
    public required double TrackedShare { get; init; }

    /// <summary>Its 95 % range.</summary>
    public required Band TrackedShareBand { get; init; }

    /// <summary>Extra visits that no link explains, median; zero or more. Never to be shared out among members.</summary>
    public required double Untracked { get; init; }

    /// <summary>Its 95 % range.</summary>
    public required Band UntrackedBand { get; init; }

    public required AttributionVerdict Verdict { get; init; }

    /// <summary>What it says, ready for another language.</summary>
    public Sentence Says => Verdict switch
    {
        AttributionVerdict.MoreTrackedThanExtra => new(MoreTracked, Tracked, Low(ExtraBand), High(ExtraBand)),
        AttributionVerdict.TotalCannotTell => new(CannotTell, Tracked, Low(ExtraBand), High(ExtraBand)),
        _ => new(Seen, Extra, Low(ExtraBand), High(ExtraBand), Tracked, Untracked, Low(UntrackedBand), High(UntrackedBand)),
    };

    public string Sentence => Says.ToString();

    /// <param name="tracked">Unique visitors by campaign links in the window, machines left out; zero or more.</param>
    /// <param name="observed">All unique visitors of the window, counted with the same visitor ids.</param>
    /// <param name="expected">What would have come without the campaign.</param>
    public static VisitAttribution Of(int tracked, long observed, ForecastDraws expected)
    {
        return new()
        {
            Tracked = tracked,
            Extra = Lift(0.5),
            ExtraBand = new(Lift(0.025), Lift(0.975)),
            TrackedShare = Share(Lift(0.5)),
            TrackedShareBand = new(Share(Lift(0.975)), Share(Lift(0.025))),
            Untracked = Rest(Lift(0.5)),
            UntrackedBand = new(Rest(Lift(0.025)), Rest(Lift(0.975))),
            Verdict = tracked > Lift(0.975) ? AttributionVerdict.MoreTrackedThanExtra : Lift(0.025) < 0 ? AttributionVerdict.TotalCannotTell : AttributionVerdict.LiftIsSeen,
        };

        double Lift(double share) => observed - expected.Quantile(1 - share);

        double Share(double lift) => tracked <= 0 ? 0 : lift <= tracked ? 1 : tracked / lift;

        double Rest(double lift) => Math.Max(0, lift - tracked);
    }

    private static double Low(Band band) => Math.Floor(band.Low);

    private static double High(Band band) => Math.Ceiling(band.High);
}
