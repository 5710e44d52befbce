namespace WarRoom.Domain.Planning.Search;

/// <summary>A plan in the making: who posts what and when, the room that is left, and its points, all kept exact with every move.</summary>
/// <remarks>Places only what the caller has found allowed. Moves are journaled, so that a step can be taken back as a whole.</remarks>
internal sealed partial class PlanState
{
    /// <summary>What an hour of last resort costs the search, in points; the score knows nothing of it.</summary>
    public const int SpareHourPrice = 25;

    private readonly SearchSpace _space;
    private readonly PlanWeights _weights;
    private readonly bool _isReplan;
    private readonly List<Step> _journal = [];

    public PlanState(SearchSpace space)
    {
        _space = space;
        _weights = space.Facts.Request.Weights;
        _isReplan = space.Facts.Request.Baseline is not null;
        Member = Filled(space.Slots.Length, -1);
        Time = new int[space.Slots.Length];
        Variant = new int[space.Slots.Length];
        Backup = Filled(space.Slots.Length, -1);
        Tallies = new PlanTallies(space);
        Room = new PlanRoom(space, this);
        (Bare, Open, Changed) = (new(space.Slots.Length), new(space.Slots.Length), new(space.Slots.Length));
        for (var slot = 0; slot < space.Slots.Length; slot++) Open.Add(slot);
        Duties = [.. space.Members.Select(_ => new List<int>())];
        Value = -space.Slots.Sum(s => s.OpenPrice) + Tallies.Start - space.Slots.Sum(s => ChangeWhenOpen(s));
    }

    public int[] Member { get; }

    public int[] Time { get; }

    public int[] Variant { get; }

    public int[] Backup { get; }

    public PlanTallies Tallies { get; }

    public PlanRoom Room { get; }

    /// <summary>Slots that have somebody and no stand-by.</summary>
    public IndexSet Bare { get; }

    /// <summary>Slots that nobody has.</summary>
    public IndexSet Open { get; }

    /// <summary>Slots that may differ from the last snapshot.</summary>
    public IndexSet Changed { get; }

    /// <summary>The slots each member stands by for.</summary>
    public List<int>[] Duties { get; }

    /// <summary>Slots that were placed or lost their stand-by since the last <see cref="Keep"/> or <see cref="TakeBack"/>.</summary>
    public List<int> Touched { get; } = [];

    /// <summary>The points of the plan, less the price of last-resort hours, up to a constant for posts outside the day.</summary>
    public long Value { get; private set; }

    public bool IsOpen(int slot) => Member[slot] < 0;

    public void Place(int slot, int member, int time, int variant)
    {
        ReleaseDuties(member, time);
        Put(slot, member, time, variant);
        _journal.Add(new(StepKind.Placed, slot, member, time, variant));
    }

    public void Remove(int slot)
    {
        if (Backup[slot] >= 0) StandDown(slot);
        _journal.Add(new(StepKind.Removed, slot, Member[slot], Time[slot], Variant[slot]));
        Take(slot);
    }

    public void StandBy(int slot, int member)
    {
        _journal.Add(new(StepKind.StoodBy, slot, member, 0, 0));
        PutBackup(slot, member);
    }

    public void StandDown(int slot)
    {
        _journal.Add(new(StepKind.StoodDown, slot, Backup[slot], 0, 0));
        TakeBackup(slot);
    }

    public void Keep()
    {
        _journal.Clear();
        Touched.Clear();
    }

    public void TakeBack()
    {
        for (var i = _journal.Count - 1; i >= 0; i--) Reverse(_journal[i]);
        Keep();
    }

    private void Reverse(Step step)
    {
        switch (step.Kind)
        {
            case StepKind.Placed: Take(step.Slot); break;
            case StepKind.Removed: Put(step.Slot, step.Member, step.Time, step.Variant); break;
            case StepKind.StoodBy: TakeBackup(step.Slot); break;
            default: PutBackup(step.Slot, step.Member); break;
        }
    }

    private void ReleaseDuties(int member, int time)
    {
        var duties = Duties[member];
        for (var i = duties.Count - 1; i >= 0; i--)
        {
            if (Math.Abs(Time[duties[i]] - time) < _space.Facts.Request.Limits.StandbyGapMinutes) StandDown(duties[i]);
        }
    }

    private void Put(int slot, int member, int time, int variant)
    {
        var spec = _space.Slots[slot];
        Value += ChangeWhenOpen(spec) + spec.OpenPrice;
        (Member[slot], Time[slot], Variant[slot]) = (member, time, variant);
        Value += FitOf(slot) - SparePrice(member, time) - ChangeWhenFilled(slot) + Tallies.Add(slot, member, time, variant);
        Room.Occupy(slot);
        Open.Remove(slot);
        Changed.Add(slot);
        if (spec.IsPosted) return;
        Bare.Add(slot);
        Touched.Add(slot);
    }

    private void Take(int slot)
    {
        var spec = _space.Slots[slot];
        var (member, time, variant) = (Member[slot], Time[slot], Variant[slot]);
        Value += Tallies.Remove(slot, member, time, variant) - FitOf(slot) + SparePrice(member, time) + ChangeWhenFilled(slot);
        Room.Vacate(slot);
        Open.Add(slot);
        Changed.Add(slot);
        Member[slot] = -1;
        Value -= ChangeWhenOpen(spec) + spec.OpenPrice;
        Bare.Remove(slot);
    }

    private void PutBackup(int slot, int member)
    {
        Value += ChangeWhenFilled(slot);
        Backup[slot] = member;
        Changed.Add(slot);
        Value += BackupWorth(slot, member) - ChangeWhenFilled(slot);
        Duties[member].Add(slot);
        Room.StandBy(member, Time[slot], 1);
        Bare.Remove(slot);
    }

    private void TakeBackup(int slot)
    {
        var member = Backup[slot];
        Value += ChangeWhenFilled(slot) - BackupWorth(slot, member);
        Backup[slot] = -1;
        Changed.Add(slot);
        Value -= ChangeWhenFilled(slot);
        Duties[member].Drop(slot);
        Room.StandBy(member, Time[slot], -1);
        Bare.Add(slot);
        Touched.Add(slot);
    }

    private static int[] Filled(int length, int value)
    {
        var all = new int[length];
        Array.Fill(all, value);
        return all;
    }

    private enum StepKind { Placed, Removed, StoodBy, StoodDown }

    private readonly record struct Step(StepKind Kind, int Slot, int Member, int Time, int Variant);
}
