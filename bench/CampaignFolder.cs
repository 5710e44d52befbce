using NodaTime;
using WarRoom.Domain;
using WarRoom.Domain.Audiences;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Planning;
using WarRoom.Domain.Planning.Making;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Features.Foundation.Importing;

namespace WarRoom.Bench;

/// <summary>A campaign's sheets as the application reads them, with the slots that its waves ask for, a week before the day.</summary>
/// <remarks>Day and zone are those of the first hour in day.csv and of the first audience.</remarks>
public sealed class CampaignFolder
{
    private readonly string _folder;
    private readonly Campaign _campaign;
    private readonly Instant _now;
    private int _ids;

    private CampaignFolder(string folder)
    {
        _folder = folder;
        var anywhere = new ImportContext(DateTimeZone.Utc, "en", []);
        var rows = AudienceSheet.Read(Sheet("audiences"), anywhere).Accepted.ToList();
        var zone = rows[0].Zone;
        var waves = WaveSheet.Read(Sheet("waves")).Accepted.ToList();
        var first = HourSheet.ReadDay(Sheet("day"), anywhere with { Zone = zone }).Accepted.First().Hour;
        _campaign = new(NewId<CampaignId>(), "bench", Path.GetFileName(folder.TrimEnd('/')), new(first.InZone(zone).Date, zone), waves.Min(w => w.Start), waves.Max(w => w.End)) { Language = rows[0].Languages is [var language, ..] ? language : "en" };
        _now = _campaign.StartsAt - Duration.FromDays(7);
        Scene = Read(rows, waves, new(zone, _campaign.Language, [.. rows.Select(r => r.Name)]));
        Scene = Scene with { Slots = [.. SlotMaker.Make(Scene).Slots.Select(Planned)] };
    }

    public PlanScene Scene { get; }

    /// <summary>The request that the planner gets for these sheets.</summary>
    public static PlanRequest Request(string folder)
    {
        var campaign = new CampaignFolder(folder);
        return PlanBridge.Request(campaign.Scene, campaign._campaign.Name);
    }

    private PlanScene Read(IReadOnlyList<AudienceRow> rows, IReadOnlyList<WaveRow> waves, ImportContext context)
    {
        List<Audience> audiences = [.. rows.Select(Audience)];
        return new()
        {
            Campaign = _campaign,
            Now = _now,
            Slots = [],
            Waves = [.. waves.Select(Wave)],
            Members = [.. RosterSheet.Read(Sheet("roster"), context).Accepted.Select(Member)],
            Variants = [.. VariantSheet.Read(Sheet("variants"), context, (_, _, _, _, _) => new(0, [])).Accepted.Select(v => Variant(v, audiences))],
            Audiences = audiences,
        };
    }

    private Spreadsheet Sheet(string name) => Spreadsheet.Read(File.ReadAllBytes(Path.Combine(_folder, name + ".csv")));

    private Slot Planned(SlotToMake slot) => Slot.Plan(
        NewId<SlotId>(), _campaign, slot.Wave, slot.Combination.Network, slot.Combination.Audience, slot.Combination.Language, slot.Wave.Window, slot.PostAt, Actor.Room(_campaign.Id), _now);

    private Member Member(RosterRow row) => new(NewId<MemberId>(), _campaign.Id, row.Name, Enum.Parse<Role>(row.Role, ignoreCase: true), row.Zone.Id, _now + Duration.FromMilliseconds(_ids))
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
        CampaignId = _campaign.Id,
        Name = row.Name,
        ZoneId = row.Zone.Id,
        Languages = [.. row.Languages],
        Networks = [.. row.Networks],
        ActiveHours = [.. row.ActiveHours],
    };

    private MessageVariant Variant(VariantRow row, List<Audience> audiences) => new()
    {
        Id = NewId<VariantId>(),
        CampaignId = _campaign.Id,
        AudienceId = audiences.Single(a => a.Name == row.Audience).Id,
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
        CampaignId = _campaign.Id,
        Name = row.Name,
        Start = row.Start,
        End = row.End,
        Slots = row.Slots,
        StartsAt = _campaign.Day.At(row.Start),
        EndsAt = _campaign.Day.At(row.End),
    };

    private TId NewId<TId>() where TId : struct, IId<TId> => TId.From(new Guid(++_ids, 7, 7, 0, 0, 0, 0, 0, 0, 0, 0));
}
