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
        var (db, now, somebodyElseHasIt) = (scene.Db, scene.Now, lost.Exists(s => s.HolderId is not null));
        var (mine, gone) = (SlotTimes.For(member, got), SlotTimes.For(member, lost));
        switch (got.Count, lost.Count)
        {
            case (0, _) when somebodyElseHasIt: db.Tell(MessageKind.HandedOn, member, lost[0], now, key, $"The plan has changed: somebody else has your {gone} now, don't post.", Reach.First); break;
            case (0, _): db.Tell(MessageKind.HandedOn, member, lost[0], now, key, $"The plan has changed: no longer yours: {gone}. Please don't post.", Reach.First); break;
            case (_, 0): db.Tell(MessageKind.Assigned, member, got[0], now, key, $"The plan has changed: {mine} for you. Please look and say yes.", Reach.First, got[0].PostAt); break;
            case var _ when somebodyElseHasIt: db.Tell(MessageKind.Assigned, member, got[0], now, key, $"The plan has changed: {mine} for you, and somebody else has your {gone}. Please look and say yes.", Reach.First, got[0].PostAt); break;
            default: db.Tell(MessageKind.Assigned, member, got[0], now, key, $"The plan has changed: {mine} for you, no longer yours: {gone}. Please look and say yes.", Reach.First, got[0].PostAt); break;
        }
    }
}
