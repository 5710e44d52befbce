namespace WarRoom.Domain.Planning.Search;

/// <summary>Puts one slot at its best place: every member, stretch of the day and arm is priced, the best one wins.</summary>
internal sealed class Insertion(SearchSpace space, PlanState state, PlanRandom random)
{
    private readonly Option[] _options = new Option[space.Stretches.Length * Math.Max(1, space.MostArms + 1)];
    private readonly int[] _ownArm = new int[space.MostArms + 1];
    private int _count;

    /// <summary>Places an open slot, or leaves it open when that is worth more. Heat adds chance to each price, in points.</summary>
    public bool TryPlace(int slot, double heat)
    {
        ListOptions(slot, heat);
        if (_count == 0 || BestPlace(slot, heat) is not { } best) return false;
        var time = Minute(slot, best);
        state.Place(slot, best.Member, time, Wording(slot, best.Arm, time));
        return true;
    }

    /// <summary>The wording to take at a minute: that of the running plan if it is possible, else any that is free; -1 if none is.</summary>
    public int Wording(int slot, int arm, int time)
    {
        var wordings = space.Slots[slot].Arms[arm];
        if (space.Slots[slot].Was is { Variant: >= 0 and var before } && wordings.Contains(before) && IsFree(slot, before, time)) return before;
        var start = random.Below(wordings.Length);
        for (var i = 0; i < wordings.Length; i++)
        {
            var wording = wordings[(start + i) % wordings.Length];
            if (IsFree(slot, wording, time)) return wording;
        }

        return -1;
    }

    private bool IsFree(int slot, int variant, int time) => space.Variants[variant].ApprovedFrom <= time
        && state.Room.HasUses(variant) && Minutes.Has(state.Room.FreeText[state.Room.TextOf(slot, variant)], time);

    private void ListOptions(int slot, double heat)
    {
        var spec = space.Slots[slot];
        _count = 0;
        foreach (var index in spec.Stretches)
        {
            var stretch = space.Stretches[index];
            if (state.Room.IsHourFull(spec.Network, stretch.Hour)) continue;
            var open = spec.Open[stretch.Hour] & stretch.Bits;
            if (spec.Community >= 0) open &= state.Room.FreeCommunity[spec.Community][stretch.Hour];
            if (open == 0) continue;
            var gain = state.Tallies.HourGain(slot, stretch.Hour * 60) + Chance(heat);
            for (var arm = 0; arm < spec.Arms.Length; arm++) AddOption(slot, stretch, arm, open, gain);
        }
    }

    private void AddOption(int slot, Stretch stretch, int arm, ulong open, double gain)
    {
        var spec = space.Slots[slot];
        ulong sayable = 0;
        foreach (var variant in spec.Arms[arm]) sayable |= SayableBits(slot, variant, stretch.Hour);
        if ((open & sayable) == 0) return;
        gain += state.Tallies.BlockGain(slot, stretch.Part, space.Variants[spec.Arms[arm][0]].Arm);
        if (spec.Was is { } was && !spec.Arms[arm].Contains(was.Variant)) gain -= state.VariantChange(was, -1);
        var place = _count++;
        for (; place > 0 && _options[place - 1].Gain < gain; place--) _options[place] = _options[place - 1];
        _options[place] = new Option(stretch.Hour, arm, open & sayable, gain);
    }

    private ulong SayableBits(int slot, int variant, int hour)
    {
        if (!state.Room.HasUses(variant)) return 0;
        var from = space.Variants[variant].ApprovedFrom - (hour * 60);
        return from > 59 ? 0 : state.Room.FreeText[state.Room.TextOf(slot, variant)][hour] & Minutes.Range(from, 59);
    }

    private Place? BestPlace(int slot, double heat)
    {
        var spec = space.Slots[slot];
        Place? best = null;
        double floor = -spec.OpenPrice - state.ChangeWhenOpen(spec);
        foreach (var candidate in spec.Members)
        {
            if (state.Room.IsFull(candidate.Member)) continue;
            var gain = candidate.Fit + state.Tallies.MemberGain(candidate.Member) + Chance(heat);
            if (spec.Was is { } was) gain -= state.MemberChange(was, candidate.Member);
            if (gain + _options[0].Gain + MostOwn <= floor) continue;
            PriceOwnArms(slot, candidate.Member);
            for (var i = 0; i < _count && gain + _options[i].Gain + MostOwn > floor; i++)
            {
                var option = _options[i];
                var bits = option.Bits & state.Room.FreeMember[candidate.Member][option.Hour];
                if (bits == 0) continue;
                var total = gain + option.Gain + _ownArm[option.Arm] - MinutePrice(spec, candidate.Member, option.Hour, ref bits);
                if (total <= floor) continue;
                floor = total;
                best = new Place(candidate.Member, option.Hour, option.Arm, bits);
            }
        }

        return best;
    }

    /// <summary>The most that one post can even out a member's own arms.</summary>
    private int MostOwn => space.Facts.Request.Weights.AbMember;

    private void PriceOwnArms(int slot, int member)
    {
        var arms = space.Slots[slot].Arms;
        for (var arm = 0; arm < arms.Length; arm++) _ownArm[arm] = state.Tallies.OwnArmGain(slot, member, space.Variants[arms[arm][0]].Arm);
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
        foreach (var backup in space.Slots[slot].Backups)
        {
            var shared = backup.Member == place.Member ? 0 : bits & state.Room.StandbyBits(backup.Member, place.Hour);
            if (shared == 0) continue;
            bits = shared;
            break;
        }

        var pick = random.Below(3);
        var last = System.Numerics.BitOperations.PopCount(bits) - 1;
        return (place.Hour * 60) + Minutes.Nth(bits, pick == 0 ? 0 : pick == 1 ? last : random.Below(last + 1));
    }

    private double Chance(double heat) => heat == 0 ? 0 : heat * random.Share();

    private readonly record struct Option(int Hour, int Arm, ulong Bits, double Gain);

    private readonly record struct Place(int Member, int Hour, int Arm, ulong Bits);
}
