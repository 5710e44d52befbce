namespace WarRoom.Domain.Planning.WhatIf;

/// <summary>One thing that could be different about a day. Applying it gives another request; the day itself stays.</summary>
public abstract record PlanChange
{
    public abstract PlanRequest Apply(PlanRequest request);

    private protected static IReadOnlyList<T> Changed<T>(IReadOnlyList<T> all, Func<T, bool> isIt, Func<T, T> change) =>
        [.. all.Select(one => isIt(one) ? change(one) : one)];

    private protected static PlanRequest OfMember(PlanRequest request, string member, Func<PlanMember, PlanMember> change) =>
        request with { Members = Changed(request.Members, m => m.Id == member, change) };

    private protected static PlanRequest OfSlot(PlanRequest request, string slot, Func<PlanSlot, PlanSlot> change) =>
        request with { Slots = Changed(request.Slots, s => s.Id == slot, change) };

    private protected static PlanRequest OfVariant(PlanRequest request, string variant, Func<PlanVariant, PlanVariant> change) =>
        request with { Variants = Changed(request.Variants, v => v.Id == variant, change) };
}

/// <summary>Somebody cannot come: no new post, no duty, and no fair share that would be missed.</summary>
public sealed record SomebodyMissing(string Member) : PlanChange
{
    public override PlanRequest Apply(PlanRequest request) =>
        OfMember(request, Member, m => m with { Windows = [], IfNeeded = null, MaxStandby = 0, FairShare = new(0, m.FairShare.Max) });
}

/// <summary>More people come.</summary>
public sealed record MorePeople(IReadOnlyList<PlanMember> Newcomers) : PlanChange
{
    public override PlanRequest Apply(PlanRequest request) => request with { Members = [.. request.Members, .. Newcomers] };
}

/// <summary>A slot may be posted in other minutes, [From, To).</summary>
public sealed record OtherWindow(string Slot, int From, int To) : PlanChange
{
    public override PlanRequest Apply(PlanRequest request) => OfSlot(request, Slot, s => s with { From = From, To = To });
}

/// <summary>Nothing is posted before this minute.</summary>
public sealed record LaterStart(int From) : PlanChange
{
    public override PlanRequest Apply(PlanRequest request) => request with { Slots = [.. request.Slots.Select(s => s with { From = Math.Max(s.From, From) })] };
}

/// <summary>Somebody makes one post more than they said.</summary>
public sealed record OneMorePost(string Member) : PlanChange
{
    public override PlanRequest Apply(PlanRequest request) => OfMember(request, Member, m => m with { MaxPosts = m.MaxPosts + 1 });
}

/// <summary>Somebody posts again after fewer minutes.</summary>
public sealed record ShorterRest(string Member, int Minutes) : PlanChange
{
    public override PlanRequest Apply(PlanRequest request) => OfMember(request, Member, m => m with { MinGapMinutes = Minutes });
}

/// <summary>Somebody is there for some more minutes of the day, [From, To), given on their own wall clock.</summary>
public sealed record MoreHours(string Member, WallClockSpan Hours) : PlanChange
{
    public override PlanRequest Apply(PlanRequest request) => OfMember(request, Member, m => m with { Windows = [.. m.Windows, Hours] });
}

/// <summary>A community takes posts at fewer minutes apart.</summary>
public sealed record ShorterDistance(string Community, int Minutes) : PlanChange
{
    public override PlanRequest Apply(PlanRequest request) =>
        request with { Communities = Changed(request.Communities, c => c.Id == Community, c => c with { MinGapMinutes = Minutes }) };
}

/// <summary>A network gets more posts in an hour.</summary>
public sealed record FullerHour(string Network, int Posts) : PlanChange
{
    public override PlanRequest Apply(PlanRequest request) =>
        request with { Networks = Changed(request.Networks, n => n.Id == Network, n => n with { HourCap = Posts }) };
}

/// <summary>One text more, unlike all others: written for this slot, approved at once, in the arm of its message that is said least.</summary>
public sealed record AnotherText(string Slot, string Id, string Arm) : PlanChange
{
    public override PlanRequest Apply(PlanRequest request)
    {
        var slot = request.Slots.First(s => s.Id == Slot);
        var text = new PlanVariant(Id, slot.Message, Arm, slot.Language, [slot.Network], Id, 0);
        return request with { Variants = [.. request.Variants, text] };
    }
}

/// <summary>A wording may be used once more.</summary>
public sealed record OneMoreUse(string Variant) : PlanChange
{
    public override PlanRequest Apply(PlanRequest request) => OfVariant(request, Variant, v => v with { MaxUses = v.MaxUses + 1 });
}

/// <summary>A wording is approved at once.</summary>
public sealed record ApprovedText(string Variant) : PlanChange
{
    public override PlanRequest Apply(PlanRequest request) => OfVariant(request, Variant, v => v with { ApprovedFrom = 0 });
}

/// <summary>Nothing of the slot is pinned any more.</summary>
public sealed record Unpinned(string Slot) : PlanChange
{
    public override PlanRequest Apply(PlanRequest request) => OfSlot(request, Slot, s => s with { Lock = null });
}
