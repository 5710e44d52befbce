using WarRoom.Domain.Time;

namespace WarRoom.Domain.Campaigns;

/// <summary>What a campaign is for.</summary>
public enum Purpose
{
    Launch,
    AnswerToBadPress,
    BusinessMetric,
    Buzz,
}

/// <summary>The single-day effort: its day, zone and window, and where it is in its life.</summary>
public sealed class Campaign
{
    private Campaign()
    {
    }

    /// <summary>A new draft.</summary>
    public Campaign(CampaignId id, string slug, string name, LaunchDay day, LocalTime start, LocalTime end)
    {
        Id = id;
        Slug = slug;
        Name = name;
        Reschedule(day, start, end);
    }

    public CampaignId Id { get; private set; }

    /// <summary>The name in addresses, unique in the installation.</summary>
    public string Slug { get; private set; } = "";

    public string Name { get; set; } = "";

    public string Organisation { get; set; } = "";

    public Purpose Purpose { get; set; }

    public LocalDate Date { get; private set; }

    public string ZoneId { get; private set; } = "";

    public LocalTime WindowStart { get; private set; }

    public LocalTime WindowEnd { get; private set; }

    public Instant StartsAt { get; private set; }

    public Instant EndsAt { get; private set; }

    public string LandingPage { get; set; } = "";

    /// <summary>Language of what says none.</summary>
    public string Language { get; set; } = "en";

    public string Guidelines { get; set; } = "";

    public int GuidelinesVersion { get; set; } = 1;

    public CampaignState State { get; private set; } = CampaignState.Draft;

    public Instant? EndedAt { get; private set; }

    /// <summary>When the plan was shown to the team; slots can be seen and claimed from then on.</summary>
    public Instant? PublishedAt { get; private set; }

    /// <summary>Raised by placing or lifting a hold: work that was prepared under an older epoch asks again before it acts.</summary>
    public int Epoch { get; private set; }

    public DayRules Rules { get; set; } = DayRules.Default;

    public bool IsRehearsal { get; set; }

    /// <summary>A rehearsal's clock: campaign time was this …</summary>
    public Instant? AnchorCampaign { get; private set; }

    /// <summary>… at this real instant …</summary>
    public Instant? AnchorReal { get; private set; }

    /// <summary>… and runs this many times as fast; 0 is a pause.</summary>
    public int Speed { get; private set; } = 1;

    /// <summary>The local day in the campaign's zone.</summary>
    public LaunchDay Day => new(Date, DateTimeZoneProviders.Tzdb[ZoneId]);

    /// <summary>From the first post to the last, half-open.</summary>
    public TimeWindow Window => new(StartsAt, EndsAt);

    public bool IsPublished => PublishedAt is not null;

    /// <summary>Puts the campaign on another day or window; an end that is not after the start runs into the next day.</summary>
    public void Reschedule(LaunchDay day, LocalTime start, LocalTime end)
    {
        Date = day.Date;
        ZoneId = day.Zone.Id;
        WindowStart = start;
        WindowEnd = end;
        var window = day.Between(start, end);
        StartsAt = window.Start;
        EndsAt = window.End;
    }

    /// <summary>Moves on in the lifecycle; becoming what it is changes nothing. Setting it ready publishes the plan.</summary>
    public Refusal? Become(CampaignState next, Instant now)
    {
        if (State == next) return null;
        if (!State.CanBecome(next)) return new("campaign.state", $"A campaign that is {State} cannot become {next}.");
        State = next;
        if (next is CampaignState.Ready) Publish(now);
        if (next is CampaignState.Ended) EndedAt = now;
        return null;
    }

    /// <summary>Shows the plan to the team; slots can be claimed from then on.</summary>
    public void Publish(Instant now) => PublishedAt ??= now;

    /// <summary>Makes work that was prepared before ask again.</summary>
    public void RaiseEpoch() => Epoch++;

    /// <summary>Goes live at the start of its window when it is Ready; ends an hour after the window. Null when nothing is due.</summary>
    public CampaignState? DueState(Instant now) => State switch
    {
        CampaignState.Ready when now >= StartsAt => CampaignState.Live,
        CampaignState.Live when now >= EndsAt + Duration.FromHours(1) => CampaignState.Ended,
        _ => null,
    };

    /// <summary>Anchors a rehearsal's clock.</summary>
    public void SetClock(Instant campaignTime, Instant realTime, int speed)
    {
        if (speed is < 0 or > 60) throw new ArgumentOutOfRangeException(nameof(speed), speed, "A rehearsal runs at 0 to 60 times real time.");
        AnchorCampaign = campaignTime;
        AnchorReal = realTime;
        Speed = speed;
    }
}
