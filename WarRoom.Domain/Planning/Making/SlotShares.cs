namespace WarRoom.Domain.Planning.Making;

/// <summary>How many slots of each combination a wave gets.</summary>
internal sealed class SlotShares
{
    private readonly WaveWishes _wishes;
    private readonly int[,] _counts;
    private readonly int[] _postsLeft;

    public SlotShares(WaveWishes wishes)
    {
        _wishes = wishes;
        _counts = new int[Waves, Combinations];
        var flow = new SlotFlow(wishes.InWave, wishes.InDay, wishes.Uses, (p, c) => wishes.Can[p, c]);
        Fill(flow);
        _postsLeft = [.. Enumerable.Range(0, wishes.People).Select(p => wishes.InDay[p] - Enumerable.Range(0, Waves).Sum(w => flow.PostsOf(w, p)))];
        Settle(flow);
        for (var wave = 0; wave < Waves; wave++) AddRest(wave, flow);
    }

    private int Waves => _wishes.Missing.Length;

    private int Combinations => _wishes.Combinations.Count;

    public int[] Of(int wave) => [.. Enumerable.Range(0, Combinations).Select(c => _counts[wave, c])];

    /// <summary>Post by post, the wave with the most to do first, the combination that has least of its share first.</summary>
    private void Fill(SlotFlow flow)
    {
        int[] left = [.. _wishes.Missing];
        var given = new int[Waves, Combinations];
        var alive = Enumerable.Range(0, Waves).Select(w => Enumerable.Range(0, Combinations).Where(c => _wishes.Carries(w, c) > 0).ToList()).ToList();
        while (Enumerable.Range(0, Waves).Where(w => left[w] > 0 && alive[w].Count > 0).OrderByDescending(w => (double)left[w] / _wishes.Missing[w]).FirstOrDefault(-1) is >= 0 and var wave)
        {
            var combination = alive[wave].MinBy(c => (given[wave, c] + 1.0) / _wishes.Carries(wave, c));
            if (!flow.TryGive(wave, combination))
            {
                alive[wave].Remove(combination);
                continue;
            }

            given[wave, combination]++;
            left[wave]--;
        }
    }

    /// <summary>A person's posts are in these waves and of these combinations: which goes where keeps wordings from crowding a wave.</summary>
    private void Settle(SlotFlow flow)
    {
        for (var person = 0; person < _wishes.People; person++)
        {
            int[] ofCombination = [.. Enumerable.Range(0, Combinations).Select(c => flow.PostsOfCombination(person, c))];
            for (var wave = 0; wave < Waves; wave++)
            {
                for (var i = flow.PostsOf(wave, person); i > 0; i--)
                {
                    var combination = Enumerable.Range(0, Combinations).Where(c => ofCombination[c] > 0).MinBy(c => (_counts[wave, c] + 1.0) / _wishes.MostOfText[wave, c]);
                    ofCombination[combination]--;
                    _counts[wave, combination]++;
                }
            }
        }
    }

    /// <summary>What no wording may carry any more: with those who have posts left first, for it is the wording that binds them.</summary>
    private void AddRest(int wave, SlotFlow flow)
    {
        var missing = _wishes.Missing[wave] - Of(wave).Sum();
        for (; missing > 0; missing--)
        {
            var carriers = Enumerable.Range(0, Combinations).Where(c => _wishes.Carries(wave, c) > 0).ToList();
            if (carriers.Count == 0) return;
            var spare = carriers.FindAll(c => Spare(flow, wave, c) > 0);
            var combination = (spare.Count > 0 ? spare : carriers).MinBy(c => (_counts[wave, c] + 1.0) / _wishes.Carries(wave, c));
            _counts[wave, combination]++;
        }
    }

    private int Spare(SlotFlow flow, int wave, int combination) => Enumerable.Range(0, _wishes.People)
        .Where(p => _wishes.Can[p, combination]).Sum(p => Math.Min(_postsLeft[p], _wishes.InWave[wave, p] - flow.PostsOf(wave, p)));
}
