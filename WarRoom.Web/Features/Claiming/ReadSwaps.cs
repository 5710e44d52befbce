using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Claiming;

/// <summary>A swap that waits for an answer, as one of the two sees it.</summary>
public sealed record WaitingSwap(Guid Id, Member Other, Slot Mine, Slot Theirs, bool IsMyProposal);

/// <summary>The swaps of a member that wait for an answer.</summary>
public sealed class ReadSwaps(SharedDays days, IDbContextFactory<WarRoomDb> dbs)
{
    public async Task<IReadOnlyList<WaitingSwap>> RunAsync(MyDay day, CancellationToken stop = default)
    {
        var me = day.Member.Id;
        var shared = await days.OfAsync(day.Campaign.Id);
        var offers = shared.Swaps.Where(o => o.FromMember == me || o.ToMember == me).ToList();
        if (offers.Count == 0) return [];
        var ids = offers.SelectMany(o => new[] { o.FromSlot, o.ToSlot }).ToList();
        var slots = shared.Slots.Where(s => ids.Contains(s.Id)).ToDictionary(s => s.Id);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var members = await db.Members.AsNoTracking().ActiveIn(day.Campaign.Id).ToDictionaryAsync(m => m.Id, stop);
        return [.. offers.Select(One).OfType<WaitingSwap>().Where(s => s.Mine.PostAt > day.Now && s.Theirs.PostAt > day.Now)];

        WaitingSwap? One(SwapOffer o)
        {
            var isMine = o.FromMember == me;
            if (!members.TryGetValue(isMine ? o.ToMember : o.FromMember, out var other)) return null;
            return new(o.Id, other, slots[isMine ? o.FromSlot : o.ToSlot], slots[isMine ? o.ToSlot : o.FromSlot], isMine);
        }
    }
}

/// <summary>What somebody could get for a slot, from whom.</summary>
public sealed record SwapChoice(Slot Slot, Member With);

/// <summary>The swaps that fit a slot: those first that suit the hours of both, then the nearest in time.</summary>
public sealed class ListSwaps(IDbContextFactory<WarRoomDb> dbs)
{
    private const int Most = 12;

    public async Task<IReadOnlyList<SwapChoice>> RunAsync(MyDay day, Slot mine, CancellationToken stop = default)
    {
        if (!day.Campaign.IsPublished) return [];
        await using var db = await dbs.CreateDbContextAsync(stop);
        var slots = await db.Slots.AsNoTracking().In(day.Campaign.Id).Where(s => s.HolderId != null && s.Status != SlotStatus.Cancelled).ToListAsync(stop);
        var members = await db.Members.AsNoTracking().ActiveIn(day.Campaign.Id).ToDictionaryAsync(m => m.Id, stop);
        var own = slots.ToLookup(s => s.HolderId!.Value);
        var side = new SwapSide(mine, day.Member, day.Holds.Cover(mine), [.. own[day.Member.Id]]);
        return [.. slots.Where(s => members.ContainsKey(s.HolderId!.Value))
            .Select(s => new SwapChoice(s, members[s.HolderId!.Value]))
            .Where(c => Slot.WhyNotSwap(side, new(c.Slot, c.With, day.Holds.Cover(c.Slot), [.. own[c.With.Id]]), day.Now) is null)
            .OrderBy(c => SuitsHours(day.Member, c.Slot) && SuitsHours(c.With, mine) ? 0 : 1)
            .ThenBy(c => Math.Abs((c.Slot.PostAt - mine.PostAt).TotalMinutes)).ThenBy(c => c.With.Name, StringComparer.Ordinal).Take(Most)];
    }

    private static bool SuitsHours(Member member, Slot slot) => member.Availability.At(slot.PostAt, member.Zone) is not Willingness.No;
}
