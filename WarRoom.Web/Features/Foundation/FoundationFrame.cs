using System.Globalization;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;
using WarRoom.Web.Ui.Desk;

namespace WarRoom.Web.Features.Foundation;

/// <summary>What the pages of a campaign before its day put into the desk's frame.</summary>
public static class FoundationFrame
{
    public static DeskView Of(FoundationView view, Actor actor, int current) => new()
    {
        CampaignName = view.Campaign.Name,
        Slug = view.Campaign.Slug,
        DayText = $"{Until(view)}{view.Campaign.Date.ToString("ddd d MMM", CultureInfo.InvariantCulture)}, times in {view.Campaign.ZoneId}",
        Pill = view.Campaign.State is CampaignState.Live ? new("live", "Live") : new("plain", view.Campaign.State.ToString()),
        Phases = [.. DeskPhase.Of(view.Campaign.Slug).Select(phase => phase.Number switch
        {
            1 => phase with { Note = $"{Parts(view)} of 7 parts", Share = Parts(view) / 7.0 },
            2 => phase with { Note = $"{Ready(view)} of {view.Members.Count} ready", Share = view.Members.Count == 0 ? 0 : (double)Ready(view) / view.Members.Count },
            3 => phase with { Note = view.Slots == 0 ? "no slots yet" : $"{view.Slots} slots", Share = view.Slots == 0 ? 0 : view.Campaign.IsPublished ? 1 : 0.5 },
            4 => phase with { Note = view.Campaign.State is CampaignState.Draft ? "draft" : "ready", Share = view.Campaign.State is CampaignState.Draft ? 0 : 1 },
            5 => phase with { Note = $"{view.Campaign.Date.ToString("ddd d MMM", CultureInfo.InvariantCulture)}, {view.Campaign.WindowStart:HH:mm}", Now = view.Campaign.State is CampaignState.Live, Share = view.Campaign.State is CampaignState.Live ? 0.5 : view.Campaign.State > CampaignState.Live ? 1 : 0 },
            7 => phase with { Note = "after the day" },
            _ => phase,
        })],
        Current = current,
        Initials = string.Concat(actor.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(w => w[..1])),
        PersonName = actor.Name,
        RehearsalClock = view.Campaign.IsRehearsal ? $"{view.Campaign.Speed}× {view.Now.InZone(view.Campaign.Day.Zone).ToString("HH:mm", CultureInfo.InvariantCulture)}" : null,
    };

    /// <summary>Parts that hold something: objectives, audiences, communities, influencers, messages, waves, baseline.</summary>
    public static int Parts(FoundationView view) => new[]
    {
        view.Objectives.Count, view.Audiences.Count, view.Communities.Count, view.Influencers.Count, view.Variants.Count, view.Waves.Count, view.BaselineDays,
    }.Count(count => count > 0);

    private static int Ready(FoundationView view) => view.Members.Count(m => m.Role is Role.Viewer || !m.IsAssignable || m.Hours.Count > 0);

    private static string Until(FoundationView view) => view.Campaign.State > CampaignState.Ready ? "" : view.DaysToGo switch
    {
        > 1 => $"Launch in {view.DaysToGo} days, ",
        1 => "Launch tomorrow, ",
        0 => "Launch today, ",
        _ => "",
    };
}
