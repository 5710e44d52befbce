using WarRoom.Domain.Messages;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Team;

namespace WarRoom.Domain.Planning.Proposing;

/// <summary>Says which rule a row would break.</summary>
internal static class ProposalSentences
{
    /// <summary>By itself, whatever else is taken.</summary>
    public static string Alone(PlanScene scene, string code, Member member, Instant at) => code switch
    {
        PlanRule.Availability => $"{member.FirstName} is not available at {scene.TimeOf(at)}.",
        PlanRule.Account => $"{member.FirstName} has no account there any more.",
        PlanRule.Eligibility => $"{member.FirstName} does not speak its language any more, or knows nobody there.",
        PlanRule.Approval or PlanRule.Variant => "Its text was taken back or changed.",
        PlanRule.LeadTime => $"{scene.TimeOf(at)} is too soon to tell anybody.",
        PlanRule.Window or PlanRule.Quiet => $"{scene.TimeOf(at)} is outside of its hours now.",
        _ => "It is not possible any more.",
    };

    /// <summary>Together with what else is there.</summary>
    public static string Together(PlanScene scene, string code, PlannedPlace to, Member? member)
    {
        var slot = scene.Slots.First(s => s.Id == to.Slot);
        var (name, network) = (member?.FirstName ?? "Nobody", slot.Network.Name());
        return code switch
        {
            PlanRule.MemberGap => $"{name} would post twice within {member?.MinGapMinutes} minutes.",
            PlanRule.MemberDayCap => $"{name} would have more than {member?.MaxPosts} posts.",
            PlanRule.CommunityGap => "the community would get two posts too close together.",
            PlanRule.DuplicateText => $"nearly the same text would stand twice within {PlanDefaults.DuplicateMinutes} minutes on {network}.",
            PlanRule.NetworkHourCap => $"{network} would have too many posts in that hour.",
            PlanRule.VariantUses => $"text {scene.Variants.FirstOrDefault(v => v.Id == to.Variant)?.Code} would be used more often than its limit.",
            _ => "it would break a rule.",
        };
    }
}
