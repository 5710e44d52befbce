using System.Globalization;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;

namespace WarRoom.Web.Features.Team;

/// <summary>Everybody's hours on one axis of campaign time: the window of the day, an hour and a half before and after it.</summary>
public sealed record TeamAxis(int From, int To, Instant Midnight)
{
    private const int Step = 30;

    public static TeamAxis Of(Campaign campaign)
    {
        var midnight = campaign.Day.Start;
        var (start, end) = ((campaign.StartsAt - midnight).TotalHours, (campaign.EndsAt - midnight).TotalHours);
        return new((int)Math.Floor(Math.Max(0, start - 0.5)) * 60, (int)Math.Ceiling(end + 1) * 60, midnight);
    }

    public string Style => $"--t0:{From};--t1:{To};--steps:{(To - From) / 120.0:0.##}";

    public IEnumerable<int> EveryTwoHours => Enumerable.Range(0, ((To - From) / 120) + 1).Select(i => From + (i * 120));

    public IEnumerable<int> HalfHours => Enumerable.Range(0, (To - From) / Step).Select(i => From + (i * Step));

    /// <summary>Runs of equal willingness, in minutes of the axis.</summary>
    public IEnumerable<(int From, int To, Willingness How)> Spans(Member member)
    {
        (int From, Willingness How)? run = null;
        foreach (var minute in HalfHours.SelectMany(m => new[] { m, m + 15 }).Append(To))
        {
            var how = minute >= To ? Willingness.No : At(member, minute);
            if (run is { } open && open.How != how)
            {
                if (open.How is not Willingness.No) yield return (open.From, minute, open.How);
                run = (minute, how);
            }

            run ??= (minute, how);
        }
    }

    public Willingness At(Member member, int minute) => member.Availability.At(Midnight + Duration.FromMinutes(minute), member.Zone);

    public static string Hour(int minute) => $"{minute / 60 % 24:00}:00";

    public static string Place(int from, int to) => string.Create(CultureInfo.InvariantCulture, $"--m:{from};--e:{to}");

    /// <summary>The difference of a member's clock to the campaign's, such as <c>+4:30</c>; empty when there is none.</summary>
    public static string Shift(Member member, Campaign campaign)
    {
        var minutes = (member.Zone.GetUtcOffset(campaign.StartsAt) - campaign.Day.Zone.GetUtcOffset(campaign.StartsAt)).Seconds / 60;
        var (hours, rest) = (Math.Abs(minutes) / 60, Math.Abs(minutes) % 60);
        return minutes == 0 ? "" : $"{(minutes < 0 ? "−" : "+")}{hours}{(rest == 0 ? "" : $":{rest:00}")}";
    }
}
