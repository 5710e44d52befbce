using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;

namespace WarRoom.Domain.Planning.Making;

/// <summary>One thing that speaks for or against a slot's place.</summary>
public sealed record PlanReasonLine(string About, string Text, bool IsAgainst = false);

/// <summary>Why a slot stands where it stands, read from the plan as it is.</summary>
public static class PlanWhy
{
    private static readonly string[] Activity = ["not said to be there", "weight 1 of 3", "weight 2 of 3", "weight 3 of 3"];

    public static IReadOnlyList<PlanReasonLine> Of(PlanScene scene, Slot slot)
    {
        var member = scene.Members.FirstOrDefault(m => m.Id == slot.HolderId);
        return [.. new[] { Audience(scene, slot), Wave(scene, slot), Where(scene, slot), member is null ? null : Hours(slot, member), member is null ? null : Spacing(scene, slot, member), member is null ? null : Load(scene, member), Text(scene, slot) }.OfType<PlanReasonLine>()];
    }

    private static PlanReasonLine? Audience(PlanScene scene, Slot slot)
    {
        if (scene.Audiences.FirstOrDefault(a => a.Id == slot.AudienceId) is not { } audience) return null;
        var weight = Math.Clamp(audience.ActivityAt(slot.PostAt), 0, 3);
        return new("Audience", $"{audience.Name}, {Activity[weight]} at {scene.TimeOf(slot.PostAt)}", weight == 0);
    }

    private static PlanReasonLine? Wave(PlanScene scene, Slot slot)
    {
        if (scene.Waves.FirstOrDefault(w => w.Id == slot.WaveId) is not { } wave) return null;
        var isIn = wave.StartsAt <= slot.PostAt && slot.PostAt < wave.EndsAt;
        return new("Wave", isIn ? $"{wave.Name}{(wave.Purpose.Length > 0 ? $": {wave.Purpose}" : "")}" : $"Outside of {wave.Name}, {scene.TimeOf(wave.StartsAt)} to {scene.TimeOf(wave.EndsAt)}", !isIn);
    }

    private static PlanReasonLine? Where(PlanScene scene, Slot slot) =>
        scene.CommunityOf(slot) is { } place ? new("Where", place.WhyClosed ?? $"{place.Name}, one post in {place.MinGapMinutes} min", place.WhyClosed is not null)
        : scene.InfluencerOf(slot) is { } voice ? new("Where", $"For {voice.Name}{(voice.Owner.Length > 0 ? $", whom {voice.Owner} talks to" : "")}")
        : null;

    private static PlanReasonLine Hours(Slot slot, Member member) => member.Availability.At(slot.PostAt, member.Zone) switch
    {
        Willingness.Yes => new("Hours", $"{member.FirstName} is there, {slot.PostAt.InZone(member.Zone):HH:mm} {member.Zone.Id.Split('/')[^1].Replace('_', ' ')} time"),
        Willingness.IfNeeded => new("Hours", $"{member.FirstName} comes only if needed"),
        _ => new("Hours", $"{member.FirstName} is not available then", true),
    };

    private static PlanReasonLine? Spacing(PlanScene scene, Slot slot, Member member)
    {
        var near = Nearest(scene.Slots.Where(s => s.HolderId == member.Id && s.Id != slot.Id), slot);
        if (near is null) return new("Spacing", $"The only post of {member.FirstName}");
        var minutes = (int)Math.Abs((near.PostAt - slot.PostAt).TotalMinutes);
        return new("Spacing", $"{minutes} min {(near.PostAt < slot.PostAt ? "after" : "before")} {member.FirstName}'s {scene.TimeOf(near.PostAt)}", minutes < member.MinGapMinutes);
    }

    private static PlanReasonLine Load(PlanScene scene, Member member)
    {
        var load = PlanChoices.Load(scene, member);
        return new("Load", $"{load} of the {member.MaxPosts} posts that {member.FirstName} accepts", load > member.MaxPosts);
    }

    private static PlanReasonLine? Text(PlanScene scene, Slot slot)
    {
        if (scene.Variants.FirstOrDefault(v => v.Id == slot.VariantId) is not { } variant) return new("Text", "No text yet", slot.HolderId is not null);
        var uses = PlanChoices.Uses(scene, variant);
        return new("Text", variant.MaxUses is { } most ? $"{variant.Code} is used {uses} of {most} times" : $"{variant.Code} is used {uses} times", variant.MaxUses < uses);
    }

    private static Slot? Nearest(IEnumerable<Slot> slots, Slot slot) =>
        slots.Where(s => s.Status is not (SlotStatus.Cancelled or SlotStatus.Missed)).MinBy(s => Math.Abs((s.PostAt - slot.PostAt).TotalSeconds));
}
