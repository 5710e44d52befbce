using System.Runtime.InteropServices;

namespace WarRoom.Domain.Planning.Search;

/// <summary>Short lists of slots whose order says nothing.</summary>
internal static class SlotLists
{
    /// <summary>Takes a slot out by putting the last one in its place: nothing has to move up.</summary>
    public static void Drop(this List<int> slots, int slot)
    {
        var all = CollectionsMarshal.AsSpan(slots);
        all[all.IndexOf(slot)] = all[^1];
        CollectionsMarshal.SetCount(slots, all.Length - 1);
    }
}
