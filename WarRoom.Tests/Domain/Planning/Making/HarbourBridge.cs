using WarRoom.Domain;
using WarRoom.Domain.Audiences;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Domain.Time;
using WarRoom.Tests.Features.Foundation.Importing;
using WarRoom.Web.Features.Foundation.Importing;
using static WarRoom.Tests.Examples;
using static WarRoom.Tests.Features.Foundation.Importing.ImportExamples;

namespace WarRoom.Tests.Domain.Planning.Making;

/// <summary>The demo campaign as its sheets tell of it, a week before its day: 14 people, 14 wordings, four waves of 72 posts.</summary>
internal sealed class HarbourBridge
{
    public static readonly Instant AWeekBefore = At(9, 0) - Duration.FromDays(7);
    private int _ids;

    public HarbourBridge(CampaignState state = CampaignState.Draft)
    {
        Campaign = new(NewId<CampaignId>(), "harbour-bridge", "Harbour Bridge", Day, new(7, 30), new(19, 0)) { Organisation = "PortCity", Language = "de" };
        if (state > CampaignState.Draft) Campaign.Become(CampaignState.Ready, AWeekBefore);
        if (state > CampaignState.Ready) Campaign.Become(CampaignState.Live, At(7, 30));
        Members = [.. RosterSheet.Read(Good("roster.csv"), Harbour).Accepted.Select(Member)];
        Audiences = [.. AudienceSheet.Read(Good("audiences.csv"), Harbour).Accepted.Select(Audience)];
        KeyMessages = [.. Variants(Good("variants.csv")).Accepted.Select(v => v.Pillar).Distinct().Select(p => new KeyMessage { Id = NewId<KeyMessageId>(), CampaignId = Campaign.Id, Name = p! })];
        Texts = [.. Variants(Good("variants.csv")).Accepted.Select(Variant)];
        Waves = [.. WaveSheet.Read(Good("waves.csv")).Accepted.Select(Wave)];
    }

    public Campaign Campaign { get; }

    public List<Member> Members { get; }

    public List<Audience> Audiences { get; }

    public List<KeyMessage> KeyMessages { get; }

    public List<MessageVariant> Texts { get; }

    public List<Wave> Waves { get; }

    public Member this[string firstName] => Members.Single(m => m.FirstName == firstName);

    public object[] Everything => [Campaign, .. Members, .. Audiences, .. KeyMessages, .. Texts, .. Waves];

    public PlanScene Scene(IReadOnlyList<Slot>? slots = null, Instant? now = null) => new()
    {
        Campaign = Campaign,
        Now = now ?? AWeekBefore,
        Slots = slots ?? [],
        Waves = Waves,
        Members = Members,
        Variants = Texts,
        Audiences = Audiences,
    };

    /// <summary>The slots that the waves ask for.</summary>
    public List<Slot> Slots() => [.. SlotMaker.Make(Scene()).Slots.Select(s => Slot.Plan(
        NewId<SlotId>(), Campaign, s.Wave, s.Combination.Network, s.Combination.Audience, s.Combination.Language, s.Wave.Window, s.PostAt, Actor.Room(Campaign.Id), AWeekBefore))];

    private Member Member(RosterRow row) => new(NewId<MemberId>(), Campaign.Id, row.Name, Enum.Parse<Role>(row.Role, ignoreCase: true), row.Zone.Id, AWeekBefore + Duration.FromMilliseconds(_ids))
    {
        Email = row.Email,
        Languages = [.. row.Languages],
        Accounts = [.. row.Accounts],
        Relationship = row.Relationship,
        Hours = [.. row.Available, .. row.IfNeeded],
    };

    private Audience Audience(AudienceRow row) => new()
    {
        Id = NewId<AudienceId>(),
        CampaignId = Campaign.Id,
        Name = row.Name,
        ZoneId = row.Zone.Id,
        Languages = [.. row.Languages],
        Networks = [.. row.Networks],
        ActiveHours = [.. row.ActiveHours],
    };

    private MessageVariant Variant(VariantRow row) => new()
    {
        Id = NewId<VariantId>(),
        CampaignId = Campaign.Id,
        KeyMessageId = KeyMessages.Single(k => k.Name == row.Pillar).Id,
        AudienceId = Audiences.Single(a => a.Name == row.Audience).Id,
        Code = row.Code,
        Network = row.Network,
        Language = row.Language,
        Text = row.Text,
        HasLink = row.HasLink,
        MaxUses = row.MaxUses,
    };

    private Wave Wave(WaveRow row) => new()
    {
        Id = NewId<WaveId>(),
        CampaignId = Campaign.Id,
        Name = row.Name,
        Start = row.Start,
        End = row.End,
        Slots = row.Slots,
        StartsAt = Day.At(row.Start),
        EndsAt = Day.At(row.End),
    };

    private TId NewId<TId>() where TId : struct, IId<TId> => TId.From(new Guid(++_ids, 7, 7, 0, 0, 0, 0, 0, 0, 0, 0));
}
