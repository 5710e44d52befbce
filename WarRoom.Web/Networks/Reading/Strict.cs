using System.Globalization;
using System.Text.Json;

namespace WarRoom.Web.Networks.Reading;

/// <summary>Takes from JSON exactly what is meant and refuses everything else: no guess becomes a number.</summary>
internal static class Strict
{
    private const int MostItems = 20_000;
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    public static JsonElement Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            return document.RootElement.Clone();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // the second where a name holds half a letter
        {
            throw UnreadableException.NotUnderstood("it is not JSON, or only half of it");
        }
    }

    public static JsonElement Field(this JsonElement json, string name) =>
        json.Optional(name) is { } value ? value : throw UnreadableException.NotUnderstood($"“{name}” is missing");

    public static JsonElement? Optional(this JsonElement json, string name)
    {
        if (json.ValueKind is not JsonValueKind.Object) throw UnreadableException.NotUnderstood($"“{name}” is looked for in something that is no object");
        return json.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;
    }

    public static IEnumerable<JsonElement> Items(this JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Array) throw UnreadableException.NotUnderstood("a list is something else");
        if (json.GetArrayLength() > MostItems) throw UnreadableException.NotUnderstood("a list is longer than any day needs");
        return json.EnumerateArray();
    }

    /// <summary>The only item of a list.</summary>
    public static JsonElement Only(this JsonElement json) =>
        json.Items().ToList() is [var one] ? one : throw UnreadableException.NotUnderstood("a list should hold one thing");

    public static string Text(this JsonElement json)
    {
        try
        {
            if (json.ValueKind is JsonValueKind.String) return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // half a letter, such as \ud83d alone
        }

        throw UnreadableException.NotUnderstood("a text is something else");
    }

    /// <summary>A whole number from zero up, written as a number.</summary>
    public static int Count(this JsonElement json) =>
        json.ValueKind is JsonValueKind.Number ? Count(json.GetRawText()) : throw UnreadableException.NotUnderstood("a number is something else");

    /// <summary>The same where the other side is known to write numbers as texts, too.</summary>
    public static int CountOrText(this JsonElement json) => json.ValueKind is JsonValueKind.String ? Count(json.Text()) : json.Count();

    /// <summary>Digits and nothing else; what no site can have had is refused.</summary>
    public static int Count(string digits) =>
        digits.Length is > 0 and <= 10 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw UnreadableException.NotUnderstood($"“{Short(digits)}” is no count");

    public static string Short(string text) => text.Length > 40 ? text[..39] + "…" : text;
}
