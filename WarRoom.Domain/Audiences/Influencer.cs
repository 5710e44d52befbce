using WarRoom.Domain.Messages;

namespace WarRoom.Domain.Audiences;

/// <summary>How far the outreach to an influencer has come.</summary>
public enum OutreachStage
{
    Identified,
    Following,
    Warmed,
    Contacted,
    Agreed,
    Briefed,
    Live,
    Thanked,
    Declined,
}

/// <summary>A voice that the audience trusts, and our contact with it.</summary>
public sealed class Influencer
{
    public InfluencerId Id { get; init; }

    public CampaignId CampaignId { get; init; }

    public required string Name { get; set; }

    public Network Network { get; set; }

    public string Handle { get; set; } = "";

    public int Reach { get; set; }

    public string Audience { get; set; } = "";

    public OutreachStage Stage { get; set; }

    public string NextStep { get; set; } = "";

    public LocalDate? NextStepDate { get; set; }

    public string Owner { get; set; } = "";

    public string Disclosure { get; set; } = "";

    /// <summary>How well whoever talks to them knows them by now, 0 to 10; who declined is not addressed.</summary>
    public int Relation => Stage switch
    {
        OutreachStage.Identified => 1,
        OutreachStage.Following => 2,
        OutreachStage.Warmed => 4,
        OutreachStage.Contacted => 5,
        OutreachStage.Agreed => 7,
        OutreachStage.Briefed => 8,
        OutreachStage.Live or OutreachStage.Thanked => 9,
        _ => 0,
    };
}
