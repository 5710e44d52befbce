namespace WarRoom.Domain.Planning.Search;

/// <summary>What one slot alone is worth: the person, the stand-by, and what changed against the running plan.</summary>
internal sealed partial class PlanState
{
    public int FitOf(int slot) => FitOf(slot, Member[slot]);

    public int FitOf(int slot, int member) => _space.Slots[slot].Fit[member];

    public int BackupWorth(int slot, int member) => PlanScore.BackupWorth(_weights, FitOf(slot, member));

    public int SparePrice(int member, int time)
    {
        var spec = _space.Members[member];
        return spec.HasSpareHours && Minutes.Has(spec.Available, time) && !Minutes.Has(spec.Glad, time) ? SpareHourPrice : 0;
    }

    /// <summary>What giving the slot to somebody else than in the running plan costs.</summary>
    public int MemberChange(SearchBaseline was, int member) => was.Factor
        * (member == was.Member ? 0 : member == was.Backup ? _weights.ChangeToBackup : _weights.ChangeMember);

    /// <summary>What moving the slot away from its time in the running plan costs.</summary>
    public int TimeChange(SearchBaseline was, int time) => was.Factor * _weights.ChangeTime * ((Math.Abs(time - was.Time) + 14) / 15);

    public int VariantChange(SearchBaseline was, int variant) => variant == was.Variant ? 0 : was.Factor * _weights.ChangeVariant;

    public int ChangeWhenOpen(SearchSlot spec) =>
        _isReplan && spec.Was is { IsPosted: false } was ? was.Factor * _weights.ChangeMember : 0;

    private int ChangeWhenFilled(int slot)
    {
        if (!_isReplan || _space.Slots[slot].Was is not { IsPosted: false } was) return 0;
        var kept = was.Entry.Backup is null || (was.Backup >= 0 && (Backup[slot] == was.Backup || Member[slot] == was.Backup));
        return MemberChange(was, Member[slot]) + TimeChange(was, Time[slot]) + VariantChange(was, Variant[slot])
            + (kept ? 0 : _weights.ChangeBackup);
    }
}
