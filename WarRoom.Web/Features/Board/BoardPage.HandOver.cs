using WarRoom.Domain.Planning.Replanning;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Live;

namespace WarRoom.Web.Features.Board;

/// <summary>What the board does when the people or the times change: somebody goes, the plan is mended, a stop ends.</summary>
public partial class BoardPage
{
    private RepairProposal? _repair;
    private RepairProposal? _improved;
    private RepairOutcome? _repaired;
    private string? _repairError;
    private Retiming? _retiming;
    private Instant? _olderPlan;

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

    private async Task OpenRepairAsync()
    {
        if (!May(Right.EditPlan) || _day!.IsHeld) return;
        var repair = await Use<ProposeRepair>().RunAsync(_actor!);
        (_repaired, _repairError, _repair, _improved) = (null, null, repair, null);
        await RefreshAsync();
        if (repair.IsEmpty) return;
        var improved = await Use<ImproveRepair>().RunAsync(repair, _actor!);
        if (ReferenceEquals(_repair, repair)) _improved = improved; // the dialog may be another one by now
        StateHasChanged();
    }

    private void CloseRepair() => (_repair, _improved, _repaired) = (null, null, null);

    private async Task AcceptRepairAsync(IReadOnlyList<Repair> rows)
    {
        var outcome = await Use<AcceptRepair>().RunAsync(rows, _actor!);
        _repairError = outcome.Refusal?.Reason;
        if (outcome.Refusal is not null) return;
        _repaired = outcome;
        if (outcome.Done.Count > 0) _undo.Push(() => Use<UndoRepair>().RunAsync(outcome.Done, _actor!));
        Frame.Announce($"{outcome.Done.Count} slots have changed.", urgent: false);
        await RefreshAsync();
    }

    private async Task UndoRepairAsync()
    {
        await UndoAsync();
        _repairError = _said == "Undone." ? null : _said;
        if (_repairError is null) CloseRepair();
        Frame.Announce(_said ?? "Undone.", urgent: false);
    }

    private async Task OpenResumeAsync(Hold hold)
    {
        (_lifting, _liftError) = (hold, null);
        _retiming = await Use<ProposeRetiming>().RunAsync(hold.Id, _actor!);
    }

    /// <summary>What was shown and chosen, less what has passed while the dialog was open.</summary>
    private Dictionary<SlotId, Instant>? AcceptedTimes(ResumeRequest request) =>
        request.IsRetimed && _retiming is { } plan ? plan.Rows.Where(r => r.At > _day!.Now).ToDictionary(r => r.Slot, r => r.At) : null;

    private string? OlderPlan => _olderPlan is { } at ? _day!.Time(at) : null;

    private async Task ReadHistoryAsync(SlotId id) => _olderPlan = await Use<ReadOlderPlan>().RunAsync(id);
}
