namespace WarRoom.Domain.Planning.Search;

/// <summary>The minutes that are still free for each member, community and text, and the counts that close an hour.</summary>
internal sealed class PlanRoom
{
    private readonly SearchSpace _space;
    private readonly PlanState _state;
    private readonly PlanLimits _limits;
    private readonly ulong[] _wholeDay;
    private readonly int[] _standbysInHour;

    public PlanRoom(SearchSpace space, PlanState state)
    {
        _space = space;
        _state = state;
        _limits = space.Facts.Request.Limits;
        _wholeDay = new ulong[space.Hours];
        Array.Fill(_wholeDay, Minutes.Range(0, 59));
        _standbysInHour = new int[space.Members.Length * space.Hours];
        Posts = Lists(space.Members.Length);
        InCommunity = Lists(space.CommunityGap.Length);
        OfText = Lists(space.HourCap.Length * space.Clusters);
        InHour = Lists(space.HourCap.Length * space.Hours);
        FreeMember = [.. space.Members.Select(m => (ulong[])m.Available.Clone())];
        FreeStandby = [.. space.Members.Select(m => (ulong[])m.Available.Clone())];
        FreeCommunity = [.. space.CommunityGap.Select(_ => (ulong[])_wholeDay.Clone())];
        FreeText = [.. OfText.Select(_ => (ulong[])_wholeDay.Clone())];
        Uses = new int[space.Variants.Length];
        Standbys = new int[space.Members.Length];
    }

    /// <summary>The slots that each member, community, text (network × cluster) and network hour holds.</summary>
    public List<int>[] Posts { get; }

    public List<int>[] InCommunity { get; }

    public List<int>[] OfText { get; }

    public List<int>[] InHour { get; }

    public ulong[][] FreeMember { get; }

    public ulong[][] FreeStandby { get; }

    public ulong[][] FreeCommunity { get; }

    public ulong[][] FreeText { get; }

    public int[] Uses { get; }

    public int[] Standbys { get; }

    public bool IsFull(int member) => Posts[member].Count >= _space.Members[member].MaxPosts;

    public bool IsHourFull(int network, int hour) => InHour[(network * _space.Hours) + hour].Count >= _space.HourCap[network];

    public int TextOf(int slot, int variant) => (_space.Slots[slot].Network * _space.Clusters) + _space.Variants[variant].Cluster;

    public bool HasUses(int variant) => Uses[variant] < _space.Variants[variant].MaxUses;

    /// <summary>Whether a member can stand by at a minute; that they may take the slot is the caller's to know.</summary>
    public bool CanStandBy(int member, int time) => Standbys[member] < _space.Members[member].MaxStandby
        && Minutes.Has(FreeStandby[member], time)
        && _standbysInHour[(member * _space.Hours) + (time / 60)] < _limits.StandbyPerHour;

    /// <summary>The minutes of an hour in which a member can stand by.</summary>
    public ulong StandbyBits(int member, int hour) => Standbys[member] < _space.Members[member].MaxStandby
        && _standbysInHour[(member * _space.Hours) + hour] < _limits.StandbyPerHour ? FreeStandby[member][hour] : 0;

    public void StandBy(int member, int time, int by)
    {
        Standbys[member] += by;
        _standbysInHour[(member * _space.Hours) + (time / 60)] += by;
    }

    public void Occupy(int slot)
    {
        var (spec, member, time) = (_space.Slots[slot], _state.Member[slot], _state.Time[slot]);
        Posts[member].Add(slot);
        Minutes.ClearAround(FreeMember[member], time, _space.Members[member].MinGap);
        Minutes.ClearAround(FreeStandby[member], time, _limits.StandbyGapMinutes);
        var text = TextOf(slot, _state.Variant[slot]);
        OfText[text].Add(slot);
        Minutes.ClearAround(FreeText[text], time, _limits.DuplicateMinutes);
        Uses[_state.Variant[slot]]++;
        if (IsInDay(time)) InHour[(spec.Network * _space.Hours) + (time / 60)].Add(slot);
        if (spec.Community < 0) return;
        InCommunity[spec.Community].Add(slot);
        Minutes.ClearAround(FreeCommunity[spec.Community], time, _space.CommunityGap[spec.Community]);
    }

    public void Vacate(int slot)
    {
        var (spec, member, time) = (_space.Slots[slot], _state.Member[slot], _state.Time[slot]);
        Posts[member].Remove(slot);
        Rebuild(FreeMember[member], _space.Members[member].Available, Posts[member], _space.Members[member].MinGap);
        Rebuild(FreeStandby[member], _space.Members[member].Available, Posts[member], _limits.StandbyGapMinutes);
        var text = TextOf(slot, _state.Variant[slot]);
        OfText[text].Remove(slot);
        Rebuild(FreeText[text], _wholeDay, OfText[text], _limits.DuplicateMinutes);
        Uses[_state.Variant[slot]]--;
        if (IsInDay(time)) InHour[(spec.Network * _space.Hours) + (time / 60)].Remove(slot);
        if (spec.Community < 0) return;
        InCommunity[spec.Community].Remove(slot);
        Rebuild(FreeCommunity[spec.Community], _wholeDay, InCommunity[spec.Community], _space.CommunityGap[spec.Community]);
    }

    private void Rebuild(ulong[] free, ulong[] all, List<int> slots, int gap)
    {
        Array.Copy(all, free, all.Length);
        foreach (var slot in slots) Minutes.ClearAround(free, _state.Time[slot], gap);
    }

    private bool IsInDay(int time) => time >= 0 && time < _space.Hours * 60;

    private static List<int>[] Lists(int count) => [.. Enumerable.Range(0, count).Select(_ => new List<int>())];
}
