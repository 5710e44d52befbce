using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Team;
using WarRoom.Domain.Time;

namespace WarRoom.Domain.Slots;

/// <summary>What a claim depends on beside the slot and the member.</summary>
/// <param name="Rules">The campaign's lengths and caps.</param>
/// <param name="IsPublished">Whether the team may see the plan.</param>
/// <param name="IsHeld">Whether an open hold covers the slot.</param>
/// <param name="OpenSelfClaims">How many self-claimed slots the member has open.</param>
public sealed record ClaimTerms(DayRules Rules, bool IsPublished, bool IsHeld, int OpenSelfClaims);

/// <summary>One post to be made by one person from one account within one window.</summary>
/// <remarks>Every change is an event in <see cref="Events"/>, and the slot remembers the last of each kind. Races are settled by
/// <see cref="Version"/>: the save is the conditional update.</remarks>
public sealed partial class Slot
{
    private readonly List<SlotEvent> _events = [];

    private Slot()
    {
    }

    public SlotId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public WaveId? WaveId { get; private set; }

    public Network Network { get; private set; }

    public AudienceId? AudienceId { get; private set; }

    public string Language { get; private set; } = "en";

    /// <summary>The kind of account to post from; null when either will do.</summary>
    public AccountKind? AccountKind { get; private set; }

    /// <summary>1 to 3: how much leaving it open hurts.</summary>
    public int Weight { get; private set; } = 1;

    /// <summary>Where the planner may place it.</summary>
    public Instant SpanStart { get; private set; }

    public Instant SpanEnd { get; private set; }

    /// <summary>Start of the posting window; moves with a change of holder.</summary>
    public Instant PostAt { get; private set; }

    /// <summary>End of the posting window, exclusive.</summary>
    public Instant ClosesAt { get; private set; }

    /// <summary>Where the plan placed it; kept for charts and the on-time rate.</summary>
    public Instant PlannedAt { get; private set; }

    public MemberId? HolderId { get; private set; }

    public MemberId? StandbyId { get; private set; }

    public VariantId? VariantId { get; private set; }

    public KeyMessageId? KeyMessageId { get; private set; }

    /// <summary>The community that it is posted in; null for the holder's own page.</summary>
    public CommunityId? CommunityId { get; private set; }

    /// <summary>The influencer that it is addressed to; who posts it must know them. Null for nobody in particular.</summary>
    public InfluencerId? InfluencerId { get; private set; }

    public SlotStatus Status { get; private set; }

    public int Version { get; private set; }

    /// <summary>The holder took it unasked; counts against the cap of self-claims while it is open.</summary>
    public bool IsSelfClaimed { get; private set; }

    /// <summary>The lead pinned time and person: the planner keeps its hands off.</summary>
    public bool IsPinned { get; set; }

    /// <summary>The wording was picked by somebody, and not given by plan or chance.</summary>
    public bool IsTextSelfChosen { get; private set; }

    /// <summary>Code of the holder's own tracked link; null before the slot has a holder.</summary>
    public string? LinkCode { get; private set; }

    public string OwnWords { get; private set; } = "";

    public ProofRung Proof { get; private set; }

    public string? PostUrl { get; private set; }

    /// <summary>The version that the holder saw when confirming.</summary>
    public int? ConfirmedVersion { get; private set; }

    public Mark? Assignment { get; private set; }

    public Mark? Claim { get; private set; }

    public Mark? Post { get; private set; }

    public Mark? Verification { get; private set; }

    public Mark? Miss { get; private set; }

    public Mark? Cancellation { get; private set; }

    public SlotStatus? BeforeCancellation { get; private set; }

    public Instant? RemindedAt { get; private set; }

    public Instant? NudgedAt { get; private set; }

    public Instant? OfferedAt { get; private set; }

    public List<ExtraPost> ExtraPosts { get; private set; } = [];

    /// <summary>The changes made since the slot was loaded, and those loaded with it.</summary>
    public IReadOnlyList<SlotEvent> Events => _events;

    /// <summary>The posting window, half-open.</summary>
    public TimeWindow Window => new(PostAt, ClosesAt);

    /// <summary>Posted before five minutes after <see cref="PostAt"/>.</summary>
    public bool WasOnTime => Post is { } post && post.At < PostAt + Duration.FromMinutes(5);

    /// <summary>A new, open slot at its planned time.</summary>
    public static Slot Plan(SlotId id, Campaign campaign, Wave? wave, Network network, AudienceId? audience, string language, TimeWindow span, Instant postAt, Actor by, Instant now)
    {
        var slot = new Slot
        {
            Id = id,
            CampaignId = campaign.Id,
            WaveId = wave?.Id,
            Network = network,
            AudienceId = audience,
            Language = language,
            SpanStart = span.Start,
            SpanEnd = span.End,
        };
        slot.PlaceAt(postAt, campaign.Rules);
        slot.PlannedAt = postAt;
        slot.Record(SlotEventKind.Planned, SlotStatus.Open, by, now, "");
        return slot;
    }

    /// <summary>What the slot shows now. Minutes late are counted from <see cref="PostAt"/>.</summary>
    public SlotFace FaceAt(Instant now, bool isHeld, DayRules rules)
    {
        if (!Status.IsWaiting()) return Enum.Parse<SlotFace>(Status.ToString());
        if (isHeld) return SlotFace.Hold;
        if (Status != SlotStatus.Open && now >= PostAt + rules.LateAfter) return SlotFace.Late;
        if (now >= PostAt) return SlotFace.Due;
        return Enum.Parse<SlotFace>(Status.ToString());
    }

    /// <summary>Whole minutes since <see cref="PostAt"/>; 0 before.</summary>
    public int MinutesLate(Instant now) => Math.Max(0, (int)(now - PostAt).TotalMinutes);

    /// <summary>Whether the slot is on offer to others although somebody has it: its holder is silent for so long.</summary>
    public bool IsOnOffer(Instant now, DayRules rules) =>
        Status is SlotStatus.Assigned or SlotStatus.Claimed && now >= PostAt + rules.OfferAfter && now < ClosesAt;

    /// <summary>Gives the holder a tracked link of their own.</summary>
    public void SetLink(string code) => LinkCode = code;

    /// <summary>Keeps what the holder wrote for the own-words part.</summary>
    public void KeepOwnWords(string words) => OwnWords = words;

    /// <summary>Posts it in a community, or addresses it to an influencer; neither is the holder's own page.</summary>
    public void AimAt(CommunityId? community, InfluencerId? influencer) => (CommunityId, InfluencerId) = (community, influencer);

    /// <summary>Wants a personal or a business account; null for either.</summary>
    public void SetAccountKind(AccountKind? kind) => AccountKind = kind;

    private void PlaceAt(Instant postAt, DayRules rules)
    {
        PostAt = postAt;
        ClosesAt = postAt + rules.Window;
    }

    private Refusal? Become(SlotStatus next, SlotEventKind kind, Actor by, Instant now, string why = "")
    {
        if (!Status.CanBecome(next)) return SlotRefusals.Cannot(Status, next);
        var from = Status;
        Status = next;
        Record(kind, from, by, now, why);
        return null;
    }

    private void Record(SlotEventKind kind, SlotStatus from, Actor by, Instant now, string why)
    {
        Version++;
        _events.Add(new SlotEvent
        {
            Id = Guid.CreateVersion7(now.ToDateTimeOffset()),
            CampaignId = CampaignId,
            SlotId = Id,
            At = now,
            Kind = kind,
            From = from,
            To = Status,
            ByMember = by.Member,
            ByName = by.Name,
            HolderId = HolderId,
            Why = why,
            Version = Version,
        });
    }
}
