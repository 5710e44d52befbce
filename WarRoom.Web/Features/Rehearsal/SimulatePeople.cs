using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Features.Board;
using WarRoom.Web.Features.Claiming;
using WarRoom.Web.Live;
using WarRoom.Web.Networks.Rehearsal;
using WarRoom.Web.Persistence;
using WarRoom.Web.Persistence.Queries;

namespace WarRoom.Web.Features.Rehearsal;

/// <summary>The simulated people of a rehearsal: about 70 of 100 posts are punctual, 15 late, 5 never come, 10 come without a link.
/// They act through the same use cases as real people, and leave a member alone while a person is signed in as them.</summary>
public sealed class SimulatePeople(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, Presence presence, ClaimSlot claim, ConfirmPost confirm, VerifySlot verify, AcknowledgeHold acknowledge, LiftHold lift)
{
    public async Task RunAsync(CampaignId id, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == id, stop);
        var now = clocks.Now(campaign);
        var members = await db.Members.AsNoTracking().ActiveIn(id).ToDictionaryAsync(m => m.Id, stop);
        var holds = await db.Holds.AsNoTracking().OpenIn(id).ToListAsync(stop);
        await AnswerHoldsAsync(holds, members, now, stop);
        await AgreeToGoOnAsync(holds, members, now, stop);
        var soon = now + Duration.FromMinutes(100);
        var slots = await db.Slots.AsNoTracking().In(id).Where(s => s.Status != SlotStatus.Cancelled && s.Status != SlotStatus.Verified && s.Status != SlotStatus.Missed && s.PostAt <= soon).OrderBy(s => s.PostAt).ToListAsync(stop);
        foreach (var slot in slots.Where(s => !holds.Cover(s))) await ActAsync(slot, members, campaign, now, stop);
    }

    private async Task ActAsync(Slot slot, Dictionary<MemberId, Member> members, Campaign campaign, Instant now, CancellationToken stop)
    {
        switch (slot.Status)
        {
            case SlotStatus.Assigned when Alone(slot.HolderId, members) is { } holder && now >= slot.PlannedAt - Minutes(15 + (80 * Chance(slot, "yes"))) && Habit(slot) is not Habits.Never:
                await claim.RunAsync(slot.Id, holder.AsActor(), stop);
                break;
            case SlotStatus.Assigned or SlotStatus.Claimed when Alone(slot.HolderId, members) is { } holder && now >= slot.PostAt + Delay(slot):
                await PostAsync(slot, holder, stop);
                break;
            case SlotStatus.Posted when slot.PostUrl is not null && now >= slot.Post!.At + Minutes(2 + (9 * Chance(slot, "verify"))) && Verifier(members) is { } verifier:
                await verify.RunAsync(slot.Id, verifier.AsActor(), stop: stop);
                break;
        }

        if (slot.IsOnOffer(now, campaign.Rules) && now >= slot.PostAt + campaign.Rules.OfferAfter + Minutes(1 + (2 * Chance(slot, "rescue")))) await RescueAsync(slot, members, stop);
        if (slot.Status is SlotStatus.Open && Chance(slot, "volunteer") < 0.5 && now >= slot.PostAt - Minutes(40 * Chance(slot, "early"))) await VolunteerAsync(slot, members, now, stop);
    }

    private Task PostAsync(Slot slot, Member holder, CancellationToken stop)
    {
        var handle = holder.AccountOn(slot.Network, slot.AccountKind)?.Handle ?? "somebody";
        var address = Habit(slot) is Habits.NoLink ? null : RehearsalNetwork.AddressOf(slot.Network, handle, slot.Id);
        return confirm.RunAsync(slot.Id, address, slot.Version, holder.AsActor(), stop: stop);
    }

    private async Task RescueAsync(Slot slot, Dictionary<MemberId, Member> members, CancellationToken stop)
    {
        if (Alone(slot.StandbyId, members) is { } standby && Chance(slot, "standby") < 0.8) await claim.RunAsync(slot.Id, standby.AsActor(), stop);
    }

    private async Task VolunteerAsync(Slot slot, Dictionary<MemberId, Member> members, Instant now, CancellationToken stop)
    {
        var willing = members.Values.Where(m => m.IsAssignable && !presence.IsHere(m.Id) && m.AccountOn(slot.Network) is not null && m.Speaks(slot.Language) && m.Availability.At(now, m.Zone) is Willingness.Yes).OrderBy(m => m.Id.Value).ToList();
        if (willing.Count > 0) await claim.RunAsync(slot.Id, willing[(int)(Chance(slot, "who") * willing.Count) % willing.Count].AsActor(), stop);
    }

    private async Task AnswerHoldsAsync(List<Hold> holds, Dictionary<MemberId, Member> members, Instant now, CancellationToken stop)
    {
        foreach (var hold in holds)
        {
            var answered = hold.Acknowledgements.Select(a => a.Member).ToHashSet();
            foreach (var member in members.Values.Where(m => !answered.Contains(m.Id) && Alone(m.Id, members) is not null))
            {
                if (now >= hold.Placed.At + Minutes(0.3 + (9 * RehearsalNetwork.Chance(new(member.Id.Value), hold.Id.ToString())))) await acknowledge.RunAsync(hold.Id, member, stop);
            }
        }
    }

    /// <summary>Where the lead waits for a second person, a simulated one agrees after a minute.</summary>
    private async Task AgreeToGoOnAsync(List<Hold> holds, Dictionary<MemberId, Member> members, Instant now, CancellationToken stop)
    {
        foreach (var hold in holds.Where(h => h.Proposal is { } proposal && now >= proposal.At + Minutes(1)))
        {
            var second = members.Values.Where(m => m.Role is Role.Deputy or Role.Lead && m.Id != hold.Proposal!.Member && !presence.IsHere(m.Id)).MaxBy(m => m.Role);
            if (second is not null) await lift.RunAsync(hold.Id, hold.LiftReason!, second.AsActor(), stop: stop);
        }
    }

    /// <summary>The member, unless a person is signed in as them.</summary>
    private Member? Alone(MemberId? id, Dictionary<MemberId, Member> members) =>
        id is { } known && members.TryGetValue(known, out var member) && !presence.IsHere(known) ? member : null;

    private Member? Verifier(Dictionary<MemberId, Member> members) =>
        members.Values.Where(m => m.Role is Role.Deputy or Role.Lead && !presence.IsHere(m.Id)).OrderByDescending(m => m.Role).FirstOrDefault();

    private enum Habits
    {
        Punctual,
        Late,
        Never,
        NoLink,
    }

    private static Habits Habit(Slot slot) => RehearsalNetwork.Chance(slot.Id, $"habit:{slot.HolderId}") switch
    {
        < 0.70 => Habits.Punctual,
        < 0.85 => Habits.Late,
        < 0.90 => Habits.Never,
        _ => Habits.NoLink,
    };

    private static Duration Delay(Slot slot) => Habit(slot) switch
    {
        Habits.Late => Minutes(6 + (6.5 * Chance(slot, "delay"))),
        Habits.Never => Minutes(10_000),
        _ => Minutes(0.5 + (3.5 * Chance(slot, "delay"))),
    };

    private static double Chance(Slot slot, string purpose) => RehearsalNetwork.Chance(slot.Id, purpose);

    private static Duration Minutes(double minutes) => Duration.FromSeconds(minutes * 60);
}
