using System.Globalization;
using Microsoft.Extensions.Localization;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Web.Live;
using WarRoom.Web.Ui.Edge;

namespace WarRoom.Web.Features.Wall;

/// <summary>The words of a wall screen.</summary>
public sealed class WallWords(DaySnapshot day, IStringLocalizer<EdgeText> text)
{
    private const double OnPlan = 0.05;

    public WallNames Names { get; } = new(day.Members, text["Somebody"]);

    public static string Number(int? value) => value?.ToString("N0", CultureInfo.CurrentCulture) ?? "–";

    public static string Signed(int value) => (value > 0 ? "+" : value < 0 ? "−" : "") + Number(Math.Abs(value));

    /// <summary>Ahead, on plan or behind; nothing while nothing was planned or measured.</summary>
    public static string? Pace(int? value, int plan) =>
        value is null || plan <= 0 ? null : value >= plan * (1 + OnPlan) ? "ahead" : value >= plan * (1 - OnPlan) ? "on plan" : "behind";

    /// <summary>What the clock on top counts down to.</summary>
    public (string Label, Instant? Until) Clock => day.Campaign.State is CampaignState.Ended or CampaignState.Archived || day.Now >= day.Campaign.EndsAt ? (Date, null)
        : day.CurrentWave is not null && day.NextPost is { } post ? (text["Next post in"], post.PostAt)
        : day.NextWave is { } wave ? (text["{0} in", wave.Name], wave.Start)
        : day.NextPost is { } later ? (text["Next post in"], later.PostAt)
        : (text["The day ends in"], day.Campaign.EndsAt);

    public string Date => day.Campaign.Date.ToString(text["ddd d MMMM"], CultureInfo.CurrentCulture);

    /// <summary>The newest act that names nobody but who did it.</summary>
    public string Newest
    {
        get
        {
            foreach (var item in day.Feed)
            {
                if (item.What.StartsWith("posted, ", StringComparison.Ordinal)) return text["{0} posted, {1}", Names.OfFirstName(item.Who), NetworkIn(item.What)];
                if (item.What.StartsWith("claimed ", StringComparison.Ordinal)) return text["{0} took a slot, {1}", Names.OfFirstName(item.Who), NetworkIn(item.What)];
            }

            return "";
        }
    }

    public int Late => day.Count(SlotFace.Late);

    public static string Left(TimeSpan left)
    {
        if (left < TimeSpan.Zero) left = TimeSpan.Zero;
        return left.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)left.TotalHours}:{left.Minutes:00}:{left.Seconds:00}") : string.Create(CultureInfo.InvariantCulture, $"{left.Minutes:00}:{left.Seconds:00}");
    }

    private static string NetworkIn(string what) => NetworkNames.All.Select(n => n.Name()).FirstOrDefault(name => what.Contains(name, StringComparison.Ordinal)) ?? "";
}
