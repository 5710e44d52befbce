using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Changes;

/// <summary>Who has to hear what when a plan changes: each person once, however many slots it is about. Nobody hears of a plan that is not published.</summary>
internal sealed class PlanNews(SlotsScene scene)
{
    private readonly List<(MemberId Member, Slot Slot, bool IsNew)> _news = [];

    /// <summary>Keeps that a slot has another holder, time or wording now.</summary>
    public void Remember(Slot slot, MemberId? holderBefore)
    {
        if (slot.HolderId is { } holder) _news.Add((holder, slot, true));
        if (holderBefore is { } before && before != slot.HolderId) _news.Add((before, slot, false));
    }

    /// <summary>Writes the messages into the transaction of the change.</summary>
    /// <param name="occasion">What happened, for the key that lets nothing be said twice.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task TellAsync(string occasion, CancellationToken stop)
    {
        if (!scene.Campaign.IsPublished) return;
        foreach (var person in _news.GroupBy(n => n.Member))
        {
            if (await scene.Db.Members.SingleOrDefaultAsync(m => m.Id == person.Key && m.RemovedAt == null, stop) is not { } member) continue;
            var (got, lost) = (person.Where(n => n.IsNew).Select(n => n.Slot).ToList(), person.Where(n => !n.IsNew).Select(n => n.Slot).ToList());
            var first = got.Concat(lost).First();
            Tell(member, got, lost, $"{occasion}:{first.Id}:{first.Version}");
        }
    }

    private void Tell(Member member, List<Slot> got, List<Slot> lost, string key)
    {
        var (db, now) = (scene.Db, scene.Now);
        var mine = $"The plan has changed: {SlotTimes.For(member, got)} for you";
        if (got.Count == 0) db.Tell(MessageKind.HandedOn, member, lost[0], now, key, $"The plan has changed: {Gone(member, lost)}, don't post.", Reach.First);
        else if (lost.Count == 0) db.Tell(MessageKind.Assigned, member, got[0], now, key, $"{mine}. Please look and say yes.", Reach.First, got[0].PostAt);
        else db.Tell(MessageKind.Assigned, member, got[0], now, key, $"{mine}, and {Gone(member, lost)}. Please look and say yes.", Reach.First, got[0].PostAt);
    }

    private static string Gone(Member member, List<Slot> lost) => lost.Exists(s => s.HolderId is not null)
        ? $"somebody else has your {SlotTimes.For(member, lost)} now"
        : $"{SlotTimes.For(member, lost)} {(lost.Count == 1 ? "is" : "are")} not yours any more";
}
