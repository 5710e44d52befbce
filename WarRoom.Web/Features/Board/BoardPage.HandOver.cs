using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Live;

namespace WarRoom.Web.Features.Board;

/// <summary>What the board does when the people change: somebody goes.</summary>
public partial class BoardPage
{
    private bool MayRemove(SlotView slot) =>
        _day!.Members.FirstOrDefault(m => m.Id == slot.HolderId) is { } holder && holder.Id != _actor!.Member && TeamRights.WhyNotManage(_actor, holder) is null;

    private async Task RemoveAsync(Member member)
    {
        IReadOnlyList<SlotId> freed = [];
        await DoAsync(
            async () =>
            {
                var removed = await Use<RemoveMember>().RunAsync(member.Id, _actor!);
                freed = removed.Freed;
                return removed.Refusal;
            },
            $"{member.Name} is off the team, the link is dead.",
            () => Use<RestoreMember>().RunAsync(member.Id, freed, _actor!));
        if (_selected is { } id) await RankAsync(id);
    }
}
