using System.Globalization;
using System.Text.Json;
using WarRoom.Web.Networks.Reading;

namespace WarRoom.Web.Networks.Generic;

/// <summary>Finds a place in JSON (RFC 6901): <c>/data/0/hours</c>; the empty pointer is the whole of it.</summary>
public static class JsonPointer
{
    public static bool IsWellFormed(string pointer) => pointer.Length == 0 || pointer.StartsWith('/');

    public static JsonElement Find(JsonElement json, string pointer)
    {
        if (pointer.Length == 0) return json;
        foreach (var part in pointer[1..].Split('/'))
        {
            var name = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            json = json.ValueKind switch
            {
                JsonValueKind.Object when json.TryGetProperty(name, out var value) => value,
                JsonValueKind.Array when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < json.GetArrayLength() => json[at],
                _ => throw UnreadableException.NotUnderstood($"there is nothing at “{Strict.Short(pointer)}”"),
            };
        }

        return json;
    }
}
