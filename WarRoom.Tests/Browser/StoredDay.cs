using WarRoom.Domain;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Browser;

/// <summary>A rehearsal that stands still at 11:43, so that a real browser meets a known time: three slots at noon and after, nobody on them.</summary>
internal sealed record StoredDay(Campaign Campaign, Member Lead, Member Volunteer, Member Other, Slot Slot)
{
    public static async Task<StoredDay> AsOf1143Async(WarRoomApp app)
    {
        var campaign = ACampaign();
        campaign.IsRehearsal = true;
        campaign.SetClock(At(11, 43), app.Get<CampaignClocks>().RealNow, 0);
        var (lead, volunteer, other) = (AMember(campaign, "Mia Falk", Role.Lead), AMember(campaign, "Ana Ribeiro"), AMember(campaign, "Tom Wood"));
        var audience = AnAudience(campaign);
        var pillar = new KeyMessage { Id = Ids.New<KeyMessageId>(At(6, 0)), CampaignId = campaign.Id, Name = "Safer way" };
        var variants = new[] { AVariant(campaign, pillar, audience), AVariant(campaign, pillar, audience, "2A", Network.LinkedIn) };
        var wave = new Wave { Id = Ids.New<WaveId>(At(6, 0)), CampaignId = campaign.Id, Name = "Lunch", Start = new(11, 30), End = new(13, 30), StartsAt = At(11, 30), EndsAt = At(13, 30), Slots = 3 };
        var slots = new[] { (Noon, 0), (At(12, 30), 1), (At(13, 0), 0) }.Select(place =>
        {
            var slot = Slot.Plan(Ids.New<SlotId>(At(6, 0)), campaign, wave, variants[place.Item2].Network, audience.Id, "en", wave.Window, place.Item1, Actor.Room(campaign.Id), At(6, 0));
            slot.SetVariant(variants[place.Item2]);
            return slot;
        }).ToList();
        await app.StoreAsync([campaign, lead, volunteer, other, audience, pillar, .. variants, wave, .. slots]);
        return new(campaign, lead, volunteer, other, slots[0]);
    }
}
