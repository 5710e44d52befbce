using WarRoom.Domain.Audiences;
using WarRoom.Domain.Messages;

namespace WarRoom.Domain.Planning.Making;

/// <summary>Says how many people a post reaches, and when: by the followers of those who can post, and by the hours that were typed for the audience.</summary>
internal sealed class PlanAudiences(PlanScene scene, PlanAims aims)
{
    private const string Everybody = "everybody";

    /// <summary>Percent by weight 0 (not said) to 3.</summary>
    private static readonly int[] PercentOf = [15, 40, 70, 100];

    public static string IdOf(AudienceId? id) => id?.ToString() ?? Everybody;

    public PlanAudience Write(AudienceId? id, IEnumerable<Network> networks)
    {
        var audience = scene.Audiences.FirstOrDefault(a => a.Id == id);
        var zone = audience?.Zone ?? scene.Campaign.Day.Zone;
        var (where, activity) = (networks.ToList(), Activity(audience, zone));
        return new(
            IdOf(id),
            zone.Id,
            where.ToDictionary(n => n.Key(), n => Size(n) * (audience is null || audience.Networks.Count == 0 || audience.Networks.Contains(n) ? 100 : 60) / 100 * aims.PercentOn(n) / 100),
            where.ToDictionary(n => n.Key(), _ => activity),
            []);
    }

    /// <summary>About 40 points, and 20 more for each doubling of the followers above a hundred.</summary>
    private int Size(Network network)
    {
        var followers = scene.Posters.SelectMany(m => m.Accounts).Where(a => a.Network == network).Sum(a => (long)a.Followers);
        return (int)Math.Clamp(40 + (20 * Math.Log2(1 + (followers / 100.0))), 40, 240);
    }

    private IReadOnlyList<int> Activity(Audience? audience, DateTimeZone zone)
    {
        if (audience is null || audience.ActiveHours.Count == 0) return [.. Enumerable.Range(0, 24).Select(h => h is >= 7 and < 22 ? 70 : 15)];
        var middle = scene.Campaign.StartsAt + ((scene.Campaign.EndsAt - scene.Campaign.StartsAt) / 2);
        var day = middle.InZone(zone).DayOfWeek;
        return [.. Enumerable.Range(0, 24).Select(hour => PercentOf[Math.Clamp(
            audience.ActiveHours.Where(h => h.Days.Contains(day) && h.FromHour <= hour && hour < h.ToHour).Select(h => h.Weight).DefaultIfEmpty(0).Max(), 0, 3)])];
    }
}
