using CsCheck;
using WarRoom.Domain;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Domain.Slots;

public sealed class SwapTests
{
    private static readonly Campaign Bridge = ACampaign();
    private readonly Member _ana = AMember(Bridge, "Ana Ribeiro");
    private readonly Member _tom = AMember(Bridge, "Tom Wood");
    private readonly List<Slot> _slots = [];

    [Fact]
    public void Both_have_the_other_s_slot_said_yes_to_with_links_of_their_own_to_come()
    {
        var (anas, toms) = (Of(_ana, At(14, 0), Network.LinkedIn), Of(_tom, At(16, 30)));
        anas.SetLink("ANA2345");
        anas.KeepOwnWords("I ride there.");

        Swap(anas, toms).ShouldBeNull();

        anas.ShouldSatisfyAllConditions(s => s.HolderId.ShouldBe(_tom.Id), s => s.Status.ShouldBe(SlotStatus.Claimed), s => s.LinkCode.ShouldBeNull(), s => s.OwnWords.ShouldBe(""), s => s.PostAt.ShouldBe(At(14, 0)));
        toms.ShouldSatisfyAllConditions(s => s.HolderId.ShouldBe(_ana.Id), s => s.Status.ShouldBe(SlotStatus.Claimed), s => s.PostAt.ShouldBe(At(16, 30)));
        _slots.Select(s => s.Events[^1].Kind).ShouldBe([SlotEventKind.Swapped, SlotEventKind.Swapped]);
    }

    [Fact]
    public void Neither_account_nor_language_may_be_missing_on_either_side()
    {
        var (anas, toms) = (Of(_ana, At(14, 0), Network.LinkedIn), Of(_tom, At(16, 30)));

        _tom.Accounts.RemoveAll(a => a.Network is Network.LinkedIn);
        Swap(anas, toms)!.Code.ShouldBe("slot.noAccount");
        Swap(toms, anas)!.Code.ShouldBe("slot.noAccount");
        _tom.Accounts.Add(new(Network.LinkedIn, AccountKind.Personal, "tom-wood", 100));
        _ana.Languages = ["fr"];
        Swap(toms, anas)!.Code.ShouldBe("slot.noLanguage");
        anas.HolderId.ShouldBe(_ana.Id);
    }

    [Fact]
    public void What_is_posted_held_due_or_somebody_else_s_is_not_swapped()
    {
        var (anas, toms) = (Of(_ana, At(14, 0)), Of(_tom, At(16, 30)));

        Slot.WhyNotSwap(Side(anas, _ana, isHeld: true), Side(toms, _tom), Noon).ShouldBe(SlotRefusals.Held);
        Slot.WhyNotSwap(Side(anas, _ana), Side(toms, _tom), At(14, 0)).ShouldBe(SlotRefusals.SwapTooLate);
        Slot.WhyNotSwap(Side(anas, _tom), Side(toms, _ana), Noon).ShouldBe(SlotRefusals.SwapStale);
        toms.ConfirmBy(_tom, null, null, _tom.AsActor(), Noon);
        Swap(anas, toms).ShouldBe(SlotRefusals.SwapStale);
    }

    [Fact]
    public void A_gap_that_was_kept_is_kept_and_one_that_was_not_is_nobody_s_business()
    {
        var (anas, toms) = (Of(_ana, At(14, 0)), Of(_tom, At(16, 30)));
        var near = Of(_ana, At(16, 20));

        Swap(anas, toms).ShouldBe(SlotRefusals.SwapTooClose);
        near.MoveTo(At(14, 10), Bridge.Rules, Actor.Room(Bridge.Id), Noon).ShouldBeNull();
        toms.MoveTo(At(14, 20), Bridge.Rules, Actor.Room(Bridge.Id), Noon).ShouldBeNull();
        Swap(anas, toms).ShouldBeNull();
    }

    [Fact]
    public void The_cap_of_self_claims_follows_the_person()
    {
        var (anas, toms) = (ASlot(Bridge, At(14, 0)), Of(_tom, At(16, 30)));
        anas.ClaimBy(_ana, Terms(), At(9, 0)).ShouldBeNull();
        _slots.Add(anas);

        Swap(anas, toms).ShouldBeNull();

        anas.IsSelfClaimed.ShouldBeFalse();
        toms.IsSelfClaimed.ShouldBeTrue();
    }

    [Fact]
    public void Swapping_back_gives_each_their_own_and_no_swap_leaves_one_person_with_both() =>
        Gen.Select(Gen.Int[0, 300], Gen.Int[0, 300], Gen.Int[0, 300]).Sample((first, second, third) =>
        {
            var (ana, tom) = (AMember(Bridge, "Ana Ribeiro"), AMember(Bridge, "Tom Wood"));
            Slot[] slots = [Given(ana, Noon + Minutes(first)), Given(tom, Noon + Minutes(second)), Given(tom, Noon + Minutes(third))];
            SwapSide Anas() => new(slots.Single(s => s.HolderId == ana.Id), ana, false, slots);
            SwapSide Toms() => new(slots.First(s => s.HolderId == tom.Id), tom, false, slots);
            var before = slots.Select(s => s.HolderId).ToList();

            var refusal = Slot.Swap(Anas(), Toms(), Bridge.Rules, ana.AsActor(), Noon - Minutes(1));

            slots.Count(s => s.HolderId == ana.Id).ShouldBe(1);
            if (refusal is not null) slots.Select(s => s.HolderId).ShouldBe(before);
            else slots.Count(s => s.Status is SlotStatus.Claimed).ShouldBe(2);
        });

    private Refusal? Swap(Slot one, Slot other) => Slot.Swap(Side(one, _slots.Contains(one) && one.HolderId == _ana.Id ? _ana : _tom), Side(other, other.HolderId == _ana.Id ? _ana : _tom), Bridge.Rules, _ana.AsActor(), Noon);

    private SwapSide Side(Slot slot, Member holder, bool isHeld = false) => new(slot, holder, isHeld, _slots);

    private Slot Of(Member member, Instant at, Network network = Network.Bluesky)
    {
        var slot = Given(member, at, network);
        _slots.Add(slot);
        return slot;
    }

    private static Slot Given(Member member, Instant at, Network network = Network.Bluesky)
    {
        var slot = ASlot(Bridge, at, network);
        slot.AssignTo(member, null, Bridge.Rules, Actor.Room(Bridge.Id), At(7, 0)).ShouldBeNull();
        return slot;
    }
}
