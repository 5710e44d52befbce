using System.Globalization;
using Microsoft.Extensions.Localization;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Web.Live;
using WarRoom.Web.Ui.Edge;

namespace WarRoom.Web.Features.Wall;

/// <summary>The words of a wall screen.</summary>
public sealed class WallWords(WallShow show, IStringLocalizer<EdgeText> text)
{
    private const double OnPlan = 0.05;
    private readonly DaySnapshot _day = show.Day;

    public WallNames Names { get; } = new(show.Day.Members, text["Somebody"], show.Screen.Names);

    /// <summary>"Live 11:43", and where it is 11:43 when that is not the campaign's own zone.</summary>
    public string Live => _day.ShownIn is { } zone ? text["Live {0}, {1}", _day.Time(_day.Now), Ui.Shared.ZoneNames.City(zone.Id)] : text["Live {0}", _day.Time(_day.Now)];

    /// <summary>What is stopped while the rest goes on; null when nothing is.</summary>
    public string? Held => _day.Holds.Where(h => h.Scope is not HoldScope.Everything).ToList() switch
    {
        [] => null,
        [var hold] => text["{0} is on hold", Of(hold)].Value,
        var several => text["{0} things are on hold", several.Count].Value,
    };

    public static string Number(int? value) => value?.ToString("N0", CultureInfo.CurrentCulture) ?? "–";

    public static string Signed(int value) => (value > 0 ? "+" : value < 0 ? "−" : "") + Number(Math.Abs(value));

    /// <summary>Ahead, on plan or behind; nothing while nothing was planned or measured.</summary>
    public static string? Pace(int? value, int plan) =>
        value is null || plan <= 0 ? null : value >= plan * (1 + OnPlan) ? "ahead" : value >= plan * (1 - OnPlan) ? "on plan" : "behind";

    /// <summary>What the clock on top counts down to.</summary>
    public (string Label, Instant? Until) Clock => _day.Campaign.State is CampaignState.Ended or CampaignState.Archived || _day.Now >= _day.Campaign.EndsAt ? (Date, null)
        : _day.CurrentWave is not null && _day.NextPost is { } post ? (text["Next post in"], post.PostAt)
        : _day.NextWave is { } wave ? (text["{0} in", wave.Name], wave.Start)
        : _day.NextPost is { } later ? (text["Next post in"], later.PostAt)
        : (text["The day ends in"], _day.Campaign.EndsAt);

    public string Date => _day.Campaign.Date.ToString(text["ddd d MMMM"], CultureInfo.CurrentCulture);

    /// <summary>The newest act that names nobody but who did it.</summary>
    public string Newest
    {
        get
        {
            foreach (var item in _day.Feed)
            {
                if (item.What.StartsWith("posted, ", StringComparison.Ordinal)) return text["{0} posted, {1}", Names.OfFirstName(item.Who), NetworkIn(item.What)];
                if (item.What.StartsWith("claimed ", StringComparison.Ordinal)) return text["{0} took a slot, {1}", Names.OfFirstName(item.Who), NetworkIn(item.What)];
            }

            return "";
        }
    }

    private string Of(Hold hold) => hold.Scope switch
    {
        HoldScope.Network => NetworkNames.All.Where(n => n.Key() == hold.Target).Select(n => n.Name()).FirstOrDefault() ?? text["One network"],
        HoldScope.Wave => _day.Waves.FirstOrDefault(w => w.Id.ToString() == hold.Target)?.Name ?? text["One wave"],
        HoldScope.Variant => text["Text {0}", _day.Texts.Find(t => t.Variant.ToString() == hold.Target)?.Code ?? ""],
        HoldScope.KeyMessage => text["One message"],
        HoldScope.Member => text["One person"],
        HoldScope.Link => text["One link"],
        _ => text["One slot"],
    };

    public int Late => _day.Count(SlotFace.Late);

    public static string Left(TimeSpan left)
    {
        if (left < TimeSpan.Zero) left = TimeSpan.Zero;
        return left.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)left.TotalHours}:{left.Minutes:00}:{left.Seconds:00}") : string.Create(CultureInfo.InvariantCulture, $"{left.Minutes:00}:{left.Seconds:00}");
    }

    private static string NetworkIn(string what) => NetworkNames.All.Select(n => n.Name()).FirstOrDefault(name => what.Contains(name, StringComparison.Ordinal)) ?? "";
}
