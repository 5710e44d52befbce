using System.Runtime.InteropServices;

namespace WarRoom.Domain.Planning.Search;

/// <summary>The minutes that are still free for each member, community and text, and the counts that close an hour.</summary>
internal sealed class PlanRoom
{
    private readonly SearchSpace _space;
    private readonly PlanState _state;
    private readonly PlanLimits _limits;
    private readonly ulong[] _wholeDay;
    private readonly ulong[] _available;
    private readonly ulong[] _freeMember;
    private readonly ulong[] _freeStandby;
    private readonly ulong[] _freeCommunity;
    private readonly ulong[] _freeText;
    private readonly int[] _standbysInHour;
    private readonly int[] _mayStandBy;
    private readonly int _hours;

    public PlanRoom(SearchSpace space, PlanState state)
    {
        (_space, _state, _limits, _hours) = (space, state, space.Facts.Request.Limits, space.Hours);
        _mayStandBy = [.. space.Members.Select(m => m.MaxStandby)];
        _wholeDay = new ulong[_hours];
        Array.Fill(_wholeDay, Minutes.Range(0, 59));
        Posts = Lists(space.Members.Length);
        InCommunity = Lists(space.CommunityGap.Length);
        OfText = Lists(space.HourCap.Length * space.Clusters);
        InHour = Lists(space.HourCap.Length * _hours);
        _available = [.. space.Members.SelectMany(m => m.Available)];
        _freeMember = [.. _available];
        _freeStandby = [.. _available];
        _freeCommunity = [.. Enumerable.Repeat(_wholeDay, InCommunity.Length).SelectMany(day => day)];
        _freeText = [.. Enumerable.Repeat(_wholeDay, OfText.Length).SelectMany(day => day)];
        _standbysInHour = new int[space.Members.Length * _hours];
        Uses = new int[space.Variants.Length];
        Standbys = new int[space.Members.Length];
    }

    /// <summary>The slots that each member, community, text (network × cluster) and network hour holds.</summary>
    public List<int>[] Posts { get; }

    public List<int>[] InCommunity { get; }

    public List<int>[] OfText { get; }

    public List<int>[] InHour { get; }

    public int[] Uses { get; }

    public int[] Standbys { get; }

    public bool IsFull(int member) => _state.Tallies.NextPost[member] == PlanTallies.Never;

    public bool IsHourFull(int network, int hour) => InHour[(network * _hours) + hour].Count >= _space.HourCap[network];

    public bool HasUses(int variant) => Uses[variant] < _space.Variants[variant].MaxUses;

    public ulong FreeOfMember(int member, int hour) => _freeMember[(member * _hours) + hour];

    public ulong FreeOfStandby(int member, int hour) => _freeStandby[(member * _hours) + hour];

    public ulong FreeOfCommunity(int community, int hour) => _freeCommunity[(community * _hours) + hour];

    public ulong FreeOfText(int text, int hour) => _freeText[(text * _hours) + hour];

    public bool IsMemberFree(int member, int time) => Minutes.Has(Row(_freeMember, member), time);

    public bool IsCommunityFree(int community, int time) => community < 0 || Minutes.Has(Row(_freeCommunity, community), time);

    public bool IsTextFree(int text, int time) => Minutes.Has(Row(_freeText, text), time);

    /// <summary>Whether a member can stand by at a minute; that they may take the slot is the caller's to know.</summary>
    public bool CanStandBy(int member, int time) =>
        (uint)time < (uint)(_hours * 60) && (StandbyBits(member, time / 60) >> (time % 60) & 1) != 0;

    /// <summary>Whether a member is there and not about to post, however many duties they have.</summary>
    public bool IsFreeToStandBy(int member, int time) => Minutes.Has(Row(_freeStandby, member), time);

    /// <summary>The minutes of an hour in which a member can stand by.</summary>
    public ulong StandbyBits(int member, int hour) => _standbysInHour[(member * _hours) + hour] < _limits.StandbyPerHour && Standbys[member] < _mayStandBy[member]
        ? _freeStandby[(member * _hours) + hour]
        : 0;

    public void StandBy(int member, int time, int by)
    {
        Standbys[member] += by;
        _standbysInHour[(member * _hours) + (time / 60)] += by;
    }

    public void Occupy(int slot)
    {
        var (spec, member, time) = (_space.Slots[slot], _state.Member[slot], _state.Time[slot]);
        Posts[member].Add(slot);
        Minutes.ClearAround(Row(_freeMember, member), time, _space.Members[member].MinGap);
        Minutes.ClearAround(Row(_freeStandby, member), time, _limits.StandbyGapMinutes);
        var text = _space.TextOf(spec.Network, _state.Variant[slot]);
        OfText[text].Add(slot);
        Minutes.ClearAround(Row(_freeText, text), time, _limits.DuplicateMinutes);
        Uses[_state.Variant[slot]]++;
        if (IsInDay(time)) InHour[(spec.Network * _hours) + (time / 60)].Add(slot);
        if (spec.Community < 0) return;
        InCommunity[spec.Community].Add(slot);
        Minutes.ClearAround(Row(_freeCommunity, spec.Community), time, _space.CommunityGap[spec.Community]);
    }

    public void Vacate(int slot)
    {
        var (spec, member, time) = (_space.Slots[slot], _state.Member[slot], _state.Time[slot]);
        Posts[member].Drop(slot);
        Free(Row(_freeMember, member), Row(_available, member), Posts[member], time, _space.Members[member].MinGap);
        Free(Row(_freeStandby, member), Row(_available, member), Posts[member], time, _limits.StandbyGapMinutes);
        var text = _space.TextOf(spec.Network, _state.Variant[slot]);
        OfText[text].Drop(slot);
        Free(Row(_freeText, text), _wholeDay, OfText[text], time, _limits.DuplicateMinutes);
        Uses[_state.Variant[slot]]--;
        if (IsInDay(time)) InHour[(spec.Network * _hours) + (time / 60)].Drop(slot);
        if (spec.Community < 0) return;
        InCommunity[spec.Community].Drop(slot);
        Free(Row(_freeCommunity, spec.Community), _wholeDay, InCommunity[spec.Community], time, _space.CommunityGap[spec.Community]);
    }

    /// <summary>Frees the minutes around one that nobody has now, except those that the others keep: only its own hours, and who reaches into them, are looked at.</summary>
    private void Free(Span<ulong> free, ReadOnlySpan<ulong> all, List<int> others, int time, int gap)
    {
        var first = Math.Max(0, time - gap + 1);
        var last = Math.Min((free.Length * 60) - 1, time + gap - 1);
        if (first > last) return;
        var (from, to) = (first / 60, last / 60);
        all[from..(to + 1)].CopyTo(free[from..]);
        var near = (2 * gap) + 60;
        foreach (var other in CollectionsMarshal.AsSpan(others))
        {
            if (Math.Abs(_state.Time[other] - time) < near) Minutes.ClearAround(free, _state.Time[other], gap);
        }
    }

    private Span<ulong> Row(ulong[] sets, int row) => sets.AsSpan(row * _hours, _hours);

    private bool IsInDay(int time) => time >= 0 && time < _hours * 60;

    private static List<int>[] Lists(int count) => [.. Enumerable.Range(0, count).Select(_ => new List<int>())];
}
