using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Notifications;

/// <summary>What a phone is told: enough to know what to do, never the text of a post. The service worker reads it.</summary>
/// <param name="Title">Whose day it is.</param>
/// <param name="Body">What to do.</param>
/// <param name="Tag">Two notices with the same tag are one on the screen.</param>
/// <param name="Key">The same for the same message, however often it is carried.</param>
/// <param name="Url">What a tap opens.</param>
/// <param name="Hold">Everything stops: takes the place of what was shown before, and stays until it is read.</param>
/// <param name="At">When it was sent, in milliseconds, so that a stop is not covered by something older.</param>
public sealed record PushNotice(string Title, string Body, string Tag, string Key, string Url, bool Hold, long At)
{
    private const int LongestTitle = 80;
    private const int LongestBody = 240; // with every letter escaped still far below the 3,993 bytes that a push service takes
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public static PushNotice Of(Errand errand, Instant sentAt)
    {
        var (row, campaign, member, slot, _) = errand;
        var time = slot is null ? "" : slot.PostAt.InZone(member.Zone).ToString("HH:mm", CultureInfo.InvariantCulture) + ": ";
        var isStop = row.Kind is MessageKind.Hold or MessageKind.Resumed; // going on takes the stop's place
        return new(Clip(campaign.Name, LongestTitle), Clip(time + row.Text, LongestBody), isStop ? $"stop:{campaign.Id}" : row.DedupeKey, row.DedupeKey,
            row.SlotId is { } id ? $"/me/slots/{id}" : "/me", row.Kind is MessageKind.Hold, sentAt.ToUnixTimeMilliseconds());
    }

    public string ToJson() => JsonSerializer.Serialize(this, Camel);

    /// <summary>By which the push service replaces one that it has not delivered yet: 32 letters of base64url (RFC 8030).</summary>
    public string Topic => System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(Tag)))[..32];

    private static string Clip(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)] + "…";
}
