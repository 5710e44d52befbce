namespace WarRoom.Domain.Planning.Making;

/// <summary>Says how much of the waves' wishes people and wordings can carry together, one post at a time: a maximum flow
/// wave → person in the wave → person → combination that finds room by moving what was given before.</summary>
internal sealed class SlotFlow
{
    private readonly int _waves;
    private readonly int _people;
    private readonly int[] _left;
    private readonly int[] _head;
    private readonly List<int>[] _edgesFrom;
    private readonly List<int> _to = [];
    private readonly List<int> _room = [];

    /// <param name="inWave">Most posts of a person in a wave, by wave and person.</param>
    /// <param name="inDay">Most posts of a person in the day.</param>
    /// <param name="uses">Most posts of a combination.</param>
    /// <param name="can">Whether a person can post a combination.</param>
    public SlotFlow(int[,] inWave, int[] inDay, int[] uses, Func<int, int, bool> can)
    {
        (_waves, _people) = (inWave.GetLength(0), inWave.GetLength(1));
        _left = [.. uses];
        var nodes = _waves + (_waves * _people) + (2 * _people) + uses.Length;
        _head = new int[nodes];
        _edgesFrom = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];
        for (var person = 0; person < _people; person++)
        {
            Edge(In(person), Out(person), inDay[person]);
            for (var wave = 0; wave < _waves; wave++)
            {
                Edge(wave, Of(wave, person), inWave[wave, person]);
                Edge(Of(wave, person), In(person), inWave[wave, person]);
            }

            for (var combination = 0; combination < uses.Length; combination++)
            {
                if (can(person, combination)) Edge(Out(person), To(combination), int.MaxValue / 2);
            }
        }
    }

    /// <summary>One more post of this combination in this wave, if others can make room.</summary>
    public bool TryGive(int wave, int combination)
    {
        if (_left[combination] == 0 || !Search(wave, To(combination))) return false;
        for (var node = To(combination); node != wave;)
        {
            var edge = _head[node];
            _room[edge]--;
            _room[edge ^ 1]++;
            node = _to[edge ^ 1];
        }

        _left[combination]--;
        return true;
    }

    public int PostsOf(int wave, int person) => Used(Of(wave, person), In(person));

    public int PostsOfCombination(int person, int combination) => Used(Out(person), To(combination));

    private bool Search(int from, int to)
    {
        Array.Fill(_head, -1);
        var queue = new Queue<int>([from]);
        while (queue.TryDequeue(out var node))
        {
            foreach (var edge in _edgesFrom[node])
            {
                var next = _to[edge];
                if (_room[edge] == 0 || _head[next] >= 0 || next == from) continue;
                _head[next] = edge;
                if (next == to) return true;
                queue.Enqueue(next);
            }
        }

        return false;
    }

    private int Used(int from, int to)
    {
        foreach (var edge in _edgesFrom[from])
        {
            if (_to[edge] == to && edge % 2 == 0) return _room[edge ^ 1];
        }

        return 0;
    }

    private void Edge(int from, int to, int room)
    {
        _edgesFrom[from].Add(_to.Count);
        _to.Add(to);
        _room.Add(room);
        _edgesFrom[to].Add(_to.Count);
        _to.Add(from);
        _room.Add(0);
    }

    private int Of(int wave, int person) => _waves + (wave * _people) + person;

    private int In(int person) => _waves + (_waves * _people) + person;

    private int Out(int person) => In(person) + _people;

    private int To(int combination) => _waves + (_waves * _people) + (2 * _people) + combination;
}
