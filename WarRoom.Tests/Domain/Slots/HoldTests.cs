using WarRoom.Domain;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Domain.Slots;

public sealed class HoldTests
{
    private static readonly Campaign Bridge = ACampaign();
    private static readonly Actor Mia = AMember(Bridge, "Mia Falk", Role.Lead).AsActor();
    private static readonly Actor Ben = AMember(Bridge, "Ben Okafor", Role.Deputy).AsActor();

    [Fact]
    public void Who_wants_to_go_on_cannot_be_the_second_person_too()
    {
        var hold = AHold();
        hold.ProposeLift(Mia, "It was false", Noon).ShouldBeNull();

        hold.Lift(Mia, LiftGround.SecondPerson, "It was false", Noon)!.Code.ShouldBe("hold.secondPerson");
        hold.IsOpen.ShouldBeTrue();
        hold.Lift(Ben, LiftGround.SecondPerson, "It was false", Noon).ShouldBeNull();
        hold.IsOpen.ShouldBeFalse();
        hold.LiftedOn.ShouldBe(LiftGround.SecondPerson);
    }

    [Fact]
    public void Without_a_proposal_there_is_nothing_to_agree_to() =>
        AHold().Lift(Ben, LiftGround.SecondPerson, "It was false", Noon)!.Code.ShouldBe("hold.secondPerson");

    [Theory]
    [InlineData(LiftGround.Alone)]
    [InlineData(LiftGround.FreshSignIn)]
    public void Alone_or_freshly_signed_in_one_person_is_enough(LiftGround ground)
    {
        var hold = AHold();

        hold.Lift(Mia, ground, "It was false", Noon).ShouldBeNull();

        hold.LiftedOn.ShouldBe(ground);
        hold.LiftReason.ShouldBe("It was false");
    }

    [Fact]
    public void A_reason_is_wanted_and_a_volunteer_may_not()
    {
        var hold = AHold();

        hold.Lift(Mia, LiftGround.Alone, " ", Noon)!.Code.ShouldBe("hold.noReason");
        hold.ProposeLift(Mia, "", Noon)!.Code.ShouldBe("hold.noReason");
        hold.Lift(AMember(Bridge, "Tom Reed").AsActor(), LiftGround.Alone, "Why not", Noon)!.Code.ShouldBe("actor.notAllowed");
        hold.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void A_stop_is_confirmed_once_with_what_nobody_knows()
    {
        var hold = AHold();

        hold.ConfirmStopped(2, Noon);
        hold.ConfirmStopped(0, Noon + Minutes(1));

        hold.StoppedAt.ShouldBe(Noon);
        hold.Unconfirmed.ShouldBe(2);
    }

    private static Hold AHold() => Hold.Place(Ids.New<HoldId>(Noon), HoldScope.Everything, null, "A rumour", null, Mia, Noon);
}
