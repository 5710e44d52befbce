using WarRoom.Domain.Messages;

namespace WarRoom.Domain.Team;

/// <summary>Where a member is reminded.</summary>
public enum ReminderChannel
{
    InApp,
    Email,
    Push,

    /// <summary>The team's chat room.</summary>
    Chat,
}

/// <summary>How a name is shown on a wall screen: only as far as the member consented.</summary>
public enum NameConsent
{
    None,
    Initials,
    Full,
}

/// <summary>A person on the team of one campaign.</summary>
public sealed class Member
{
    private Member()
    {
    }

    /// <summary>A new, active member.</summary>
    public Member(MemberId id, CampaignId campaignId, string name, Role role, string zoneId, Instant joinedAt)
    {
        Id = id;
        CampaignId = campaignId;
        Name = name;
        Role = role;
        ZoneId = zoneId;
        JoinedAt = joinedAt;
    }

    public MemberId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public string Name { get; set; } = "";

    public string? Email { get; set; }

    public Role Role { get; set; }

    /// <summary>Makes a scribe, listener or partners member assignable.</summary>
    public bool AlsoPosts { get; set; }

    public Relationship Relationship { get; set; } = Relationship.Volunteer;

    /// <summary>IANA zone of the member's own wall clock.</summary>
    public string ZoneId { get; set; } = "";

    public List<string> Languages { get; set; } = [];

    public List<SocialAccount> Accounts { get; set; } = [];

    public List<AvailableHours> Hours { get; set; } = [];

    /// <summary>Where to remind, in this order; the app itself always shows it too.</summary>
    public List<ReminderChannel> Channels { get; set; } = [ReminderChannel.InApp];

    /// <summary>When nothing that the member did not ask for leaves the app; null for never quiet.</summary>
    public QuietHours? Quiet { get; set; } = QuietHours.Night;

    /// <summary>How the member is called in the team's chat room; null when the name will do.</summary>
    public string? ChatHandle { get; set; }

    /// <summary>The channels beside the app by which the member can be reached, in order.</summary>
    public IReadOnlyList<ReminderChannel> OutsideChannels => [.. Channels.Distinct().Where(c => c is ReminderChannel.Push or ReminderChannel.Chat || (c is ReminderChannel.Email && Email is not null))];

    public NameConsent WallName { get; set; } = NameConsent.Initials;

    /// <summary>The version of the guidelines that the member accepted; null before.</summary>
    public int? GuidelinesVersion { get; set; }

    /// <summary>Most posts a day.</summary>
    public int MaxPosts { get; set; } = 6;

    /// <summary>Least minutes between own posts.</summary>
    public int MinGapMinutes { get; set; } = 30;

    public int MaxStandby { get; set; } = 3;

    public Instant JoinedAt { get; private set; }

    /// <summary>Joined by the group link and not yet looked at by the lead.</summary>
    public bool IsNew { get; set; }

    public Instant? RemovedAt { get; private set; }

    /// <summary>Part of the personal link's signature: raising it kills every link given out before.</summary>
    public int LinkVersion { get; private set; } = 1;

    /// <summary>The sign-in account of a lead, deputy or other role holder who has one.</summary>
    public string? AccountId { get; set; }

    /// <summary>The zone of the wall clock; UTC when the stored name is unknown.</summary>
    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(ZoneId) ?? DateTimeZone.Utc;

    public bool IsActive => RemovedAt is null;

    /// <summary>The hours as one answer.</summary>
    public Availability Availability => new(Hours);

    /// <summary>Whether the planner and the lead may give this member slots.</summary>
    public bool IsAssignable => IsActive && Accounts.Count > 0 && Role switch
    {
        Role.Lead or Role.Deputy or Role.Volunteer => true,
        Role.Scribe or Role.Listener or Role.Partners => AlsoPosts,
        _ => false,
    };

    /// <summary>Two letters at most, for narrow places.</summary>
    public string Initials => string.Concat(Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(w => w[..1].ToUpperInvariant()));

    /// <summary>The name as far as a consent goes: "Ana Ribeiro", "A. R.", or nothing.</summary>
    public string ShownAs(NameConsent consent) => consent switch
    {
        NameConsent.Full => Name,
        NameConsent.Initials => string.Concat(Initials.Select(letter => $"{letter}. ")).TrimEnd(),
        _ => "",
    };

    /// <summary>The first word of the name.</summary>
    public string FirstName => Name.Split(' ', 2)[0];

    /// <summary>The account with the most followers on a network, of a kind if one is wanted; null when there is none.</summary>
    public SocialAccount? AccountOn(Network network, AccountKind? kind = null) =>
        Accounts.Where(a => a.Network == network && (kind is null || a.Kind == kind)).MaxBy(a => a.Followers);

    /// <summary>Whether the member can post in a language; who named none can post in all.</summary>
    public bool Speaks(string language) =>
        Languages.Count == 0 || Languages.Contains(language, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether one more post at an instant fits: willing then, a post left, far enough from the own ones.</summary>
    /// <param name="at">When.</param>
    /// <param name="own">When the member posts already.</param>
    public bool HasRoomAt(Instant at, IReadOnlyCollection<Instant> own) =>
        IsAssignable && own.Count < MaxPosts && Availability.At(at, Zone) is not Willingness.No && own.All(other => Math.Abs((other - at).TotalMinutes) >= MinGapMinutes);

    /// <summary>Kills every personal link given out before.</summary>
    public void RevokeLink() => LinkVersion++;

    /// <summary>Takes the member off the team from this instant on and kills the personal link; history stays.</summary>
    public void Remove(Instant now)
    {
        RemovedAt ??= now;
        RevokeLink();
    }

    /// <summary>Takes a removal back; the old link stays dead.</summary>
    public void Restore() => RemovedAt = null;

    /// <summary>The member as the one who does something, with fewer rights if the sign-in gives fewer.</summary>
    public Actor AsActor(Role? atMost = null) => new(CampaignId, Id, atMost ?? Role, Name);
}
