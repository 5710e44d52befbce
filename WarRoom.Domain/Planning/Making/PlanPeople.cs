using NodaTime.Text;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;

namespace WarRoom.Domain.Planning.Making;

/// <summary>Says who can post: hours on every local date that touches the day, accounts, languages, and an even share.</summary>
internal sealed class PlanPeople(PlanScene scene, IReadOnlyList<string> languages, int posts, int horizon)
{
    private const int AffinityOfATie = 4;

    private static readonly LocalDateTimePattern Label = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>Everybody who posts, and those who have posted: removed people and viewers have no account for anything new.</summary>
    public IReadOnlyList<PlanMember> Write(IReadOnlyCollection<Slot> slots)
    {
        var holders = slots.Select(s => s.HolderId).ToHashSet();
        return [.. scene.Members.Where(m => m.IsAssignable || holders.Contains(m.Id)).Select(Write)];
    }

    private PlanMember Write(Member member) => new(
        member.Id.ToString(),
        member.Zone.Id,
        Spans(member, ifNeeded: false),
        member.IsAssignable ? [.. member.Accounts.Select(a => new PlanAccount(a.Network.Key(), a.Kind.ToString().ToLowerInvariant(), a.ReachGrade))] : [],
        member.Languages.Count == 0 ? languages : [.. member.Languages.Select(l => l.ToLowerInvariant())],
        member.MaxPosts,
        member.MinGapMinutes,
        member.MaxStandby,
        Affinities(member),
        scene.Influencers.Where(i => i.Owner == member.Name && i.Relation > 0).ToDictionary(i => i.Id.ToString(), i => i.Relation),
        Share(member),
        scene.Away.Contains(member.Id) ? scene.MinuteOf(scene.Now) : null,
        Spans(member, ifNeeded: true) is { Count: > 0 } spare ? spare : null);

    private List<WallClockSpan> Spans(Member member, bool ifNeeded)
    {
        var first = scene.Midnight.InZone(member.Zone).Date.PlusDays(-1);
        var last = scene.At(horizon).InZone(member.Zone).Date;
        return [.. Enumerable.Range(0, Period.DaysBetween(first, last) + 1).Select(i => first.PlusDays(i))
            .SelectMany(date => member.Hours.Where(h => h.IfNeeded == ifNeeded).Select(h => new WallClockSpan(
                Label.Format(date + h.From), Label.Format((h.To > h.From ? date : date.PlusDays(1)) + h.To))))];
    }

    /// <summary>Who looks after a community or an influencer of an audience is close to that audience.</summary>
    private Dictionary<string, int> Affinities(Member member)
    {
        var ties = scene.Communities.Where(c => c.Owner == member.Name).Select(c => c.Audience).Concat(scene.Influencers.Where(i => i.Owner == member.Name).Select(i => i.Audience)).ToList();
        return scene.Audiences.Select(a => (Id: a.Id.ToString(), Points: Math.Min(10, AffinityOfATie * ties.Count(t => t.Equals(a.Name, StringComparison.OrdinalIgnoreCase))))).Where(a => a.Points > 0).ToDictionary(a => a.Id, a => a.Points);
    }

    private FairShare Share(Member member)
    {
        var even = (double)posts / Math.Max(1, scene.Posters.Count());
        return new(Math.Min(member.MaxPosts, Math.Max(0, (int)even - 1)), Math.Min(member.MaxPosts, Math.Max(1, (int)Math.Ceiling(even))));
    }
}
