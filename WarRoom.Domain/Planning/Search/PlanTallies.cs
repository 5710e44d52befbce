namespace WarRoom.Domain.Planning.Search;

/// <summary>The counts behind the terms that posts share: cells, volumes, loads, arms; each answers what one post more is worth.</summary>
internal sealed class PlanTallies
{
    /// <summary>The price of a post for who has as many as they may.</summary>
    public const int Never = int.MinValue / 2;

    private readonly SearchSpace _space;
    private readonly PlanWeights _weights;
    private readonly int[] _inCell;
    private readonly int[] _inWave;
    private readonly int[] _armsInBlock;
    private readonly int[] _armsOfMember;

    /// <summary>How many members there are at each price of a next post, from the least price on.</summary>
    private readonly int[] _membersAt;
    private readonly int _least;
    private int _most;

    public PlanTallies(SearchSpace space)
    {
        _space = space;
        _weights = space.Facts.Request.Weights;
        _inCell = new int[space.Cells * space.Hours];
        _inWave = new int[space.Waves * space.Hours];
        _armsInBlock = new int[space.Blocks * space.Parts * space.MostArms];
        _armsOfMember = new int[space.Members.Length * space.Messages * space.MostArms];
        Load = new int[space.Members.Length];
        NextPost = new int[space.Members.Length];
        _least = space.ShareGain.DefaultIfEmpty(0).Min();
        _membersAt = new int[space.MostShareGain - _least + 1];
        Array.Fill(NextPost, Never);
        for (var member = 0; member < NextPost.Length; member++) Price(member);
        Start = -space.Members.Sum(m => PlanScore.FairnessPrice(_weights, m.Share, 0)) - (_weights.Volume * space.Target.Sum());
    }

    /// <summary>The shared terms of an empty plan.</summary>
    public int Start { get; }

    public int[] Load { get; }

    /// <summary>What one post more of each member is worth in fairness; <see cref="Never"/> for who has as many as they may.</summary>
    public int[] NextPost { get; }

    /// <summary>The most that one post more can be worth in fairness now, whoever takes it.</summary>
    public int MostNextPost => _most + _least;

    public int Add(int slot, int member, int time, int variant)
    {
        var gain = MinuteGain(slot, time) + MemberGain(member) + ArmGain(slot, member, PartOf(time), _space.Variants[variant].Arm);
        Count(slot, member, time, variant, 1);
        return gain;
    }

    public int Remove(int slot, int member, int time, int variant)
    {
        Count(slot, member, time, variant, -1);
        return -(MinuteGain(slot, time) + MemberGain(member) + ArmGain(slot, member, PartOf(time), _space.Variants[variant].Arm));
    }

    public int InCell(int cell, int hour) => _inCell[(cell * _space.Hours) + hour];

    public int InWave(int wave, int hour) => _inWave[(wave * _space.Hours) + hour];

    /// <summary>Coverage and volume of one more post in an hour of the day.</summary>
    public int HourGain(int slot, int hour)
    {
        var spec = _space.Slots[slot];
        var cell = (spec.Cell * _space.Hours) + hour;
        var wave = (spec.Wave * _space.Hours) + hour;
        return _space.CellGain[(cell * _space.CellSteps) + Math.Min(_inCell[cell], _space.CellSteps - 1)]
            + (_inWave[wave] < _space.Target[wave] ? _weights.Volume : -_weights.Volume);
    }

    /// <summary>Fairness of one more post of a member.</summary>
    public int MemberGain(int member) => _space.ShareGain[(member * _space.LoadSteps) + Load[member]];

    public int ArmGain(int slot, int member, int part, int arm) => BlockGain(slot, part, arm) + OwnArmGain(slot, member, arm);

    public int BlockGain(int slot, int part, int arm) =>
        -_weights.AbBlock * Worse(_armsInBlock, BlockStart(slot, part), arm, _space.ArmCount[_space.Slots[slot].Message]);

    public int OwnArmGain(int slot, int member, int arm) =>
        -_weights.AbMember * Worse(_armsOfMember, OwnStart(slot, member), arm, _space.ArmCount[_space.Slots[slot].Message]);

    /// <summary>The same at a minute; nothing outside the day.</summary>
    private int MinuteGain(int slot, int time) => time < 0 || time >= _space.Hours * 60 ? 0 : HourGain(slot, time / 60);

    private void Count(int slot, int member, int time, int variant, int by)
    {
        var spec = _space.Slots[slot];
        Load[member] += by;
        Price(member);
        if (time >= 0 && time < _space.Hours * 60)
        {
            _inCell[(spec.Cell * _space.Hours) + (time / 60)] += by;
            _inWave[(spec.Wave * _space.Hours) + (time / 60)] += by;
        }

        if (_space.Variants[variant].Arm is not (>= 0 and var arm)) return;
        _armsInBlock[BlockStart(slot, PartOf(time)) + arm] += by;
        _armsOfMember[OwnStart(slot, member) + arm] += by;
    }

    private void Price(int member)
    {
        if (NextPost[member] != Never) _membersAt[NextPost[member] - _least]--;
        if (Load[member] >= _space.Members[member].MaxPosts)
        {
            NextPost[member] = Never;
        }
        else
        {
            var place = (NextPost[member] = MemberGain(member)) - _least;
            _membersAt[place]++;
            _most = Math.Max(_most, place);
        }

        while (_most > 0 && _membersAt[_most] == 0) _most--;
    }

    private int PartOf(int time) => time < 0 || time >= _space.PartOf.Length ? _space.Facts.Daypart(time) : _space.PartOf[time];

    private int BlockStart(int slot, int part) => ((_space.Slots[slot].Block * _space.Parts) + part) * _space.MostArms;

    private int OwnStart(int slot, int member) => ((member * _space.Messages) + _space.Slots[slot].Message) * _space.MostArms;

    /// <summary>By how much one post more of an arm raises max(0, most − least − 1).</summary>
    private static int Worse(int[] counts, int start, int arm, int arms)
    {
        if (arm < 0) return 0;
        int most = 0, least = int.MaxValue;
        for (var i = 0; i < arms; i++)
        {
            if (i == arm) continue;
            most = Math.Max(most, counts[start + i]);
            least = Math.Min(least, counts[start + i]);
        }

        var count = counts[start + arm];
        return Spread(most, least, count + 1) - Spread(most, least, count);
    }

    private static int Spread(int most, int least, int count) => Math.Max(0, Math.Max(most, count) - Math.Min(least, count) - 1);
}
