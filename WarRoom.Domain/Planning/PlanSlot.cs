using System.Text.Json.Serialization;

namespace WarRoom.Domain.Planning;

/// <summary>A part of the day, minutes [From, To), and how many posts it wants in each hour.</summary>
public sealed record PlanWave(string Id, int From, int To, IReadOnlyList<HourlyVolume> Volume);

/// <summary>The wished number of posts in campaign hour <see cref="Hour"/> (elapsed, not local).</summary>
public sealed record HourlyVolume(int Hour, int Target);

/// <summary>One post to be made, inside minutes [From, To) and its wave; weight 1 to 3, relation 0 to 10 (11: impossible).</summary>
public sealed record PlanSlot(
    string Id,
    string Wave,
    string Message,
    string Network,
    string Audience,
    string? Community,
    string? Influencer,
    int MinRelation,
    string Account,
    string Language,
    int Weight,
    int From,
    int To,
    PlanLock? Lock)
{
    /// <summary>Whether an account of this kind may post it; <c>any</c> takes both.</summary>
    public bool Takes(string kind) => Account == "any" || Account == kind;
}

/// <summary>What the lead pinned of a slot; null is free.</summary>
public sealed record PlanLock(int? Time, string? Member, string? Variant);

/// <summary>A person who can post: accounts, languages, hours on their own wall clock and what a day may ask of them.</summary>
/// <remarks>Affinity 0 to 10 per audience and relation 1 to 10 per influencer, absent is 0; <see cref="IfNeeded"/> are hours of last resort.</remarks>
public sealed record PlanMember(
    string Id,
    string TimeZone,
    IReadOnlyList<WallClockSpan> Windows,
    IReadOnlyList<PlanAccount> Accounts,
    IReadOnlyList<string> Languages,
    int MaxPosts,
    int MinGapMinutes,
    int MaxStandby,
    IReadOnlyDictionary<string, int> Affinity,
    IReadOnlyDictionary<string, int> Relations,
    FairShare FairShare,
    int? AbsentFrom,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<WallClockSpan>? IfNeeded = null);

/// <summary>An account a member posts from: <c>personal</c> or <c>business</c>, reach 1 to 10.</summary>
public sealed record PlanAccount(string Network, string Kind, int Reach);

/// <summary>Posts a day that are fair for a member; outside costs points.</summary>
public sealed record FairShare(int Min, int Max);
