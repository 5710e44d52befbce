using System.Globalization;
using WarRoom.Domain.Team;
using WarRoom.Web.Ui.Desk;

namespace WarRoom.Web.Features.Planning;

/// <summary>What the planner puts into the desk's frame.</summary>
internal static class PlanFrame
{
    public static DeskView Of(PlanLook look, Actor actor)
    {
        var (campaign, share) = (look.Scene.Campaign, look.Slots.Count == 0 ? 0 : (double)look.Placed / look.Slots.Count);
        return new()
        {
            CampaignName = campaign.Name,
            Slug = campaign.Slug,
            Pill = new("live", campaign.IsPublished ? "Published" : "Draft"),
            DayText = $"{Ahead(look)}{campaign.Date.ToString("ddd d MMM", CultureInfo.InvariantCulture)}, times in {campaign.ZoneId}",
            Phases = [.. DeskPhase.Of(campaign.Slug).Select(p => p.Number == 3 ? p with { Share = share, Note = $"{look.Placed} of {look.Slots.Count} placed" } : p)],
            Current = 3,
            Wide = false,
            KeyNote = $"{look.Slots.Count} slots, {look.Placed} placed, {look.Open.Count} open",
            Initials = string.Concat(actor.Name.Split(' ').Take(2).Select(w => w[..1])),
            PersonName = actor.Name,
        };
    }

    private static string Ahead(PlanLook look)
    {
        var today = look.Scene.Now.InZone(look.Scene.Campaign.Day.Zone).Date;
        return NodaTime.Period.DaysBetween(today, look.Scene.Campaign.Date) switch { > 1 and var days => $"Launch in {days} days, ", 1 => "Launch tomorrow, ", 0 => "Launch today, ", _ => "" };
    }
}
