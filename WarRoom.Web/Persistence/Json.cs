using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime.Serialization.SystemTextJson;
using WarRoom.Domain.Time;

namespace WarRoom.Web.Persistence;

/// <summary>Small lists and records live in a text column of their owner, as JSON.</summary>
internal static class Json
{
    public static JsonSerializerOptions Options { get; } = new JsonSerializerOptions { Converters = { new JsonStringEnumConverter(), new TimeWindowConverter() } }
        .ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);

    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) where T : class
    {
        property.HasConversion(
            value => JsonSerializer.Serialize(value, Options),
            text => JsonSerializer.Deserialize<T>(text, Options)!,
            new ValueComparer<T>(
                (a, b) => JsonSerializer.Serialize(a, Options) == JsonSerializer.Serialize(b, Options),
                value => StringComparer.Ordinal.GetHashCode(JsonSerializer.Serialize(value, Options)),
                value => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, Options), Options)!));
        return property;
    }
}

/// <summary>A window as its two ends.</summary>
internal sealed class TimeWindowConverter : JsonConverter<TimeWindow>
{
    private sealed record Ends(Instant Start, Instant End);

    public override TimeWindow Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<Ends>(ref reader, options) is { } ends ? new(ends.Start, ends.End) : throw new JsonException("A window has a start and an end.");

    public override void Write(Utf8JsonWriter writer, TimeWindow value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, new Ends(value.Start, value.End), options);
}
