using Microsoft.EntityFrameworkCore;
using WarRoom.Domain;
using WarRoom.Domain.Audiences;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Domain.Time;
using WarRoom.Web.Persistence;
using static WarRoom.Tests.Examples;

namespace WarRoom.Tests.Features.Claiming;

/// <summary>A live day at noon: Ana has 14:00 on LinkedIn, Tom 16:30 and 17:30 on Bluesky, Mia leads.</summary>
internal sealed class HandOverDay : IAsyncDisposable
{
    private readonly Audience _audience;

    private HandOverDay(WarRoomApp app)
    {
        App = app;
        Campaign = ACampaign();
        (Mia, Ana, Tom) = (AMember(Campaign, "Mia Falk", Role.Lead), AMember(Campaign, "Ana Ribeiro"), AMember(Campaign, "Tom Wood"));
        _audience = AnAudience(Campaign);
        (Anas, Toms, TomsLater) = (Given(Ana, At(14, 0), Network.LinkedIn), Given(Tom, At(16, 30)), Given(Tom, At(17, 30)));
    }

    public WarRoomApp App { get; }

    public Campaign Campaign { get; }

    public Member Mia { get; }

    public Member Ana { get; }

    public Member Tom { get; }

    public Slot Anas { get; }

    public Slot Toms { get; }

    public Slot TomsLater { get; }

    public static async Task<HandOverDay> StartAsync()
    {
        var day = new HandOverDay(await WarRoomApp.StartAsync(Noon));
        var audience = day._audience;
        var pillar = new KeyMessage { Id = Ids.New<KeyMessageId>(At(6, 0)), CampaignId = day.Campaign.Id, Name = "Safer way" };
        var (bluesky, linkedIn) = (AVariant(day.Campaign, pillar, audience), AVariant(day.Campaign, pillar, audience, "2A", Network.LinkedIn));
        foreach (var slot in new[] { day.Anas, day.Toms, day.TomsLater }) slot.SetVariant(slot.Network is Network.Bluesky ? bluesky : linkedIn);
        await day.App.StoreAsync(day.Campaign, day.Mia, day.Ana, day.Tom, audience, pillar, bluesky, linkedIn, day.Anas, day.Toms, day.TomsLater);
        return day;
    }

    public T Use<T>() where T : notnull => App.Get<T>();

    public async Task<Slot> SlotAsync(Slot slot)
    {
        await using var db = await App.DbAsync();
        return await db.Slots.AsNoTracking().SingleAsync(s => s.Id == slot.Id, WarRoomApp.Stop);
    }

    public async Task<IReadOnlyList<SwapOffer>> SwapsAsync()
    {
        await using var db = await App.DbAsync();
        return await db.Swaps.AsNoTracking().ToListAsync(WarRoomApp.Stop);
    }

    /// <summary>What a member was told outside of reminders.</summary>
    public async Task<IReadOnlyList<string>> ToldAsync(Member member)
    {
        await App.RunDueAsync();
        await using var db = await App.DbAsync();
        return await db.Inbox.AsNoTracking().Where(m => m.MemberId == member.Id && m.Kind != MessageKind.Reminder).OrderBy(m => m.Id).Select(m => m.Text).ToListAsync(WarRoomApp.Stop);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private Slot Given(Member member, Instant at, Network network = Network.Bluesky)
    {
        var slot = Slot.Plan(Ids.New<SlotId>(At(6, 0)), Campaign, null, network, _audience.Id, "en", new TimeWindow(at - Minutes(60), at + Minutes(60)), at, Actor.Room(Campaign.Id), At(6, 0));
        slot.AssignTo(member, null, Campaign.Rules, Actor.Room(Campaign.Id), At(7, 0)).ShouldBeNull();
        return slot;
    }
}
