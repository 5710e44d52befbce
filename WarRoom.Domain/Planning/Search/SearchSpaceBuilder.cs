namespace WarRoom.Domain.Planning.Search;

/// <summary>Turns a request into numbers, once per search.</summary>
internal sealed class SearchSpaceBuilder(SearchSpace space)
{
    private readonly PlanRequest _request = space.Facts.Request;
    private readonly PlanFacts _facts = space.Facts;
    private readonly Numbers _networks = new(space.Facts.Request.Networks.Select(n => n.Id));
    private readonly Numbers _communities = new(space.Facts.Request.Communities.Select(c => c.Id));
    private readonly Numbers _waves = new(space.Facts.Request.Waves.Select(w => w.Id));
    private readonly Numbers _messages = new(space.Facts.Request.Messages.Select(m => m.Id));
    private readonly Numbers _members = new(space.Facts.Request.Members.Select(m => m.Id));
    private readonly Numbers _variants = new(space.Facts.Request.Variants.Select(v => v.Id));
    private readonly Numbers _clusters = new([]);
    private readonly Numbers _cells = new([]);
    private readonly Numbers _blocks = new([]);
    private readonly Dictionary<(string, string, string, string, string?, int), (Candidate[] Candidates, short[] Fit)> _people = [];
    private readonly Dictionary<(string, string, string, string?), SearchArm[]> _arms = [];

    public void Fill()
    {
        FillTime();
        FillLists();
        space.Variants = [.. _request.Variants.Select(Variant)];
        space.Clusters = _clusters.Count;
        space.Members = [.. _request.Members.Select(Member)];
        space.Slots = [.. _request.Slots.Select(Slot)];
        (space.SlotNumbers, space.MemberNumbers, space.VariantNumbers) = (new Numbers(_request.Slots.Select(s => s.Id)).All, _members.All, _variants.All);
        FillCells();
        FillShares();
        (space.Cells, space.Blocks) = (_cells.Count, _blocks.Count);
        (space.Messages, space.Waves) = (_request.Messages.Count, _request.Waves.Count);
    }

    private void FillTime()
    {
        space.Parts = _request.Dayparts.Count + 1;
        space.PartOf = [.. Enumerable.Range(0, space.Hours * 60).Select(_facts.Daypart)];
        space.Stretches = [.. Enumerable.Range(0, space.Hours * 60)
            .GroupBy(minute => (Hour: minute / 60, Part: space.PartOf[minute]))
            .Select(g => new Stretch(g.Key.Hour, g.Key.Part, Minutes.Range(g.First() % 60, g.Last() % 60)))];
    }

    private void FillLists()
    {
        space.HourCap = [.. _request.Networks.Select(n => n.HourCap)];
        space.CommunityGap = [.. _request.Communities.Select(c => c.MinGapMinutes)];
        space.ArmCount = [.. _request.Messages.Select(m => m.Arms.Count)];
        space.MostArms = space.ArmCount.DefaultIfEmpty(1).Max();
        space.Target = new int[_request.Waves.Count * space.Hours];
        for (var wave = 0; wave < _request.Waves.Count; wave++)
        {
            foreach (var volume in _request.Waves[wave].Volume.Where(v => v.Hour >= 0 && v.Hour < space.Hours))
            {
                space.Target[(wave * space.Hours) + volume.Hour] = volume.Target;
            }
        }
    }

    private SearchVariant Variant(PlanVariant variant) => new(
        _facts.Messages[variant.Message].Arms.ToList().IndexOf(variant.Arm),
        _clusters.Of(variant.Cluster),
        variant.ApprovedFrom ?? int.MaxValue,
        variant.MaxUses ?? int.MaxValue);

    private SearchMember Member(PlanMember member)
    {
        var (there, glad) = (Set(), Set());
        for (var minute = 0; minute < _request.Day.HorizonMinutes; minute += _request.Day.StepMinutes)
        {
            if (_facts.IsAvailable(member, minute)) Minutes.Add(there, minute);
            if (_facts.IsGladlyAvailable(member, minute)) Minutes.Add(glad, minute);
        }

        return new(there, glad, member.IfNeeded is { Count: > 0 }, member.MinGapMinutes, member.MaxPosts, member.MaxStandby, member.FairShare);
    }

