using System.Text.Json.Serialization;

namespace WarRoom.Domain.Planning;

/// <summary>Everything a plan is made from. Minutes count from <see cref="PlanDay.StartUtc"/>; ids are unique within their list.</summary>
public sealed record PlanRequest(
    string Id,
    PlanDay Day,
    IReadOnlyDictionary<string, IReadOnlyList<ZoneOffset>> TimeZones,
    IReadOnlyList<PlanNetwork> Networks,
    IReadOnlyList<PlanAudience> Audiences,
    IReadOnlyList<PlanCommunity> Communities,
    IReadOnlyList<PlanInfluencer> Influencers,
    IReadOnlyList<PlanMessage> Messages,
    IReadOnlyList<PlanVariant> Variants,
    IReadOnlyList<PlanWave> Waves,
    IReadOnlyList<int> Dayparts,
    IReadOnlyList<PlanSlot> Slots,
    IReadOnlyList<PlanMember> Members,
    PlanLimits Limits,
    PlanWeights Weights,
    PlanBaseline? Baseline,
    string? Title = null,
    long? Seed = null,
    string Schema = PlanRequest.CurrentSchema)
{
    /// <summary>The name and version of the format.</summary>
    public const string CurrentSchema = "warroom-plan-instance/1";
}

/// <summary>The day in minutes: times run in [0, <see cref="HorizonMinutes"/>), posts start on multiples of <see cref="StepMinutes"/>.</summary>
public sealed record PlanDay(string StartUtc, int HorizonMinutes, int StepMinutes, string? Date = null, string? TimeZone = null);

/// <summary>An offset in minutes that a zone has from an instant on, until the next entry.</summary>
public sealed record ZoneOffset(string FromUtc, int OffsetMinutes);

/// <summary>Wall-clock labels, half-open and compared as text: <c>HH:mm</c> for quiet hours, <c>yyyy-MM-ddTHH:mm</c> for availability.</summary>
public sealed record WallClockSpan(string From, string To);

/// <summary>A network and the most posts it gets in an hour, all audiences together.</summary>
public sealed record PlanNetwork(string Id, int HourCap);

/// <summary>A community and the least minutes between any two posts in it.</summary>
public sealed record PlanCommunity(string Id, int MinGapMinutes, string? Network = null, string? Audience = null, string? Language = null);

/// <summary>An influencer that a post can be addressed to.</summary>
public sealed record PlanInfluencer(string Id, string? Network = null, string? Audience = null, string? Language = null);

/// <summary>An audience: reach points per network, activity in percent by local hour 0–23, and local quiet hours.</summary>
public sealed record PlanAudience(
    string Id,
    string TimeZone,
    IReadOnlyDictionary<string, int> Size,
    IReadOnlyDictionary<string, IReadOnlyList<int>> Activity,
    IReadOnlyList<WallClockSpan> Quiet,
    string? Language = null);

/// <summary>A message and the arms in which its wordings are compared.</summary>
public sealed record PlanMessage(string Id, IReadOnlyList<string> Arms);

/// <summary>One wording: usable for slots of its message and language on its networks, from <see cref="ApprovedFrom"/> on (null: never).</summary>
/// <remarks>Near-identical wordings share a cluster. <see cref="MaxUses"/> null means as often as wanted.</remarks>
public sealed record PlanVariant(
    string Id,
    string Message,
    string Arm,
    string Language,
    IReadOnlyList<string> Networks,
    string Cluster,
    int? ApprovedFrom,
    string? Format = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? MaxUses = null);

/// <summary>What a plan may not do, as numbers; minutes, counts and percent.</summary>
public sealed record PlanLimits(
    int DuplicateMinutes,
    int StandbyGapMinutes,
    int StandbyPerHour,
    int LeadMinutes,
    IReadOnlyList<int> SaturationPercent);

/// <summary>What each term of the objective is worth, in points.</summary>
public sealed record PlanWeights(
    int Affinity,
    int Reach,
    int Relation,
    int Unfilled,
    int UnfilledLocked,
    int Volume,
    int Fairness,
    int AbBlock,
    int AbMember,
    int Backup,
    int BackupFitPercent,
    int ChangeMember,
    int ChangeToBackup,
    int ChangeTime,
    int ChangeVariant,
    int ChangeBackup,
    int ConfirmedFactor);

/// <summary>The plan that is running when a day is planned again, and the present minute.</summary>
public sealed record PlanBaseline(int Now, IReadOnlyList<BaselineAssignment> Assignments);

/// <summary>A slot of the running plan; its state is <c>posted</c>, <c>confirmed</c> or <c>planned</c>.</summary>
public sealed record BaselineAssignment(string Slot, int Time, string Member, string Variant, string? Backup, string State)
{
    [JsonIgnore]
    public bool IsPosted => State == "posted";

    [JsonIgnore]
    public bool IsConfirmed => State == "confirmed";
}
