using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Board;

/// <summary>Who has to hear what of a repair: each person once, however many slots it is about.</summary>
internal sealed class RepairNews(SlotsScene scene)
{
    private readonly List<(MemberId Member, Slot Slot, bool IsNew)> _news = [];

    public RepairedSlot Remember(RepairedSlot mended)
    {
        var slot = scene.Slots.First(s => s.Id == mended.Slot);
        if (slot.HolderId is { } holder) _news.Add((holder, slot, true));
        if (mended.From is { } from && from != slot.HolderId) _news.Add((from, slot, false));
        return mended;
    }

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
        var (mine, theirs, db, now) = (SlotTimes.For(member, got), SlotTimes.For(member, lost), scene.Db, scene.Now);
        if (got.Count == 0) db.Tell(MessageKind.HandedOn, member, lost[0], now, key, $"The plan has changed: somebody else has your {theirs} now, don't post.", Reach.First);
        else if (lost.Count == 0) db.Tell(MessageKind.Assigned, member, got[0], now, key, $"The plan has changed: {mine} for you. Please look and say yes.", Reach.First, got[0].PostAt);
        else db.Tell(MessageKind.Assigned, member, got[0], now, key, $"The plan has changed: {mine} for you, and somebody else has your {theirs}. Please look and say yes.", Reach.First, got[0].PostAt);
    }
}
