using WarRoom.Domain.Sources;

namespace WarRoom.Web.Persistence.Queries;

/// <summary>Questions that are asked of readings.</summary>
public static class ReadingQueries
{
    /// <summary>What readings of one measure come to together, by the one rule of which counts; null without any.</summary>
    public static JointTotal? Joint(this IEnumerable<MetricReading> ofOneMeasure) =>
        Precedence.Join(ofOneMeasure.OrderBy(r => r.At).ThenBy(r => r.Id).Select(r => new KnownTotal(r.Network, r.At, r.Total, r.Source)));
}
