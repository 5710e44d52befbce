using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Domain.Slots;

public sealed class SlotClaimTests
{
    private static readonly WarRoom.Domain.Campaigns.Campaign Bridge = ACampaign();
    private static readonly Member Ada = AMember(Bridge, "Ada Lovelace");
    private static readonly Member Grace = AMember(Bridge, "Grace Hopper");

    [Fact]
    public void The_first_claim_wins()
    {
        var slot = ASlot(Bridge);

        slot.ClaimBy(Ada, Terms(), Noon - Minutes(30)).ShouldBeNull();
        slot.ClaimBy(Grace, Terms(), Noon - Minutes(30)).ShouldBe(SlotRefusals.Taken);

        slot.HolderId.ShouldBe(Ada.Id);
    }

    [Fact]
    public void Claiming_twice_changes_nothing()
    {
        var slot = ASlot(Bridge);
        slot.ClaimBy(Ada, Terms(), Noon - Minutes(30));
        var version = slot.Version;

        slot.ClaimBy(Ada, Terms(), Noon - Minutes(29)).ShouldBeNull();

        slot.Version.ShouldBe(version);
    }

    [Fact]
    public void A_held_slot_cannot_be_claimed_but_given_back_and_confirmed()
    {
        var slot = ASlot(Bridge);
        slot.ClaimBy(Ada, Terms(isHeld: true), Noon - Minutes(30)).ShouldBe(SlotRefusals.Held);

        slot.ClaimBy(Ada, Terms(), Noon - Minutes(30));
        slot.ConfirmBy(Ada, null, null, Ada.AsActor(), Noon).ShouldBe(ConfirmOutcome.Posted);
    }

    [Fact]
    public void Nobody_claims_a_fourth_slot_of_their_own_choice() =>
        ASlot(Bridge).ClaimBy(Ada, Terms(openSelfClaims: 3), Noon - Minutes(30)).ShouldBe(SlotRefusals.TooManyClaims);

    [Fact]
    public void A_claim_needs_an_account_on_the_network() =>
        ASlot(Bridge, network: Network.Reddit).ClaimBy(Ada, Terms(), Noon).ShouldNotBeNull().Code.ShouldBe("slot.noAccount");

    [Fact]
    public void A_claim_after_the_window_is_refused() =>
        ASlot(Bridge).ClaimBy(Ada, Terms(), Noon + Minutes(15)).ShouldBe(SlotRefusals.WindowClosed);

    [Fact]
    public void A_silent_holder_s_slot_can_be_taken_over_from_ten_minutes_on_and_the_new_holder_has_a_whole_window()
    {
        var slot = ASlot(Bridge);
        slot.ClaimBy(Ada, Terms(), Noon - Minutes(30));

        slot.ClaimBy(Grace, Terms(), Noon + Minutes(9)).ShouldBe(SlotRefusals.Taken);
        slot.ClaimBy(Grace, Terms(), Noon + Minutes(10)).ShouldBeNull();

        slot.HolderId.ShouldBe(Grace.Id);
        slot.PostAt.ShouldBe(Noon + Minutes(10));
        slot.ClosesAt.ShouldBe(Noon + Minutes(25));
        slot.PlannedAt.ShouldBe(Noon);
        slot.Events[^1].Kind.ShouldBe(SlotEventKind.TakenOver);
    }

    [Fact]
    public void What_the_first_holder_posted_after_a_take_over_is_kept_as_an_extra_post()
    {
        var slot = ASlot(Bridge);
        slot.ClaimBy(Ada, Terms(), Noon - Minutes(30));
        slot.ClaimBy(Grace, Terms(), Noon + Minutes(10));

        slot.ConfirmBy(Ada, "https://bsky.app/profile/ada/post/1", 3, Ada.AsActor(), Noon + Minutes(12)).ShouldBe(ConfirmOutcome.KeptAsExtra);

        slot.ExtraPosts.Single().Member.ShouldBe(Ada.Id);
        slot.HolderId.ShouldBe(Grace.Id);
        slot.Status.ShouldBe(SlotStatus.Claimed);
    }

    [Fact]
    public void A_late_confirmation_still_counts()
    {
        var slot = ASlot(Bridge);
        slot.ClaimBy(Ada, Terms(), Noon - Minutes(30));
        slot.MissAt(Noon + Minutes(15)).ShouldBeNull();

        slot.ConfirmBy(Ada, null, 2, Ada.AsActor(), Noon + Minutes(40)).ShouldBe(ConfirmOutcome.Posted);

        slot.Status.ShouldBe(SlotStatus.Posted);
        slot.Proof.ShouldBe(ProofRung.Declared);
    }

    [Fact]
    public void A_claimed_slot_that_is_moved_far_asks_its_holder_again()
    {
        var lead = AMember(Bridge, "Mia Falk", Role.Lead).AsActor();
        var slot = ASlot(Bridge);
        slot.ClaimBy(Ada, Terms(), Noon - Minutes(60));

        slot.MoveTo(Noon + Minutes(15), Bridge.Rules, lead, Noon - Minutes(50)).ShouldBeNull();
        slot.Status.ShouldBe(SlotStatus.Claimed);
        slot.MoveTo(Noon + Minutes(45), Bridge.Rules, lead, Noon - Minutes(50)).ShouldBeNull();

        slot.Status.ShouldBe(SlotStatus.Assigned);
        slot.HolderId.ShouldBe(Ada.Id);
    }

    [Fact]
    public void Undoing_a_cancellation_brings_back_the_state_before()
    {
        var lead = AMember(Bridge, "Mia Falk", Role.Lead).AsActor();
        var slot = ASlot(Bridge);
        slot.ClaimBy(Ada, Terms(), Noon - Minutes(60));
        slot.Cancel(lead, Noon - Minutes(20)).ShouldBeNull();

        slot.UndoCancellation(lead, Noon - Minutes(19)).ShouldBeNull();

        slot.Status.ShouldBe(SlotStatus.Claimed);
        slot.HolderId.ShouldBe(Ada.Id);
    }

    [Theory]
    [InlineData(0, SlotFace.Due)]
    [InlineData(5, SlotFace.Late)]
    [InlineData(-1, SlotFace.Claimed)]
    public void The_face_follows_the_clock(int minutes, SlotFace face)
    {
        var slot = ASlot(Bridge);
        slot.ClaimBy(Ada, Terms(), Noon - Minutes(60));

        slot.FaceAt(Noon + Minutes(minutes), isHeld: false, Bridge.Rules).ShouldBe(face);
        slot.FaceAt(Noon + Minutes(minutes), isHeld: true, Bridge.Rules).ShouldBe(SlotFace.Hold);
    }

    [Fact]
    public void An_open_slot_is_due_but_never_late() =>
        ASlot(Bridge).FaceAt(Noon + Minutes(14), isHeld: false, Bridge.Rules).ShouldBe(SlotFace.Due);
}
