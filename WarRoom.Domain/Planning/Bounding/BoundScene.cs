using WarRoom.Domain.Planning.Search;

namespace WarRoom.Domain.Planning.Bounding;

/// <summary>A slot in an hour of the day in which it may be posted.</summary>
internal readonly record struct BoundPlace(int Slot, int Hour);

/// <summary>What the three problems of the bound share: what is posted already and the places that are left for every other slot.</summary>
internal sealed class BoundScene
{
    private readonly ulong[] _onGrid;

    public BoundScene(SearchSpace space)
    {
        (Space, State) = (space, new PlanState(space));
        _onGrid = [.. Enumerable.Range(0, space.Hours).Select(OnGrid)];
        for (var slot = 0; slot < space.Slots.Length; slot++)
        {
            if (space.Slots[slot].Was is { IsPosted: true, Member: >= 0, Variant: >= 0 } was) State.Place(slot, was.Member, was.Time, was.Variant);
        }

        Start = PointsOfThePast();
        FirstPlace = new int[space.Slots.Length + 1];
        var places = new List<BoundPlace>();
        for (var slot = 0; slot < space.Slots.Length; slot++)
        {
            FirstPlace[slot] = places.Count;
            if (!space.Slots[slot].IsPosted) places.AddRange(HoursOf(slot).Select(hour => new BoundPlace(slot, hour)));
        }

        FirstPlace[^1] = places.Count;
        Places = [.. places];
    }

    public SearchSpace Space { get; }

    /// <summary>The posts of the past and nothing else.</summary>
    public PlanState State { get; }

    public PlanWeights Weights => Space.Facts.Request.Weights;

    /// <summary>All places, slot by slot, hour by hour.</summary>
    public BoundPlace[] Places { get; }

    /// <summary>Where the places of a slot begin; those of the next one begin where they end.</summary>
    public int[] FirstPlace { get; }

    /// <summary>The points when nothing is added to what is posted, arms aside, and volumes by the hour of all waves together.</summary>
    public long Start { get; }

    /// <summary>Slots that still are to be placed.</summary>
    public IEnumerable<int> Slots => Enumerable.Range(0, Space.Slots.Length).Where(s => FirstPlace[s] < FirstPlace[s + 1]);

    /// <summary>Posts that all waves together wish for in an hour, and those that are there.</summary>
    public (int Wished, int There) Volume(int hour)
    {
        var (wished, there) = (0, 0);
        for (var wave = 0; wave < Space.Waves; wave++)
        {
            wished += Space.Target[(wave * Space.Hours) + hour];
            there += State.Tallies.InWave(wave, hour);
        }

        return (wished, there);
    }

    /// <summary>The most posts that a community takes in minutes [from, to) at its distance.</summary>
    public int MostIn(int community, int from, int to) =>
        MostApart(hour => State.Room.FreeOfCommunity(community, hour) & _onGrid[hour] & Minutes.Range(from - (hour * 60), to - 1 - (hour * 60)), from / 60, (to + 59) / 60, Space.CommunityGap[community]);

    /// <summary>The most posts that a person makes from one hour to another at their distance.</summary>
    public int MostOf(int member, int fromHour, int toHour) =>
        MostApart(hour => State.Room.FreeOfMember(member, hour), fromHour, Math.Min(Space.Hours, toHour), Space.Members[member].MinGap);

    /// <summary>The most posts that fit into some minutes when any two keep a distance: the earliest possible one after another.</summary>
    private static int MostApart(Func<int, ulong> minutesOf, int fromHour, int toHour, int gap)
    {
        var (count, next) = (0, int.MinValue);
        for (var hour = fromHour; hour < toHour; hour++)
        {
            for (var bits = minutesOf(hour); bits != 0; bits &= bits - 1)
            {
                var minute = (hour * 60) + Minutes.First(bits);
                if (minute < next) continue;
                count++;
                next = minute + Math.Max(1, gap);
            }
        }

        return count;
    }

    private ulong OnGrid(int hour)
    {
        ulong bits = 0;
        for (var minute = 0; minute < 60; minute++)
        {
            if (((hour * 60) + minute) % Space.Facts.Request.Day.StepMinutes == 0) bits |= 1UL << minute;
        }

        return bits;
    }

    private long PointsOfThePast()
    {
        var facts = Space.Facts;
        PlanAssignment[] posted = [.. facts.Running.Values.Where(r => r.IsPosted).Select(r => new PlanAssignment(r.Slot, r.Time, r.Member, r.Variant, null))];
        var score = PlanScore.Of(facts, new("", posted, []));
        return score.Total - score.AbBlock - score.AbMember + (Weights.Volume * Enumerable.Range(0, Space.Hours).Sum(VolumeOfWavesApart));
    }

    /// <summary>Waves that share an hour are further from their wishes apart than together: |a − s| + |b − t| ≥ |a + b − s − t|.</summary>
    private int VolumeOfWavesApart(int hour)
    {
        var (wished, there) = Volume(hour);
        return Enumerable.Range(0, Space.Waves).Sum(wave => Math.Abs(State.Tallies.InWave(wave, hour) - Space.Target[(wave * Space.Hours) + hour])) - Math.Abs(there - wished);
    }

    /// <summary>Hours in which the slot is open, somebody who may take it is there and a wording is approved; what is due within the
    /// lead time may also stay where it is.</summary>
    private IEnumerable<int> HoursOf(int slot)
    {
        var spec = Space.Slots[slot];
        if (spec.Arms.Length == 0) return [];
        var hours = spec.Stretches.Where(s => IsManned(spec, s)).Select(s => s.Hour);
        return spec.Was is { Time: >= 0 and var time } && time < Space.Hours * 60 && time < Space.Facts.EarliestNew ? hours.Append(time / 60).Distinct().Order() : hours.Distinct();
    }

    private bool IsManned(SearchSlot spec, Stretch stretch)
    {
        var approved = spec.Arms.Min(arm => arm.Wordings.Min(w => w.From));
        if (approved > (stretch.Hour * 60) + 59) return false;
        var bits = stretch.Bits & Minutes.Range(approved - (stretch.Hour * 60), 59);
        return Array.Exists(spec.Members, c => (bits & State.Room.FreeOfMember(c.Member, stretch.Hour)) != 0);
    }
}
