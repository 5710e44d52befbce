namespace WarRoom.Domain.Planning.Search;

/// <summary>A set of small numbers that answers, adds, removes and picks one in constant time.</summary>
internal sealed class IndexSet
{
    private readonly int[] _place;
    private readonly int[] _items;

    public IndexSet(int limit)
    {
        (_place, _items) = (new int[limit], new int[limit]);
        Array.Fill(_place, -1);
    }

    public int Count { get; private set; }

    public int this[int index] => _items[index];

    public void Add(int item)
    {
        if (_place[item] >= 0) return;
        _place[item] = Count;
        _items[Count++] = item;
    }

    public void Remove(int item)
    {
        var place = _place[item];
        if (place < 0) return;
        var last = _items[--Count];
        (_items[place], _place[last]) = (last, place);
        _place[item] = -1;
    }

    public void Clear()
    {
        while (Count > 0) _place[_items[--Count]] = -1;
    }
}
