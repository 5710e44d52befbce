using Microsoft.EntityFrameworkCore;
using WarRoom.Domain;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Tests.Features.Foundation;
using WarRoom.Tests.Features.Foundation.Importing;
using WarRoom.Web.Changes;
using WarRoom.Web.Features.Foundation.Storing;
using WarRoom.Web.Features.Team;
using WarRoom.Web.Identity;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Features.Foundation.CampaignHouse;

namespace WarRoom.Tests.Features.Team;

/// <summary>Who may do what to whom, and what a removal takes along.</summary>
public sealed class TeamTests : IAsyncLifetime
{
    private readonly CampaignHouse _house = new();

    public async ValueTask InitializeAsync()
    {
        await _house.InitializeAsync();
        await _house.Use<AcceptImport>().RunAsync(ImportKind.Roster, ImportExamples.Good("roster.csv"), _house.Lead, stop: Stop);
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_removed_member_loses_the_link_and_every_slot_that_is_not_done()
    {
        var ana = await MemberAsync("Ana Ribeiro");
        var token = _house.Use<PersonalLinks>().TokenFor(ana);
        var (waiting, done) = (await SlotOfAsync(ana), await SlotOfAsync(ana, isPosted: true));

        var removed = await _house.Use<RemoveMember>().RunAsync(ana.Id, _house.Lead, stop: Stop);

        removed.ShouldSatisfyAllConditions(r => r.Refusal.ShouldBeNull(), r => r.Freed.ShouldBe([waiting]));
        var gone = await MemberAsync("Ana Ribeiro");
        gone.IsActive.ShouldBeFalse();
        _house.Use<PersonalLinks>().IsValid(token, gone).ShouldBeFalse();
        (await SlotAsync(waiting)).ShouldSatisfyAllConditions(s => s.HolderId.ShouldBeNull(), s => s.Status.ShouldBe(SlotStatus.Open));
        (await SlotAsync(done)).HolderId.ShouldBe(ana.Id);
        (await _house.ReadAsync(db => db.Audit.OrderBy(a => a.Id).Select(a => a.What).ToListAsync(Stop))).ShouldContain("Ana Ribeiro: removed");
    }

    [Fact]
    public async Task Undo_brings_the_member_back_with_the_slots_that_nobody_took_and_a_new_link()
    {
        var ana = await MemberAsync("Ana Ribeiro");
        var slot = await SlotOfAsync(ana);
        var token = _house.Use<PersonalLinks>().TokenFor(ana);
        var removed = await _house.Use<RemoveMember>().RunAsync(ana.Id, _house.Lead, stop: Stop);

        (await _house.Use<RestoreMember>().RunAsync(ana.Id, removed.Freed, _house.Lead, stop: Stop)).ShouldBeNull();

        var back = await MemberAsync("Ana Ribeiro");
        back.IsActive.ShouldBeTrue();
        _house.Use<PersonalLinks>().IsValid(token, back).ShouldBeFalse();
        (await SlotAsync(slot)).ShouldSatisfyAllConditions(s => s.HolderId.ShouldBe(ana.Id), s => s.Status.ShouldBe(SlotStatus.Assigned));
    }

    [Fact]
    public async Task A_removed_stand_by_stands_by_no_more()
    {
        var (ana, sara) = (await MemberAsync("Ana Ribeiro"), await MemberAsync("Mia Falk"));
        var slot = await SlotOfAsync(sara);
        await ChangeAsync(slot, s => s.SetStandby(ana.Id));

        await _house.Use<RemoveMember>().RunAsync(ana.Id, _house.Lead, stop: Stop);

        (await SlotAsync(slot)).ShouldSatisfyAllConditions(s => s.StandbyId.ShouldBeNull(), s => s.HolderId.ShouldBe(sara.Id));
    }

    [Fact]
    public async Task A_deputy_removes_volunteers_only()
    {
        (await _house.Use<RemoveMember>().RunAsync((await MemberAsync("Tom Wójcik")).Id, _house.As(Role.Deputy), stop: Stop)).Refusal.ShouldBeNull();
        (await _house.Use<RemoveMember>().RunAsync((await MemberAsync("Hannah Osei")).Id, _house.As(Role.Deputy), stop: Stop)).Refusal!.Code.ShouldBe("member.notVolunteer");
    }

    [Fact]
    public async Task A_deputy_sees_the_links_of_volunteers_only()
    {
        (await _house.Use<ShowLink>().RunAsync((await MemberAsync("Tom Wójcik")).Id, _house.As(Role.Deputy), stop: Stop)).Link.ShouldNotBeNull().ShouldContain("/v/");
        (await _house.Use<ShowLink>().RunAsync((await MemberAsync("Mia Falk")).Id, _house.As(Role.Deputy), stop: Stop)).Refusal.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_deputy_gives_no_roles() =>
        (await _house.Use<ChangeRole>().RunAsync((await MemberAsync("Tom Wójcik")).Id, Role.Deputy, false, _house.As(Role.Deputy), stop: Stop)).ShouldNotBeNull();

    [Theory, InlineData(Role.Scribe), InlineData(Role.Listener), InlineData(Role.Partners), InlineData(Role.Volunteer), InlineData(Role.Viewer)]
    public async Task Others_touch_nobody(Role role)
    {
        var (tom, actor) = ((await MemberAsync("Tom Wójcik")).Id, _house.As(role));

        (await _house.Use<RemoveMember>().RunAsync(tom, actor, stop: Stop)).Refusal.ShouldNotBeNull();
        (await _house.Use<RevokeLink>().RunAsync(tom, actor, stop: Stop)).ShouldNotBeNull();
        (await _house.Use<MailLink>().RunAsync(tom, actor, stop: Stop)).ShouldNotBeNull();
        (await _house.Use<ShowLink>().RunAsync(tom, actor, stop: Stop)).Link.ShouldBeNull();
        (await _house.Use<WelcomeMember>().RunAsync(tom, actor, stop: Stop)).ShouldNotBeNull();
        (await _house.Use<CreateInvite>().RunAsync(actor, stop: Stop)).Refusal.ShouldNotBeNull();
    }

    [Fact]
    public async Task Nobody_changes_their_own_role_and_one_lead_stays()
    {
        var mia = await MemberAsync("Mia Falk");

        (await _house.Use<ChangeRole>().RunAsync(mia.Id, Role.Viewer, false, mia.AsActor(), stop: Stop))!.Code.ShouldBe("member.self");
        (await _house.Use<ChangeRole>().RunAsync(mia.Id, Role.Viewer, false, _house.As(Role.Owner), stop: Stop))!.Code.ShouldBe("member.lastLead");
        (await _house.Use<RemoveMember>().RunAsync(mia.Id, _house.As(Role.Owner), stop: Stop)).Refusal!.Code.ShouldBe("member.lastLead");
    }

    [Fact]
    public async Task A_lead_makes_another_lead_and_may_go_then()
    {
        (await _house.Use<ChangeRole>().RunAsync((await MemberAsync("Jonas Krüger")).Id, Role.Lead, false, _house.Lead, stop: Stop)).ShouldBeNull();

        (await _house.Use<RemoveMember>().RunAsync((await MemberAsync("Mia Falk")).Id, _house.As(Role.Owner), stop: Stop)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task A_new_link_kills_the_old_one()
    {
        var tom = await MemberAsync("Tom Wójcik");
        var token = _house.Use<PersonalLinks>().TokenFor(tom);

        (await _house.Use<RevokeLink>().RunAsync(tom.Id, _house.Lead, stop: Stop)).ShouldBeNull();

        _house.Use<PersonalLinks>().IsValid(token, await MemberAsync("Tom Wójcik")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_link_is_mailed_as_often_as_it_is_asked_for()
    {
        var tom = await MemberAsync("Tom Wójcik");

        await _house.Use<MailLink>().RunAsync(tom.Id, _house.Lead, stop: Stop);
        _house.Time.Advance(TimeSpan.FromMinutes(1));
        await _house.Use<MailLink>().RunAsync(tom.Id, _house.Lead, stop: Stop);

        var rows = await _house.ReadAsync(db => db.Outbox.Where(r => r.MemberId == tom.Id).ToListAsync(Stop));
        rows.Count.ShouldBe(2);
        rows.ShouldAllBe(r => r.Kind == MessageKind.PersonalLink && r.Channel == ReminderChannel.Email && r.SlotId == null);
    }

    [Fact]
    public async Task A_group_link_works_until_the_evening_before_and_can_be_revoked()
    {
        var (_, invite) = await _house.Use<CreateInvite>().RunAsync(_house.As(Role.Deputy), stop: Stop);

        invite!.Code.Length.ShouldBe(8);
        invite.ValidUntil.ShouldBe(Instant.FromUtc(2026, 11, 11, 19, 0));
        (await TeamAsync()).Invite!.Code.ShouldBe(invite.Code);
        (await _house.Use<RevokeInvite>().RunAsync(invite.Code, _house.Lead, stop: Stop)).ShouldBeNull();
        (await TeamAsync()).Invite.ShouldBeNull();
    }

    [Fact]
    public async Task Somebody_new_is_welcomed_with_one_press()
    {
        var tom = await MemberAsync("Tom Wójcik");
        await using (var db = _house.Db())
        {
            (await db.Members.SingleAsync(m => m.Id == tom.Id, Stop)).IsNew = true;
            await db.SaveChangesAsync(Stop);
        }

        (await _house.Use<WelcomeMember>().RunAsync(tom.Id, _house.As(Role.Deputy), stop: Stop)).ShouldBeNull();

        (await MemberAsync("Tom Wójcik")).IsNew.ShouldBeFalse();
    }

    [Fact]
    public async Task Hours_of_other_zones_lie_on_the_campaigns_clock()
    {
        var axis = TeamAxis.Of(_house.Campaign);
        var priya = await MemberAsync("Priya Nair");

        axis.Spans(priya).ShouldBe([(480, 1020, Willingness.Yes)]);
        TeamAxis.Shift(priya, _house.Campaign).ShouldBe("+4:30");
    }

    private Task<TeamView> TeamAsync() => _house.Use<ReadTeam>().RunAsync(_house.Campaign.Id, stop: Stop);

    private Task<Member> MemberAsync(string name) => _house.ReadAsync(db => db.Members.AsNoTracking().SingleAsync(m => m.Name == name, Stop));

    private Task<Slot> SlotAsync(SlotId id) => _house.ReadAsync(db => db.Slots.AsNoTracking().SingleAsync(s => s.Id == id, Stop));

    private async Task<SlotId> SlotOfAsync(Member member, bool isPosted = false)
    {
        var (campaign, now) = (_house.Campaign, CampaignHouse.Now);
        var slot = Slot.Plan(Ids.New<SlotId>(now), campaign, null, Network.LinkedIn, null, "en", campaign.Window, campaign.StartsAt + Duration.FromHours(3), Actor.Room(campaign.Id), now);
        slot.AssignTo(member, null, campaign.Rules, Actor.Room(campaign.Id), now).ShouldBeNull();
        if (isPosted) slot.ConfirmBy(member, null, slot.Version, _house.Lead, now);
        await using var db = _house.Db();
        db.Slots.Add(slot);
        await db.SaveChangesAsync(Stop);
        return slot.Id;
    }

    private async Task ChangeAsync(SlotId id, Action<Slot> change)
    {
        await using var db = _house.Db();
        change(await db.Slots.SingleAsync(s => s.Id == id, Stop));
        await db.SaveChangesAsync(Stop);
    }
}
