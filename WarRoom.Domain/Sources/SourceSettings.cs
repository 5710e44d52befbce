using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;

namespace WarRoom.Domain.Sources;

/// <summary>What a source has to know beside its address and its token; each kind uses some of it.</summary>
public sealed record SourceSettings
{
    /// <summary>The site, website or property, as the other side names it.</summary>
    public string Site { get; init; } = "";

    /// <summary>The zone in which the other side writes its hours, where it writes them without an offset.</summary>
    public string ZoneId { get; init; } = "";

    /// <summary>Accounts of the team whose followers are counted.</summary>
    public IReadOnlyList<string> Handles { get; init; } = [];

    /// <summary>Where in a JSON answer the list or the number stands (a JSON pointer, RFC 6901).</summary>
    public string Pointer { get; init; } = "";

    /// <summary>The field or column of the hour.</summary>
    public string Hour { get; init; } = "hour";

    /// <summary>The field or column of the count.</summary>
    public string Count { get; init; } = "visits";

    /// <summary>What a single number in a JSON answer is a running total of; visits come as a list of hours.</summary>
    public Measure Measure { get; init; } = Measure.Visits;

    /// <summary>The network of that running total.</summary>
    public Network? Network { get; init; }
}
