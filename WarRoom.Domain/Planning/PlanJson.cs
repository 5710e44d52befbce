using System.Text.Json;

namespace WarRoom.Domain.Planning;

/// <summary>The written form of requests and results: camelCase JSON, nulls written out.</summary>
public static class PlanJson
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Reads a request; throws <see cref="JsonException"/> naming the field that is missing or wrong.</summary>
    public static PlanRequest Read(string json) => Parse<PlanRequest>(json);

    /// <summary>Reads a result; throws <see cref="JsonException"/> naming the field that is missing or wrong.</summary>
    public static PlanResult ReadResult(string json) => Parse<PlanResult>(json);

    public static string Write(PlanRequest request) => JsonSerializer.Serialize(request, Format);

    public static string Write(PlanResult result) => JsonSerializer.Serialize(result, Format);

    private static T Parse<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Format) ?? throw new JsonException("The text is the JSON null.");
}
