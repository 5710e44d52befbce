namespace WarRoom.Domain.Planning.Search;

/// <summary>A set of small numbers that answers, adds, removes and picks one in constant time.</summary>
internal sealed class IndexSet
{
    private readonly int[] _place;
    private readonly List<int> _items = [];

    public IndexSet(int limit)
    {
        _place = new int[limit];
        Array.Fill(_place, -1);
    }

    public int Count => _items.Count;

    public int this[int index] => _items[index];

    public void Add(int item)
    {
        if (_place[item] >= 0) return;
        _place[item] = _items.Count;
        _items.Add(item);
    }

    public void Remove(int item)
    {
        var place = _place[item];
        if (place < 0) return;
        var last = _items[^1];
        (_items[place], _place[last]) = (last, place);
        _items.RemoveAt(_items.Count - 1);
        _place[item] = -1;
    }
}
