using System.Globalization;
using WarRoom.Web.Ui.Shared;

namespace WarRoom.Web.Features.Claiming;

/// <summary>The campaign's clock beside the member's own, where the two differ.</summary>
internal static class TwoClocks
{
    public static string Time(this MyDay day, Instant at) => Of(at, day.Zone);

    /// <summary>The time in the campaign's zone; null where the member's clock shows the same.</summary>
    public static string? There(this MyDay day, Instant at) =>
        day.Campaign.Day.Zone.GetUtcOffset(at) == day.Zone.GetUtcOffset(at) ? null : Of(at, day.Campaign.Day.Zone);

    public static string City(this MyDay day) => ZoneNames.City(day.Member.ZoneId);

    public static string CityThere(this MyDay day) => ZoneNames.City(day.Campaign.ZoneId);

    private static string Of(Instant at, DateTimeZone zone) => at.InZone(zone).ToString("HH:mm", CultureInfo.InvariantCulture);
}
