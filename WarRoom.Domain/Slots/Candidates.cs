using WarRoom.Domain.Messages;
using WarRoom.Domain.Team;

namespace WarRoom.Domain.Slots;

/// <summary>Somebody who could take a slot, and why they are a good or a poor choice.</summary>
public sealed record Candidate(MemberId Member, string Name, int Rank, string Reasons);

/// <summary>Ranks who could take over a slot: stand-by, free now, few posts, far from own posts.</summary>
public static class Candidates
{
    /// <summary>The best first; only members who have the account and the language.</summary>
    public static IReadOnlyList<Candidate> Rank(Slot slot, IEnumerable<Member> members, IReadOnlyCollection<Slot> held, Instant now, int most) =>
        [.. members.Where(m => m.IsAssignable && m.Id != slot.HolderId && m.AccountOn(slot.Network, slot.AccountKind) is not null && m.Speaks(slot.Language))
            .Select(m => One(slot, m, [.. held.Where(s => s.HolderId == m.Id && s.Id != slot.Id)], slot.PostAt > now ? slot.PostAt : now))
            .OrderByDescending(c => c.Rank).ThenBy(c => c.Name, StringComparer.Ordinal).Take(most)];

    private static Candidate One(Slot slot, Member member, List<Slot> own, Instant at)
    {
        var willing = member.Availability.At(at, member.Zone);
        var nearest = own.Where(s => s.Status is not SlotStatus.Missed).Select(s => Math.Abs((s.PostAt - at).TotalMinutes)).DefaultIfEmpty(999).Min();
        var rank = (member.Id == slot.StandbyId ? 40 : 0)
            + (willing is Willingness.Yes ? 30 : willing is Willingness.IfNeeded ? 10 : -30)
            + (nearest >= member.MinGapMinutes ? 15 : -15)
            + (own.Count < member.MaxPosts ? 10 - own.Count : -20)
            + (member.AccountOn(slot.Network, slot.AccountKind)?.ReachGrade ?? 0);
        return new(member.Id, member.Name, rank, Reasons(slot, member, willing, nearest, own.Count));
    }

    private static string Reasons(Slot slot, Member member, Willingness willing, double nearest, int load)
    {
        var parts = new List<string>();
        if (member.Id == slot.StandbyId) parts.Add("stand-by");
        parts.Add(willing switch { Willingness.Yes => "free now", Willingness.IfNeeded => "if needed", _ => "not in own hours" });
        parts.Add($"{load} of {member.MaxPosts} posts");
        if (nearest < member.MinGapMinutes) parts.Add($"own post {nearest:0} min away");
        parts.Add($"{member.AccountOn(slot.Network, slot.AccountKind)!.Followers} followers on {slot.Network.Name()}");
        return string.Join(", ", parts);
    }
}
