namespace WarRoom.Domain.Planning.Search;

/// <summary>Puts one slot at its best place: every member, stretch of the day and arm is priced, the best one wins.</summary>
internal sealed class Insertion(SearchSpace space, PlanState state, PlanRandom random)
{
    private readonly PlanRoom _room = state.Room;
    private readonly Option[] _options = new Option[space.Stretches.Length * Math.Max(1, space.MostArms + 1)];
    private readonly int[] _ownArm = new int[space.MostArms + 1];
    private int _count;

    /// <summary>The most that one post can even out a member's own arms.</summary>
    private readonly int _mostOwn = space.Facts.Request.Weights.AbMember;

    /// <summary>Places an open slot between two minutes, or leaves it open when that is worth more. Heat adds chance to each price, in points.</summary>
    public bool TryPlace(int slot, double heat, int from = 0, int to = int.MaxValue)
    {
        ListOptions(slot, heat, from, to);
        if (_count == 0 || BestPlace(slot, heat) is not { Member: >= 0 } best) return false;
        var time = Minute(slot, best);
        state.Place(slot, best.Member, time, Wording(slot, best.Arm, time));
        return true;
    }

    /// <summary>The wording to take at a minute: that of the running plan if it is possible, else any that is free; -1 if none is.</summary>
    public int Wording(int slot, int arm, int time)
    {
        var wordings = space.Slots[slot].Arms[arm].Wordings;
        var start = random.Below(wordings.Length);
        var found = -1;
        for (var i = 0; i < wordings.Length; i++)
        {
            var wording = wordings[(start + i) % wordings.Length];
            if (wording.From > time || !_room.HasUses(wording.Variant) || !_room.IsTextFree(wording.Text, time)) continue;
            if (space.Slots[slot].Was is not { } was || wording.Variant == was.Variant) return wording.Variant;
            if (found < 0) found = wording.Variant;
        }

        return found;
    }

    /// <summary>Whether this wording suits the slot and is free at a minute.</summary>
    public bool IsSayable(int slot, int variant, int time) => Array.Exists(space.Slots[slot].Arms, arm => Array.Exists(arm.Wordings,
        w => w.Variant == variant && w.From <= time && _room.HasUses(variant) && _room.IsTextFree(w.Text, time)));

    private void ListOptions(int slot, double heat, int from, int to)
    {
        var spec = space.Slots[slot];
        _count = 0;
        foreach (ref readonly var stretch in spec.Stretches.AsSpan())
        {
            if (_room.IsHourFull(spec.Network, stretch.Hour)) continue;
            var open = stretch.BitsIn(from, to);
            if (spec.Community >= 0) open &= _room.FreeOfCommunity(spec.Community, stretch.Hour);
            if (open == 0) continue;
            var gain = state.Tallies.HourGain(slot, stretch.Hour) + Chance(heat);
            for (var arm = 0; arm < spec.Arms.Length; arm++) AddOption(slot, stretch, arm, open, gain);
        }
    }

    private void AddOption(int slot, in Stretch stretch, int arm, ulong open, double gain)
    {
        var spec = space.Slots[slot];
        gain += state.Tallies.BlockGain(slot, stretch.Part, spec.Arms[arm].Arm);
        if (spec.Was is { } was && !spec.Arms[arm].Has(was.Variant)) gain -= state.VariantChange(was, -1);
        var place = _count++;
        for (; place > 0 && _options[place - 1].Gain < gain; place--) _options[place] = _options[place - 1];
        _options[place] = new Option(stretch.Hour, arm, open, gain);
    }

    /// <summary>The open minutes of an hour at which one of the wordings may be said.</summary>
    private ulong Sayable(Wording[] wordings, int hour, ulong open)
    {
        ulong sayable = 0;
        foreach (ref readonly var wording in wordings.AsSpan())
        {
            var from = wording.From - (hour * 60);
            if (from > 59 || !_room.HasUses(wording.Variant)) continue;
            var bits = open & _room.FreeOfText(wording.Text, hour);
            sayable |= from > 0 ? bits & Minutes.Range(from, 59) : bits;
            if (sayable == open) return open;
        }

        return sayable;
    }

