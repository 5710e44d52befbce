using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;

namespace WarRoom.Web.Live;

/// <summary>What needs the lead now, most urgent first: only what a person must act on.</summary>
internal static class DayNeeds
{
    private static readonly Duration OpenSoon = Duration.FromMinutes(60);
    private static readonly Duration MissedLately = Duration.FromMinutes(90);

    public static IReadOnlyList<Need> Of(DaySnapshot day) =>
        [.. NotReady(day).Concat(Upset(day)).Concat(day.Slots.Select(s => One(s, day)).OfType<Need>()).OrderBy(n => n.Urgency).ThenByDescending(n => n.Kind == "late" || n is { Kind: "open", Unit: "min over" } ? n.Minutes : -n.Minutes)];

    private static IEnumerable<Need> NotReady(DaySnapshot day)
    {
        if (day.Campaign.State is CampaignState.Draft && day.Now >= day.Campaign.StartsAt && day.Now < day.Campaign.EndsAt)
        {
            yield return new("start", 0, (int)(day.Now - day.Campaign.StartsAt).TotalMinutes, "min over", "The day has not started", "It was not set ready at its start. Start late with one press.", null);
        }
    }

    private static IEnumerable<Need> Upset(DaySnapshot day)
    {
        if (day.Upsets.Count > 0 && !day.IsHeld) yield return new("repair", 1, day.InTrouble, day.InTrouble == 1 ? "slot" : "slots", "The plan has come apart", string.Join(" ", day.Upsets), null);
    }

    private static Need? One(SlotView s, DaySnapshot day)
    {
        var what = $"{s.Network.Name()}{(s.VariantCode is null ? "" : ", " + s.VariantCode)}";
        return s.Face switch
        {
            SlotFace.Late => new("late", 1, s.MinutesLate, "min late", $"{s.HolderName}, {s.Network.Name()}",
                $"{day.Time(s.PostAt)}{(s.VariantCode is null ? "" : ", " + s.VariantCode)}. {(s.MinutesLate >= day.Campaign.Rules.OfferAfterMinutes ? "On offer to others, no answer yet." : "Nudged at " + day.Time(s.PostAt + day.Campaign.Rules.NudgeAfter) + ".")}", s.Id),
            SlotFace.Missed when day.Now - s.ClosesAt < MissedLately => new("missed", 2, (int)(day.Now - s.ClosesAt).TotalMinutes, "min over", $"Missed: {what}", $"{day.Time(s.PlannedAt)}, {(s.HolderName.Length > 0 ? s.HolderName : "nobody")}. Reopen it or give it to somebody.", s.Id),
            SlotFace.Open or SlotFace.Due when s.HolderId is null && s.PostAt - day.Now < OpenSoon => new("open", 3, Math.Abs((int)(s.PostAt - day.Now).TotalMinutes), s.PostAt < day.Now ? "min over" : "min to go", $"Open slot {day.Time(s.PostAt)}, {s.Network.Name()}", $"{s.VariantCode ?? "No text yet"}. Nobody has it.", s.Id),
            SlotFace.Posted => Look(s, day.ProofOf(s.Id), day),
            _ => null,
        };
    }

    /// <summary>Posted, and only a person can tell: the room gave up looking, or there is a screenshot.</summary>
    private static Need? Look(SlotView s, ProofView proof, DaySnapshot day)
    {
        if (proof is { IsOver: true, LookedAt: { } looked }) return Of(looked, proof.Finding);
        return proof.Pictures is [var newest, ..] ? Of(newest.At, "There is a screenshot to look at.") : null;

        Need Of(Instant since, string detail) => new("proof", 4, Math.Max(0, (int)(day.Now - since).TotalMinutes), "min ago", $"Look at the post of {s.HolderName}, {s.Network.Name()}", detail, s.Id);
    }
}
