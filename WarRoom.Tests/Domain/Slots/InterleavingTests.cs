using System.Globalization;
using CsCheck;
using WarRoom.Domain;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Domain.Slots;

/// <summary>A whole team acts at random on four slots, with stops and resumes in between: some hundred days here, ten thousand with
/// <c>WARROOM_CHAOS_SEQUENCES=10000</c>.</summary>
public sealed class InterleavingTests
{
    private static readonly Campaign Bridge = ACampaign();
    private static readonly Member[] People = [AMember(Bridge, "Ada Lovelace"), AMember(Bridge, "Grace Hopper"), AMember(Bridge, "Ana Ribeiro"), AMember(Bridge, "Mia Falk", Role.Lead)];
    private static readonly Actor Lead = People[3].AsActor();
    private static readonly SlotEventKind[] AllowedUnderHold = [SlotEventKind.Posted, SlotEventKind.ExtraPost, SlotEventKind.ProofAdded, SlotEventKind.Released, SlotEventKind.Assigned, SlotEventKind.Moved, SlotEventKind.PostWithdrawn];

    private enum Act
    {
        Assign, Claim, Confirm, Release, Move, Withdraw, StopAll, StopSlot, Resume, Tick,
    }

    private sealed record Step(Act Act, int Who, int Where, int MinutesLater);

    private static readonly Gen<Step[]> Days = Gen.Select(Gen.Enum<Act>(), Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 7], (act, who, where, later) => new Step(act, who, where, later)).Array[1, 80];

    private static long Sequences => long.Parse(Environment.GetEnvironmentVariable("WARROOM_CHAOS_SEQUENCES") ?? "500", CultureInfo.InvariantCulture);

    [Fact]
    public void Whatever_a_team_does_in_whatever_order_every_slot_keeps_its_promises() => Days.Sample(steps =>
    {
        var day = new Day();
        foreach (var step in steps) day.Do(step);
    }, iter: Sequences);

    /// <summary>The day as it goes: asks after each step what may have changed and what may not.</summary>
    private sealed class Day
    {
        private readonly Slot[] _slots = [.. Enumerable.Range(0, 4).Select(i => ASlot(Bridge, Noon + Minutes(i * 10)))];
        private readonly List<Hold> _holds = [];
        private Instant _now = Noon - Minutes(30);

        public void Do(Step step)
        {
            _now += Minutes(step.MinutesLater);
            var held = _slots.Select(s => _holds.Cover(s)).ToArray();
            var before = _slots.Select(s => (s.Version, s.HolderId, s.Status, OnOffer: s.IsOnOffer(_now, Bridge.Rules))).ToArray();
            Act(step);
            for (var i = 0; i < _slots.Length; i++)
            {
                Check(_slots[i]);
                var news = _slots[i].Events.Skip(before[i].Version).ToList();
                if (held[i] && step.Act is not InterleavingTests.Act.Resume) news.All(e => AllowedUnderHold.Contains(e.Kind)).ShouldBeTrue($"{step} under a hold");
                if (news.Any(e => e.Kind is SlotEventKind.Claimed or SlotEventKind.TakenOver) && before[i].HolderId is { } other && other != _slots[i].HolderId) before[i].OnOffer.ShouldBeTrue("nobody loses a slot that is not on offer");
                if (before[i].Status.IsDone() && !_slots[i].Status.IsDone()) news.Any(e => e.Kind is SlotEventKind.PostWithdrawn).ShouldBeTrue("a post is taken back by its holder only");
            }
        }

        private static void Check(Slot slot)
        {
            slot.Events.Select(e => e.Version).SequenceEqual(Enumerable.Range(1, slot.Version)).ShouldBeTrue("every change is remembered once");
            slot.Events.All(e => e.From == e.To || e.From.CanBecome(e.To)).ShouldBeTrue("the table of states is kept");
            slot.Events.Zip(slot.Events.Skip(1)).All(pair => pair.First.To == pair.Second.From).ShouldBeTrue("each change begins where the last one ended");
            (slot.Events[^1].To, slot.Events[^1].HolderId).ShouldBe((slot.Status, slot.HolderId));
            (slot.HolderId is null).ShouldBe(slot.Status is SlotStatus.Open || (slot.Status is SlotStatus.Missed && slot.Miss!.Member is null));
            if (slot.Status.IsDone()) slot.Post!.Member.ShouldBe(slot.HolderId);
        }

        private void Act(Step step)
        {
            var (slot, who) = (_slots[step.Where], People[step.Who]);
            switch (step.Act)
            {
                case InterleavingTests.Act.Assign: slot.AssignTo(who, null, Bridge.Rules, Lead, _now); break;
                case InterleavingTests.Act.Claim: slot.ClaimBy(who, Terms(_holds.Cover(slot), _slots.Count(s => s.HolderId == who.Id && s is { IsSelfClaimed: true, Status: SlotStatus.Claimed })), _now); break;
                case InterleavingTests.Act.Confirm: slot.ConfirmBy(who, null, slot.Version, who.AsActor(), _now); break;
                case InterleavingTests.Act.Release when slot.HolderId == who.Id: slot.Release(who.AsActor(), _now); break;
                case InterleavingTests.Act.Move: slot.MoveTo(_now + Minutes(20), Bridge.Rules, Lead, _now); break;
                case InterleavingTests.Act.Withdraw when slot.HolderId == who.Id: slot.TakeBackPost(who.AsActor(), Bridge.Rules, _now, "taken back"); break;
                case InterleavingTests.Act.StopAll: _holds.Add(Hold.Place(Ids.New<HoldId>(_now), HoldScope.Everything, null, "A rumour", null, Lead, _now)); break;
                case InterleavingTests.Act.StopSlot: _holds.Add(Hold.Place(Ids.New<HoldId>(_now), HoldScope.Slot, slot.Id.ToString(), "A rumour", null, Lead, _now)); break;
                case InterleavingTests.Act.Resume: Resume(); break;
                case InterleavingTests.Act.Tick: foreach (var s in _slots.Where(s => !_holds.Cover(s))) Rescue(s); break;
            }
        }

        /// <summary>Ends the oldest stop: what nothing covers any more gets a whole window where its time has passed.</summary>
        private void Resume()
        {
            if (_holds.Find(h => h.IsOpen) is not { } hold) return;
            var covered = _slots.Where(s => s.Status.IsWaiting() && hold.Covers(s)).ToList();
            hold.Lift(Lead, LiftGround.FreshSignIn, "It was false", _now).ShouldBeNull();
            foreach (var slot in covered.Where(s => !_holds.Cover(s)))
            {
                slot.RefreshAfterHold(Bridge.Rules, Lead, _now);
                (slot.ClosesAt - _now).ShouldBeGreaterThanOrEqualTo(Bridge.Rules.Window, "nobody comes back from a stop to a window that is half over");
            }
        }

        private void Rescue(Slot slot)
        {
            switch (RescuePolicy.Next(slot, _now, Bridge.Rules))
            {
                case RescueStep.Nudge: slot.MarkNudged(Lead, _now); break;
                case RescueStep.Offer: slot.MarkOffered(_now, "Ada"); break;
                case RescueStep.Miss: slot.MissAt(_now).ShouldBeNull(); break;
            }
        }
    }
}