    private Place BestPlace(int slot, double heat)
    {
        var spec = space.Slots[slot];
        var best = new Place(-1, 0, 0, 0);
        double floor = -spec.OpenPrice - state.ChangeWhenOpen(spec);
        var most = _options[0].Gain + _mostOwn;
        var mostShare = state.Tallies.MostNextPost;
        ReadOnlySpan<int> nextPost = state.Tallies.NextPost;
        var options = _options.AsSpan(0, _count);
        foreach (ref readonly var candidate in spec.Members.AsSpan())
        {
            if (candidate.Fit + mostShare + heat + most <= floor) break; // who comes now fits even less
            double gain = candidate.Fit + nextPost[candidate.Member];
            if (gain + heat + most <= floor) continue;
            gain += Chance(heat);
            if (spec.Was is { } was) gain -= state.MemberChange(was, candidate.Member);
            if (gain + most <= floor) continue;
            var isPriced = false;
            for (var i = 0; i < options.Length && gain + options[i].Gain + _mostOwn > floor; i++)
            {
                ref var option = ref options[i];
                var bits = option.Bits & _room.FreeOfMember(candidate.Member, option.Hour);
                if (bits == 0) continue;
                if (!option.IsSayable) bits &= SayableBits(spec, ref option);
                if (bits == 0) continue;
                if (!isPriced) PriceOwnArms(slot, candidate.Member);
                isPriced = true;
                var total = gain + option.Gain + _ownArm[option.Arm] - MinutePrice(spec, candidate.Member, option.Hour, ref bits);
                if (total <= floor) continue;
                floor = total;
                best = new Place(candidate.Member, option.Hour, option.Arm, bits);
            }
        }

        return best;
    }

    private ulong SayableBits(SearchSlot spec, ref Option option)
    {
        option.Bits = Sayable(spec.Arms[option.Arm].Wordings, option.Hour, option.Bits);
        option.IsSayable = true;
        return option.Bits;
    }

    private void PriceOwnArms(int slot, int member)
    {
        var arms = space.Slots[slot].Arms;
        for (var arm = 0; arm < arms.Length; arm++) _ownArm[arm] = state.Tallies.OwnArmGain(slot, member, arms[arm].Arm);
    }

    /// <summary>What the best minutes of the set cost in this hour; the set is narrowed to them.</summary>
    private int MinutePrice(SearchSlot spec, int member, int hour, ref ulong bits)
    {
        var price = 0;
        if (space.Members[member].HasSpareHours)
        {
            var glad = bits & space.Members[member].Glad[hour];
            if (glad == 0) price = PlanState.SpareHourPrice;
            else bits = glad;
        }

        if (spec.Was is not { } was) return price;
        var nearest = Minutes.Nearest(bits, was.Time - (hour * 60));
        bits = 1UL << nearest;
        return price + state.TimeChange(was, (hour * 60) + nearest);
    }

    private int Minute(int slot, Place place)
    {
        var bits = place.Bits;
        foreach (ref readonly var backup in space.Slots[slot].Backups.AsSpan())
        {
            var shared = backup.Member == place.Member ? 0 : bits & _room.StandbyBits(backup.Member, place.Hour);
            if (shared == 0) continue;
            bits = shared;
            break;
        }

        var pick = random.Below(3);
        var last = Minutes.Count(bits) - 1;
        return (place.Hour * 60) + Minutes.Nth(bits, pick == 0 ? 0 : pick == 1 ? last : random.Below(last + 1));
    }

    private double Chance(double heat) => heat == 0 ? 0 : heat * random.Share();

    /// <summary>An hour and an arm for the slot. Which of its minutes a wording is free for is found out only when somebody could take it.</summary>
    private struct Option(int hour, int arm, ulong bits, double gain)
    {
        public readonly double Gain = gain;
        public ulong Bits = bits;
        public readonly short Hour = (short)hour;
        public readonly byte Arm = (byte)arm;
        public bool IsSayable;
    }

    private readonly record struct Place(int Member, int Hour, int Arm, ulong Bits);
}
