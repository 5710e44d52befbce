using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Sources;

namespace WarRoom.Web.Networks.Reading;

/// <summary>What a source said. An outage is a reading too: no caller forgets it.</summary>
public abstract record NetworkReading
{
    /// <summary>Numbers as they stood when they were read.</summary>
    public sealed record Fresh : NetworkReading
    {
        /// <summary>Visits of whole hours; an hour that is not known is left out.</summary>
        public IReadOnlyList<HourlyCount> Hours { get; init; } = [];

        /// <summary>Running totals of posts and accounts.</summary>
        public IReadOnlyList<SubjectTotal> Totals { get; init; } = [];

        public IReadOnlyList<PressItem> Press { get; init; } = [];

        /// <summary>What could not be read beside it, in words for a person.</summary>
        public IReadOnlyList<string> Notes { get; init; } = [];
    }

    /// <summary>No number came, or none that can be relied on.</summary>
    /// <param name="Reason">In words for a person.</param>
    /// <param name="RetryAt">When the other side wants to be asked again, if it said so.</param>
    /// <param name="NeedsPerson">Asking again changes nothing before somebody did something.</param>
    public sealed record Unavailable(string Reason, Instant? RetryAt = null, bool NeedsPerson = false) : NetworkReading;
}

/// <summary>A running total of one post or one account.</summary>
/// <param name="Subject">Which, as the network names it for ever.</param>
/// <param name="IsBornToday">A post begins at zero; an account had followers before.</param>
public sealed record SubjectTotal(Network Network, Measure Measure, string Subject, int Total, bool IsBornToday = true);

/// <summary>Something that others wrote.</summary>
/// <param name="Key">What tells it from all others of its feed.</param>
public sealed record PressItem(string Key, string Title, string Link, Instant? PublishedAt);

/// <summary>The hours that are wanted: whole ones, half-open, the end in the past.</summary>
public readonly record struct HourSpan(Instant From, Instant To);

/// <summary>A confirmed post whose reactions are counted.</summary>
public sealed record PostToCount(Network Network, Uri Address);

/// <summary>Everything that reading a source takes.</summary>
/// <param name="Token">Opened; null where none is kept.</param>
/// <param name="Zone">In which the other side writes hours without an offset.</param>
/// <param name="IsTest">Somebody looks: more may be asked, to say more.</param>
public sealed record SourceToRead(SourceKind Kind, string Address, SourceSettings Settings, string? Token, DateTimeZone Zone, HourSpan Span, Instant Now, IReadOnlyList<PostToCount> Posts, bool IsTest = false)
{
    /// <summary>The address without a slash at its end.</summary>
    public string Home => Address.TrimEnd('/');

    public LocalDate FirstDay => Span.From.InZone(Zone).Date;

    /// <summary>Today, there.</summary>
    public LocalDate LastDay => Now.InZone(Zone).Date;
}

/// <summary>Reads the numbers of one kind of source.</summary>
public interface IReadsNumbers
{
    SourceKind Kind { get; }

    /// <summary>Throws <see cref="UnreadableException"/> for whatever is not exactly what it knows how to read.</summary>
    Task<NetworkReading.Fresh> ReadAsync(SourceToRead source, CancellationToken stop);
}
