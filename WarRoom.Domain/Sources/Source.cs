using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;

namespace WarRoom.Domain.Sources;

/// <summary>What one source is the only one to count in a campaign: a measure, on one network where it has one.</summary>
public readonly record struct CountedThing(Measure Measure, Network? Network)
{
    public override string ToString() => Network is { } network ? $"{Measure.ToString().ToLowerInvariant()} on {network.Name()}" : Measure.ToString().ToLowerInvariant();
}

/// <summary>How a source stands, for its card.</summary>
public enum SourceState
{
    Waiting,
    Reading,
    TryingAgain,

    /// <summary>Trying again will not help: a token, an address or a site is wrong.</summary>
    NeedsYou,

    /// <summary>Nothing was pushed for a while.</summary>
    Quiet,
    Paused,
}

/// <summary>A place that numbers are read from: when it is due, how it fared, and since when it says nothing.</summary>
/// <remarks>All instants are real time: the other side knows no campaign clock.</remarks>
public sealed class Source
{
    /// <summary>Nobody waits longer than this for another try, unless the other side asked for it.</summary>
    public static readonly Duration LongestBackOff = Duration.FromHours(1);

    /// <summary>And nobody is left alone longer than this because they asked for it.</summary>
    public static readonly Duration LongestRest = Duration.FromHours(24);

    private static readonly Duration OnOtherDays = Duration.FromHours(1);
    private static readonly Duration QuietAfter = Duration.FromHours(2);

    private Source()
    {
    }

    public SourceId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public SourceKind Kind { get; private set; }

    /// <summary>Stands beside every number that it brought; stays as long as the source.</summary>
    public string Name { get; private set; } = "";

    public string Address { get; private set; } = "";

    public SourceSettings Settings { get; private set; } = new();

    /// <summary>Its token, sealed; null where none is needed.</summary>
    public string? SealedToken { get; private set; }

    /// <summary>The hash of the token that others push with.</summary>
    public string? PushHash { get; private set; }

    public bool IsPaused { get; private set; }

    /// <summary>When to read next; null while it is paused, and where nothing is asked.</summary>
    public Instant? NextAt { get; private set; }

    public Instant? LastTriedAt { get; private set; }

    public Instant? LastReadAt { get; private set; }

    /// <summary>In a row, since the last reading that worked.</summary>
    public int Failures { get; private set; }

    public string? LastError { get; private set; }

    public bool NeedsPerson { get; private set; }

    /// <summary>What the last reading brought, in a sentence.</summary>
    public string Said { get; private set; } = "";

    public Instant CreatedAt { get; private set; }

    public int Version { get; private set; }

    public SourceRules Rules => SourceRules.Of(Kind);

    public static Source Add(SourceId id, CampaignId campaign, SourceKind kind, string name, string address, SourceSettings settings, Instant now) => new()
    {
        Id = id,
        CampaignId = campaign,
        Kind = kind,
        Name = name,
        Address = address,
        Settings = settings,
        CreatedAt = now,
        NextAt = SourceRules.Of(kind).IsAsked ? now : null,
    };

    /// <summary>What it counts; two sources of a campaign never count the same thing at the same time.</summary>
    public IReadOnlyList<CountedThing> Counts => CountsOf(Kind, Settings);

    public static IReadOnlyList<CountedThing> CountsOf(SourceKind kind, SourceSettings settings) => kind switch
    {
        SourceKind.Feed => [],
        SourceKind.Bluesky => OnNetwork(Network.Bluesky),
        SourceKind.Mastodon => OnNetwork(Network.Mastodon),
        SourceKind.Json when settings.Measure is not Measure.Visits => [new(settings.Measure, settings.Network)],
        _ => [new(Measure.Visits, null)],
    };

    public SourceState StateAt(Instant now) =>
        IsPaused ? SourceState.Paused
        : NeedsPerson ? SourceState.NeedsYou
        : Failures > 0 ? SourceState.TryingAgain
        : LastReadAt is not { } read ? SourceState.Waiting
        : !Rules.IsAsked && now - read > QuietAfter ? SourceState.Quiet
        : SourceState.Reading;

    /// <summary>New settings are tried at once, from the beginning.</summary>
    public void Change(string address, SourceSettings settings, Instant now)
    {
        (Address, Settings, LastReadAt, Said) = (address, settings, null, "");
        StartAnew(now);
    }

    public void Keep(string? sealedToken, string? pushHash)
    {
        (SealedToken, PushHash) = (sealedToken, pushHash);
        Version++;
    }

    public void Pause()
    {
        (IsPaused, NextAt) = (true, null);
        Version++;
    }

    public void Resume(Instant now)
    {
        IsPaused = false;
        StartAnew(now);
    }

    /// <summary>Somebody wants it read now.</summary>
    public void Hurry(Instant now) => StartAnew(now);

    /// <param name="said">What it brought, in a sentence.</param>
    /// <param name="isTheDay">Around the launch day it is read often, otherwise every hour.</param>
    public void Succeed(string said, Instant now, bool isTheDay)
    {
        (LastTriedAt, LastReadAt, Said, Failures, LastError, NeedsPerson) = (now, now, said, 0, null, false);
        NextAt = IsPaused || !Rules.IsAsked ? null : now + (isTheDay ? Rules.Every : Duration.Max(Rules.Every, OnOtherDays));
        Version++;
    }

    /// <param name="reason">In words for a person.</param>
    /// <param name="retryAt">When the other side wants to be asked again, if it said so.</param>
    /// <param name="chance">From 0 to 1; spreads the tries of many.</param>
    public void Fail(string reason, Instant? retryAt, bool needsPerson, Instant now, double chance)
    {
        (LastTriedAt, LastError, NeedsPerson, Failures) = (now, reason, needsPerson, Failures + 1);
        NextAt = IsPaused || !Rules.IsAsked ? null : Instant.Max(now + BackOff(Rules.Every, Failures, chance), retryAt is { } at ? Instant.Min(at, now + LongestRest) : now);
        Version++;
    }

    /// <summary>Twice as long after each failure up to an hour, a fifth more or less.</summary>
    public static Duration BackOff(Duration every, int failures, double chance)
    {
        var wait = every * Math.Pow(2, Math.Min(failures - 1, 10));
        return Duration.Min(wait, LongestBackOff) * (0.8 + (0.4 * chance));
    }

    private static CountedThing[] OnNetwork(Network network) =>
        [new(Measure.Reactions, network), new(Measure.Shares, network), new(Measure.Replies, network), new(Measure.Follows, network)];

    private void StartAnew(Instant now)
    {
        (Failures, LastError, NeedsPerson) = (0, null, false);
        NextAt = IsPaused || !Rules.IsAsked ? null : now;
        Version++;
    }
}
