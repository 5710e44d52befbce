using CsCheck;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Domain.Slots;

public sealed class SlotLifecycleProperties
{
    private static readonly Campaign Bridge = ACampaign();
    private static readonly Member[] People = [AMember(Bridge, "Ada Lovelace"), AMember(Bridge, "Grace Hopper"), AMember(Bridge, "Mia Falk", Role.Lead)];
    private static readonly Actor Lead = People[2].AsActor();

    private sealed record Command(int What, int Who, int MinutesLater, bool IsHeld);

    private static readonly Gen<Command[]> Sequences =
        Gen.Select(Gen.Int[0, 15], Gen.Int[0, 2], Gen.Int[0, 8], Gen.Bool, (what, who, later, held) => new Command(what, who, later, held && later % 3 == 0)).Array[1, 40];

    [Fact]
    public void No_sequence_of_commands_reaches_a_change_that_the_table_forbids() => Sequences.Sample(commands =>
    {
        var slot = Play(commands);
        foreach (var change in slot.Events.Where(e => e.From != e.To)) change.From.CanBecome(change.To).ShouldBeTrue($"{change.From} became {change.To} by {change.Kind}");
    });

    [Fact]
    public void Every_change_is_remembered_with_its_instant_its_actor_and_the_next_version() => Sequences.Sample(commands =>
    {
        var slot = Play(commands);
        slot.Events.Select(e => e.Version).ShouldBe(Enumerable.Range(1, slot.Version));
        slot.Events.ShouldAllBe(e => e.ByName.Length > 0 && e.At >= At(6, 0));
        slot.Events.Zip(slot.Events.Skip(1)).ShouldAllBe(pair => pair.First.To == pair.Second.From && pair.First.At <= pair.Second.At);
        slot.Events[^1].To.ShouldBe(slot.Status);
    });

    [Fact]
    public void Whoever_has_a_slot_is_known_and_an_open_slot_is_nobody_s() => Sequences.Sample(commands =>
    {
        var slot = Play(commands);
        if (slot.Status is SlotStatus.Open) slot.HolderId.ShouldBeNull();
        if (slot.Status is SlotStatus.Assigned or SlotStatus.Claimed or SlotStatus.Posted or SlotStatus.Verified) slot.HolderId.ShouldNotBeNull();
        if (slot.Status.IsDone()) slot.Post.ShouldNotBeNull();
        (slot.Proof is ProofRung.None).ShouldBe(!slot.Status.IsDone(), "what is posted has a rung, and nothing else has");
        if (slot.Status is SlotStatus.Verified) (slot.Proof >= ProofRung.Checked).ShouldBeTrue();
        (slot.ClosesAt - slot.PostAt).ShouldBe(Bridge.Rules.Window);
        if (slot.HolderId is not null) slot.StandbyId.ShouldNotBe(slot.HolderId);
    });

    [Fact]
    public void Nothing_that_somebody_confirmed_is_ever_lost() => Sequences.Sample(commands =>
    {
        var slot = ASlot(Bridge);
        var now = Noon - Minutes(60);
        foreach (var command in commands)
        {
            now += Minutes(command.MinutesLater);
            var (who, before) = (People[command.Who], slot.ExtraPosts.Count);
            if (command.What != 4)
            {
                Do(slot, command, now);
                continue;
            }

            var outcome = slot.ConfirmBy(who, $"https://bsky.app/profile/{command.Who}/post/{command.MinutesLater}", slot.Version, who.AsActor(), now);
            var isKept = outcome is ConfirmOutcome.KeptAsExtra ? slot.ExtraPosts.Any(x => x.Member == who.Id) : slot.Post?.Member is not null && slot.PostUrl is not null;
            isKept.ShouldBeTrue();
        }
    });

    private static Slot Play(Command[] commands)
    {
        var slot = ASlot(Bridge);
        var now = Noon - Minutes(60);
        foreach (var command in commands)
        {
            now += Minutes(command.MinutesLater);
            Do(slot, command, now);
        }

        return slot;
    }

    private static void Do(Slot slot, Command command, Instant now)
    {
        var who = People[command.Who];
        switch (command.What)
        {
            case 0: slot.ClaimBy(who, Terms(command.IsHeld), now); break;
            case 1: slot.AssignTo(who, null, Bridge.Rules, Lead, now); break;
            case 2: slot.Release(who.AsActor(), now); break;
            case 3: slot.MoveTo(now + Minutes(20), Bridge.Rules, Lead, now); break;
            case 4: slot.ConfirmBy(who, command.MinutesLater % 2 == 0 ? "https://bsky.app/profile/x/post/1" : null, slot.Version, who.AsActor(), now); break;
            case 5: slot.Verify(Lead, now); break;
            case 6: slot.WithdrawVerification(Lead, now); break;
            case 7: slot.TakeBackPost(who.AsActor(), Bridge.Rules, now, "wrong"); break;
            case 8: slot.MissAt(now); break;
            case 9: slot.Reopen(now + Minutes(5), Bridge.Rules, Lead, now); break;
            case 10: slot.Cancel(Lead, now); break;
            case 11: slot.UndoCancellation(Lead, now); break;
            case 12: slot.RefreshAfterHold(Bridge.Rules, Lead, now); break;
            case 13: slot.SeeInPublic("https://bsky.app/profile/x/post/1", "seen", now); break;
            case 14: slot.Prove(now); break;
            default: slot.SetStandby(who.Id); break;
        }
    }
}
