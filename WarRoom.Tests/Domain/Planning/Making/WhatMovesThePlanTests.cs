using WarRoom.Domain;
using WarRoom.Domain.Audiences;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Metrics;
using WarRoom.Domain.Planning;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Domain.Time;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Domain.Planning.Making;

/// <summary>Everything that a lead sets on the screens moves the plan, or is no matter of the plan: nothing is ignored in silence.</summary>
public sealed class WhatMovesThePlanTests
{
    /// <summary>A field, and something that a lead could set it to.</summary>
    private static readonly Dictionary<string, Action<Stage>> Moves = new()
    {
        ["Campaign.Window"] = s => s.Campaign.Reschedule(Day, new(9, 0), new(18, 0)),
        ["Campaign.Date"] = s => s.Campaign.Reschedule(new(new LocalDate(2026, 11, 14), Berlin), new(7, 30), new(19, 0)),
        ["Wave.StartsAt"] = s => s.Bridge.Waves[1].StartsAt = At(9, 30),
        ["Wave.EndsAt"] = s => s.Bridge.Waves[1].EndsAt = At(10, 0),
        ["Wave.Slots"] = s => s.Bridge.Waves[1].Slots = 10,
        ["Audience.ZoneId"] = s => s.Cyclists.ZoneId = "America/New_York",
        ["Audience.Networks"] = s => s.Cyclists.Networks = [Network.Reddit],
        ["Audience.ActiveHours"] = s => s.Cyclists.ActiveHours = [new([IsoDayOfWeek.Thursday], 12, 13, 3)],
        ["Community.Audience"] = s => s.Makers.Audience = s.Cyclists.Name,
        ["Community.Owner"] = s => s.Makers.Owner = "Mia Falk",
        ["Community.MinGapMinutes"] = s => s.Makers.MinGapMinutes = 240,
        ["Community.SelfPromotion"] = s => s.Makers.SelfPromotion = "no",
        ["Community.RulesRead"] = s => s.Makers.RulesRead = "no",
        ["Influencer.Audience"] = s => s.Voice.Audience = s.Cyclists.Name,
        ["Influencer.Owner"] = s => s.Voice.Owner = "Mia Falk",
        ["Influencer.Stage"] = s => s.Voice.Stage = OutreachStage.Declined,
        ["Objective.Weight"] = s => (s.Traffic.Weight, s.Interaction.Weight) = (5, 95),
        ["Objective.Measures"] = s => s.Traffic.Measures = [Measure.Replies],
        ["MessageVariant.Network"] = s => s.Text("1B").Network = Network.X,
        ["MessageVariant.AudienceId"] = s => s.Text("1B").AudienceId = s.Bridge.Audiences[1].Id,
        ["MessageVariant.Language"] = s => s.Text("1B").Language = "pt",
        ["MessageVariant.Text"] = s => s.Text("1B").Text = s.Text("3D").Text,
        ["MessageVariant.HasLink"] = s => s.Text("1B").HasLink = false,
        ["MessageVariant.MaxUses"] = s => s.Text("1B").MaxUses = 1,
        ["MessageVariant.IsWithdrawn"] = s => s.Text("1B").IsWithdrawn = true,
        ["Member.Role"] = s => s.Bridge["Greta"].Role = Role.Viewer,
        ["Member.AlsoPosts"] = s => (s.Bridge["Greta"].Role, s.Bridge["Greta"].AlsoPosts) = (Role.Scribe, false),
        ["Member.ZoneId"] = s => s.Bridge["Ana"].ZoneId = "America/New_York",
        ["Member.Languages"] = s => s.Bridge["Ana"].Languages = ["pt"],
        ["Member.Accounts"] = s => s.Bridge["Ana"].Accounts = [.. s.Bridge["Ana"].Accounts.Take(1)],
        ["Member.Hours"] = s => s.Bridge["Ana"].Hours = [new(new(9, 0), new(10, 0))],
        ["Member.MaxPosts"] = s => s.Bridge["Ana"].MaxPosts = 1,
        ["Member.MinGapMinutes"] = s => s.Bridge["Ana"].MinGapMinutes = 180,
        ["Member.MaxStandby"] = s => s.Bridge.Members.ForEach(m => m.MaxStandby = 0),
        ["Member.RemovedAt"] = s => s.Bridge["Ana"].Remove(HarbourBridge.AWeekBefore),
        ["Slot.IsPinned"] = s => s.Pin(),
        ["Slot.CommunityId"] = s => s.InCommunity.ForEach(slot => slot.AimAt(null, null)),
        ["Slot.InfluencerId"] = s => s.ToVoice.AimAt(null, null),
        ["Slot.VariantId"] = s => s.Pin(withText: true),
        ["Hold"] = s => s.Holds.Add(Hold.Place(new(new Guid(9, 9, 9, new byte[8])), HoldScope.Network, Network.Bluesky.Key(), "a rumour", null, Actor.Room(s.Campaign.Id), HarbourBridge.AWeekBefore)),
        ["Away"] = s => s.Away.Add(s.Bridge["Ana"].Id),
    };