    private SearchSlot Slot(PlanSlot slot)
    {
        var open = Set();
        foreach (var minute in _facts.Times(slot).Where(t => _facts.EarliestNew is not { } earliest || t >= earliest)) Minutes.Add(open, minute);
        var backups = People(slot).Candidates;
        var pinned = slot.Lock?.Member;
        return new SearchSlot(
            _networks.Of(slot.Network),
            slot.Community is null ? -1 : _communities.Of(slot.Community),
            _waves.Of(slot.Wave),
            _messages.Of(slot.Message),
            _cells.Of($"{slot.Audience}\n{slot.Network}"),
            _blocks.Of($"{slot.Message}\n{slot.Audience}\n{slot.Network}"),
            PlanScore.OpenPrice(_request.Weights, slot),
            [.. space.Stretches.Select(s => s with { Bits = s.Bits & open[s.Hour] }).Where(s => s.Bits != 0)],
            pinned is null ? backups : [.. backups.Where(c => c.Member == _members.Find(pinned))],
            backups,
            People(slot).Fit,
            Arms(slot),
            Baseline(slot));
    }

    /// <summary>Slots that ask the same of a person share one list.</summary>
    private (Candidate[] Candidates, short[] Fit) People(PlanSlot slot)
    {
        var asks = (slot.Network, slot.Account, slot.Language, slot.Audience, slot.Influencer, slot.MinRelation);
        if (_people.TryGetValue(asks, out var people)) return people;
        return _people[asks] = (Candidates(slot), [.. _request.Members.Select(m => (short)(_facts.Fit(m, slot) ?? 0))]);
    }

    private Candidate[] Candidates(PlanSlot slot) => [.. Enumerable.Range(0, _request.Members.Count)
        .Where(m => PlanFacts.IsEligible(_request.Members[m], slot))
        .Select(m => new Candidate(m, _facts.Fit(_request.Members[m], slot) ?? 0))
        .OrderByDescending(c => c.Fit).ThenBy(c => c.Member)];

    /// <summary>Slots that say the same share their wordings too: what many slots use stays near the processor.</summary>
    private SearchArm[] Arms(PlanSlot slot)
    {
        var says = (slot.Message, slot.Language, slot.Network, slot.Lock?.Variant);
        return _arms.TryGetValue(says, out var arms) ? arms : _arms[says] = NewArms(slot);
    }

    private SearchArm[] NewArms(PlanSlot slot) => [.. _facts.Wordings(slot).Select(v => _variants.Of(v.Id))
        .GroupBy(v => space.Variants[v].Arm).OrderBy(g => g.Key)
        .Select(g => new SearchArm(g.Key, [.. g.Select(v => new Wording(v, space.TextOf(_networks.Of(slot.Network), v), space.Variants[v].ApprovedFrom))]))];

    private SearchBaseline? Baseline(PlanSlot slot)
    {
        if (!_facts.Running.TryGetValue(slot.Id, out var was)) return null;
        var factor = was.IsConfirmed ? _request.Weights.ConfirmedFactor : 1;
        return new(was.Time, _members.Find(was.Member), _variants.Find(was.Variant), was.Backup is null ? -1 : _members.Find(was.Backup), was.IsPosted, was, factor);
    }

    private void FillCells()
    {
        var saturation = _request.Limits.SaturationPercent;
        space.CellSteps = saturation.Count + 1;
        space.CellGain = new int[_cells.Count * space.Hours * space.CellSteps];
        foreach (var slot in _request.Slots.DistinctBy(s => (s.Audience, s.Network)))
        {
            var cell = _cells.Of($"{slot.Audience}\n{slot.Network}");
            for (var hour = 0; hour < space.Hours; hour++)
            {
                var (value, start) = (_facts.CellValue(slot.Audience, slot.Network, hour), ((cell * space.Hours) + hour) * space.CellSteps);
                for (var step = 0; step < saturation.Count; step++) space.CellGain[start + step] = value * saturation[step] / 100;
            }
        }
    }

    private void FillShares()
    {
        // A member can hold more posts than allowed when they are facts of a running plan.
        space.LoadSteps = _request.Members.Select(m => m.MaxPosts).Append(_facts.Running.Count).Max() + 2;
        space.ShareGain = [.. space.Members.SelectMany(m => Enumerable.Range(0, space.LoadSteps).Select(load =>
            PlanScore.FairnessPrice(_request.Weights, m.Share, load) - PlanScore.FairnessPrice(_request.Weights, m.Share, load + 1)))];
        space.MostShareGain = space.ShareGain.DefaultIfEmpty(0).Max();
    }

    private ulong[] Set() => new ulong[space.Hours];

    /// <summary>Numbers names in the order in which they come.</summary>
    private sealed class Numbers(IEnumerable<string> names)
    {
        private readonly Dictionary<string, int> _numbers = names.Select((name, i) => (name, i)).ToDictionary(x => x.name, x => x.i);

        public IReadOnlyDictionary<string, int> All => _numbers;

        public int Count => _numbers.Count;

        public int Find(string name) => _numbers.GetValueOrDefault(name, -1);

        public int Of(string name)
        {
            if (_numbers.TryGetValue(name, out var number)) return number;
            return _numbers[name] = _numbers.Count;
        }
    }
}
