using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;

namespace WarRoom.Web.Persistence.Queries;

/// <summary>The vocabulary of questions about slots, holds and members.</summary>
internal static class SlotQueries
{
    public static IQueryable<Slot> In(this IQueryable<Slot> slots, CampaignId campaign) => slots.Where(s => s.CampaignId == campaign);

    public static IQueryable<Slot> HeldBy(this IQueryable<Slot> slots, MemberId member) => slots.Where(s => s.HolderId == member);

    public static IQueryable<Slot> Waiting(this IQueryable<Slot> slots) =>
        slots.Where(s => s.Status == SlotStatus.Open || s.Status == SlotStatus.Assigned || s.Status == SlotStatus.Claimed);

    /// <summary>Posted with a link of their own that nobody is known to have followed.</summary>
    public static IQueryable<Slot> NotProven(this IQueryable<Slot> slots) =>
        slots.Where(s => (s.Status == SlotStatus.Posted || s.Status == SlotStatus.Verified) && s.Proof != ProofRung.Proven && s.LinkCode != null);

    /// <summary>Self-claimed and not yet posted: what counts against a member's cap.</summary>
    public static Task<int> OpenSelfClaimsAsync(this IQueryable<Slot> slots, MemberId member, CancellationToken stop) =>
        slots.CountAsync(s => s.HolderId == member && s.IsSelfClaimed && s.Status == SlotStatus.Claimed, stop);

    public static IQueryable<Hold> OpenIn(this IQueryable<Hold> holds, CampaignId campaign) =>
        holds.Where(h => h.CampaignId == campaign && h.Lifted == null);

    public static IQueryable<Member> ActiveIn(this IQueryable<Member> members, CampaignId campaign) =>
        members.Where(m => m.CampaignId == campaign && m.RemovedAt == null);
}