    /// <summary>What is set on screens and concerns words, names, numbers, reminders or looks, not who posts what and when.</summary>
    private static readonly string[] NoMatterOfThePlan =
    [
        "Campaign.Name", "Campaign.Organisation", "Campaign.Purpose", "Campaign.LandingPage", "Campaign.Language", "Campaign.Guidelines", "Campaign.GuidelinesVersion", "Campaign.Rules", "Campaign.IsRehearsal",
        "Wave.Name", "Wave.Start", "Wave.End", "Wave.Purpose",
        "Audience.Name", "Audience.Kind", "Audience.Description", "Audience.Languages", "Audience.Tone", "Audience.Avoid",
        "Community.Name", "Community.Network", "Community.Address", "Community.ModeratorAsked", "Community.LastPosted",
        "Influencer.Name", "Influencer.Network", "Influencer.Handle", "Influencer.Reach", "Influencer.NextStep", "Influencer.NextStepDate", "Influencer.Disclosure",
        "Objective.Name", "Objective.BaselinePerDay", "Objective.Goal", "Objective.GoalByMeasure",
        "MessageVariant.KeyMessageId", "MessageVariant.Code", "MessageVariant.Hashtags", "MessageVariant.AltText",
        "Member.Name", "Member.Email", "Member.Relationship", "Member.Channels", "Member.Quiet", "Member.ChatHandle", "Member.WallName", "Member.GuidelinesVersion", "Member.IsNew", "Member.AccountId",
    ];

    public static TheoryData<string> EachField => [.. Moves.Keys];

    [Theory]
    [MemberData(nameof(EachField))]
    public void A_field_that_is_set_moves_the_plan(string field)
    {
        var (before, after) = (new Stage(), new Stage());
        Moves[field](after);

        (PlanOf(after) == PlanOf(before)).ShouldBeFalse(field);
    }

