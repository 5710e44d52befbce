using WarRoom.Domain.Audiences;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;

namespace WarRoom.Domain.Planning.Making;

/// <summary>Everything of a campaign that a plan is made from, as it stands at one moment.</summary>
public sealed record PlanScene
{
    public required Campaign Campaign { get; init; }

    public required Instant Now { get; init; }

    /// <summary>All slots, cancelled and posted ones included.</summary>
    public required IReadOnlyList<Slot> Slots { get; init; }

    public required IReadOnlyList<Wave> Waves { get; init; }

    /// <summary>All members, removed ones included.</summary>
    public required IReadOnlyList<Member> Members { get; init; }

    public required IReadOnlyList<MessageVariant> Variants { get; init; }

    public required IReadOnlyList<Audience> Audiences { get; init; }

    public IReadOnlyList<Community> Communities { get; init; } = [];

    public IReadOnlyList<Influencer> Influencers { get; init; } = [];

    public IReadOnlyList<Objective> Objectives { get; init; } = [];

    public IReadOnlyList<Hold> Holds { get; init; } = [];

    /// <summary>Who has said that they can't go on today: nothing new is theirs.</summary>
    public IReadOnlyCollection<MemberId> Away { get; init; } = [];

    /// <summary>Local midnight of the launch day: minute 0.</summary>
    public Instant Midnight => Campaign.Day.Start;

    /// <summary>No slot is changed by the planner that is due before this.</summary>
    public Instant EarliestNew => Now + Duration.FromMinutes(PlanDefaults.LeadMinutes);

    public IEnumerable<Member> Posters => Members.Where(m => m.IsAssignable);

    public IEnumerable<MessageVariant> UsableVariants => Variants.Where(v => !v.IsWithdrawn);

    public int MinuteOf(Instant at) => (int)Math.Floor((at - Midnight).TotalMinutes);

    public Instant At(int minute) => Midnight + Duration.FromMinutes(minute);

    /// <summary>Whether the planner may place this slot: nobody said yes, nothing is pinned or held, and there is time left to tell people.</summary>
    public bool IsFree(Slot slot) =>
        slot.Status is SlotStatus.Open or SlotStatus.Assigned && !slot.IsPinned && !Holds.Cover(slot) && slot.PostAt >= EarliestNew;

    /// <summary>Whether this slot stands as it is and the plan must reckon with it.</summary>
    public bool IsFact(Slot slot) => !IsFree(slot) && Stands(slot);

    /// <summary>Whether somebody has the slot, and it is still to be posted or was.</summary>
    public static bool Stands(Slot slot) => slot.HolderId is not null && slot.Status is not (SlotStatus.Cancelled or SlotStatus.Missed);

    /// <summary>The wall clock of the campaign.</summary>
    public string TimeOf(Instant at) => at.InZone(Campaign.Day.Zone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The community that the slot is posted in, if it is still known.</summary>
    public Community? CommunityOf(Slot slot) => slot.CommunityId is { } id ? Communities.FirstOrDefault(c => c.Id == id) : null;

    /// <summary>The influencer that the slot is addressed to, if they are still known.</summary>
    public Influencer? InfluencerOf(Slot slot) => slot.InfluencerId is { } id ? Influencers.FirstOrDefault(i => i.Id == id) : null;

    public string NameOf(AudienceId? id) => Audiences.FirstOrDefault(a => a.Id == id)?.Name ?? "everybody";
}
