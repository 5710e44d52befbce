using System.Globalization;
using System.Net;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Identity;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Notifications;

/// <summary>Posts one line into a room and says what the room answered.</summary>
public sealed class ChatPost(OutsideHttp outside, ChatSeal seal, CampaignClocks clocks)
{
    private const int LongestAnswer = 120;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    public async Task<Delivery> SendAsync(ChatRoom room, ChatLine line, CancellationToken stop)
    {
        if (seal.Open(room.CampaignId, room.SealedAddress) is not { } address) return new Delivery.Impossible("the room's address cannot be read any more: enter it again");
        try
        {
            using var answer = await outside.For(OutsideKind.Chat).PostAsync(address, JsonContent.Create(ChatWords.Body(room.Kind, line)), stop);
            return await OutcomeOfAsync(answer, stop);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return OutsideRefusedException.In(e) is { } refused ? new Delivery.Impossible(refused.Message) : new Delivery.Later(e is OperationCanceledException ? "the room did not answer in time" : e.Message);
        }
    }

    private async Task<Delivery> OutcomeOfAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        var code = (int)answer.StatusCode;
        return answer.StatusCode switch
        {
            >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => new Delivery.Done(),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new Delivery.Impossible($"the room is gone ({code})"),
            HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => new Delivery.Later($"the room answered {code}", RetryAfter.Of(answer.Headers.RetryAfter, clocks.RealNow, LongestWait)),
            _ => new Delivery.Impossible($"the room answered {code}: {await BeginningAsync(answer, stop)}"),
        };
    }

    private static async Task<string> BeginningAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        var text = (await answer.Content.ReadAsStringAsync(stop)).Trim();
        return text.Length <= LongestAnswer ? text : text[..LongestAnswer];
    }
}

/// <summary>Says it in the team's chat room: by name, with the address of the slot. Never a personal link, never the text of a post,
/// since everybody in the room reads it.</summary>
public sealed class ChatCarrier(IDbContextFactory<WarRoomDb> dbs, ChatPost post, PublicAddress address) : ICarrier
{
    public ReminderChannel Channel => ReminderChannel.Chat;

    public async Task<Delivery> CarryAsync(Errand errand, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await db.ChatRooms.OrderBy(r => r.CreatedAt).LastOrDefaultAsync(r => r.CampaignId == errand.Campaign.Id, stop) is not { } room) return new Delivery.Impossible("no chat room is set up");
        if (errand.Campaign.IsRehearsal) return new Delivery.Done();
        var delivery = await post.SendAsync(room, LineOf(errand), stop);
        (room.LastSentAt, room.LastError) = delivery is Delivery.Done ? (errand.Now, null) : (room.LastSentAt, ErrorOf(delivery));
        await db.TrySaveAsync(CancellationToken.None);
        return delivery;
    }

    private ChatLine LineOf(Errand errand)
    {
        var (row, _, member, slot, _) = errand;
        var time = slot is null ? "" : $"{slot.PostAt.InZone(member.Zone).ToString("HH:mm", CultureInfo.InvariantCulture)} ({member.ZoneId}): ";
        return new(row.IsForTheRoom ? null : string.IsNullOrWhiteSpace(member.ChatHandle) ? member.Name : member.ChatHandle, time + row.Text, address.Of(row.SlotId is { } id ? $"/me/slots/{id}" : "/me"));
    }

    private static string? ErrorOf(Delivery delivery) => delivery switch
    {
        Delivery.Impossible impossible => impossible.Why,
        Delivery.Later later => later.Why,
        _ => null,
    };
}