    [Fact]
    public void Every_field_of_the_foundation_is_known_to_move_the_plan_or_to_be_no_matter_of_it()
    {
        Type[] set = [typeof(Campaign), typeof(Wave), typeof(Audience), typeof(Community), typeof(Influencer), typeof(Objective), typeof(MessageVariant), typeof(Member)];
        var fields = set.SelectMany(t => t.GetProperties().Where(p => p.SetMethod is { IsPublic: true } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))).Select(p => $"{t.Name}.{p.Name}"));

        fields.Where(f => !Moves.ContainsKey(f) && !NoMatterOfThePlan.Contains(f)).ShouldBeEmpty();
    }

    [Fact]
    public void More_weight_on_traffic_favours_networks_whose_posts_carry_links()
    {
        var (traffic, interaction) = (new Stage(), new Stage());
        (traffic.Traffic.Weight, traffic.Interaction.Weight) = (100, 0);
        (interaction.Traffic.Weight, interaction.Interaction.Weight) = (0, 100);

        SizeOn(traffic, Network.Bluesky).ShouldBeGreaterThan(2 * SizeOn(interaction, Network.Bluesky), "every text on Bluesky carries a link");
        SizeOn(traffic, Network.Instagram).ShouldBeLessThan(SizeOn(interaction, Network.Instagram), "no text on Instagram does");
        Request(traffic).Weights.Reach.ShouldBeGreaterThan(Request(interaction).Weights.Reach);
    }

    [Fact]
    public void A_post_for_an_influencer_goes_to_who_talks_to_them_and_one_in_a_closed_community_to_nobody()
    {
        var stage = new Stage();
        stage.Makers.SelfPromotion = "no";
        var plan = Optimiser.Plan(Request(stage), seed: 1, steps: 300, stop: TestContext.Current.CancellationToken);

        plan.Assignments.Single(a => a.Slot == stage.ToVoice.Id.ToString()).Member.ShouldBe(stage.Bridge["Priya"].Id.ToString());
        foreach (var slot in stage.InCommunity)
        {
            var open = plan.Unfilled.Single(u => u.Slot == slot.Id.ToString());
            open.Reasons.ShouldBe([PlanReason.NoVariant]);
            PlanSentences.For(stage.Scene, slot, open.Reasons).ShouldBe("Mobility Makers forbids promotion of one's own. Choose another place for it.");
        }
    }

    [Fact]
    public void Posts_in_a_community_keep_its_gap_and_by_hand_it_is_a_conflict()
    {
        var stage = new Stage();
        var plan = Optimiser.Plan(Request(stage), seed: 1, steps: 300, stop: TestContext.Current.CancellationToken);
        var times = plan.Assignments.Where(a => stage.InCommunity.Exists(s => s.Id.ToString() == a.Slot)).Select(a => a.Time).Order().ToList();
        times.Zip(times.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First >= 60);

        var (first, second) = (stage.InCommunity[0], stage.InCommunity[1]);
        foreach (var (slot, name, at) in new[] { (first, "Ana", At(12, 40)), (second, "Priya", At(13, 0)) })
        {
            slot.AssignTo(stage.Bridge[name], stage.Text("2A"), stage.Campaign.Rules, Actor.Room(stage.Campaign.Id), HarbourBridge.AWeekBefore).ShouldBeNull();
            slot.MoveTo(at, stage.Campaign.Rules, Actor.Room(stage.Campaign.Id), HarbourBridge.AWeekBefore).ShouldBeNull();
        }

        PlanConflicts.Of(stage.Scene).ShouldContain(c => c.Kind == ConflictKind.Community && c.Title == "Mobility Makers gets two posts within 20 min, wants 60");
    }

    private static int SizeOn(Stage stage, Network network) => Request(stage).Audiences.Max(a => a.Size.GetValueOrDefault(network.Key()));

    private static PlanRequest Request(Stage stage) => PlanBridge.Request(stage.Scene, "day");

    /// <summary>Every slot's place, and what the whole is worth.</summary>
    private static string PlanOf(Stage stage)
    {
        var request = Request(stage);
        var plan = Optimiser.Plan(request, seed: 1, steps: 150);
        return $"{PlanScore.Of(request, plan)} {string.Join(' ', plan.Assignments.OrderBy(a => a.Slot, StringComparer.Ordinal))}";
    }

    /// <summary>The Harbour Bridge with a community, an influencer and objectives, and slots for all of them.</summary>
    private sealed class Stage
    {
        private List<Slot>? _slots;

        public HarbourBridge Bridge { get; } = new();

        public Campaign Campaign => Bridge.Campaign;

        public Audience Cyclists => Bridge.Audiences.Single(a => a.Name == "Everyday cyclists");

        public Community Makers { get; } = new() { Id = new(new Guid(1, 1, 1, new byte[8])), Name = "Mobility Makers", Network = Network.LinkedIn, Audience = "Urban mobility professionals", SelfPromotion = "yes", RulesRead = "yes", Owner = "Ana Ribeiro" };

        public Influencer Voice { get; } = new() { Id = new(new Guid(2, 2, 2, new byte[8])), Name = "Prof. Lindqvist", Network = Network.LinkedIn, Audience = "Urban mobility professionals", Stage = OutreachStage.Warmed, Owner = "Priya Nair" };

        public Objective Traffic { get; } = new() { Name = "Traffic", Measures = [Measure.Visits], Weight = 60 };

        public Objective Interaction { get; } = new() { Name = "Interaction", Measures = [Measure.Shares, Measure.Reactions], Weight = 40 };

        public List<Hold> Holds { get; } = [];

        public List<MemberId> Away { get; } = [];

        public List<Slot> InCommunity => [.. OnLinkedIn.Take(2)];

        public Slot ToVoice => OnLinkedIn.ElementAt(2);

        public PlanScene Scene => Bridge.Scene(Slots) with { Communities = [Makers], Influencers = [Voice], Objectives = [Traffic, Interaction], Holds = Holds, Away = Away };

        /// <summary>Made when they are first asked for, as far as waves go; what is set before moves that too.</summary>
        private List<Slot> Slots => _slots ??= Make();

        private IEnumerable<Slot> OnLinkedIn => Slots.Where(s => s.Network is Network.LinkedIn && SlotCombination.Of(s) == SlotCombination.Of(Text("2A")) && s.PostAt > At(11, 0));

        public MessageVariant Text(string code) => Bridge.Texts.Single(v => v.Code == code);

        public void Pin(bool withText = false)
        {
            var slot = Slots.First(s => s.Network is Network.Bluesky && SlotCombination.Of(s) == SlotCombination.Of(Text("1B")));
            slot.AssignTo(Bridge["Ana"], withText ? Text("3D") : Text("1B"), Campaign.Rules, Actor.Room(Campaign.Id), HarbourBridge.AWeekBefore).ShouldBeNull();
            slot.IsPinned = true;
        }

        private List<Slot> Make()
        {
            _slots = Bridge.Slots();
            InCommunity.ForEach(s => s.AimAt(Makers.Id, null));
            ToVoice.AimAt(null, Voice.Id);
            return _slots;
        }
    }
}
