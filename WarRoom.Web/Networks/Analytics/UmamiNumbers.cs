using System.Net.Http.Headers;
using WarRoom.Domain.Sources;
using WarRoom.Web.Networks.Reading;

namespace WarRoom.Web.Networks.Analytics;

/// <summary>Umami: sessions by the hour, in the zone that is asked for, without an offset; empty hours are left out, and a website that it does
/// not know is answered with nothing at all. The token is <c>user:password</c>, a bearer token, or on its cloud an API key.</summary>
/// <remarks>https://umami.is/docs/api/website-stats</remarks>
public sealed class UmamiNumbers(SourceHttp http) : IReadsNumbers
{
    private const string Cloud = "api.umami.is";

    public SourceKind Kind => SourceKind.Umami;

    public async Task<NetworkReading.Fresh> ReadAsync(SourceToRead source, CancellationToken stop)
    {
        var isCloud = Uri.TryCreate(source.Address, UriKind.Absolute, out var uri) && uri.Host == Cloud;
        var api = isCloud ? source.Home : $"{source.Home}/api";
        var token = source.Token?.Split(':', 2) is [{ Length: > 0 } user, var password] ? await SignInAsync(api, user, password, stop) : source.Token;
        var until = source.Zone.AtStartOfDay(source.LastDay.PlusDays(1)).ToInstant().ToUnixTimeMilliseconds() - 1;
        var address = $"{api}/websites/{Uri.EscapeDataString(source.Settings.Site)}/pageviews?startAt={source.Span.From.ToUnixTimeMilliseconds()}&endAt={until}&unit=hour&timezone={Uri.EscapeDataString(source.Zone.Id)}";
        var json = await http.GetJsonAsync(address, r =>
        {
            if (isCloud) r.Headers.Add("x-umami-api-key", token);
            else r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }, stop);

        var hours = new HourSeries(source.Zone, source.Span);
        foreach (var row in json.Field("sessions").Items()) hours.Add(Asked(HourSeries.ReadLocal(row.Field("x").Text()), source), row.Field("y").Count());
        return new() { Hours = HourSeries.Believed(hours.WithZerosBetween(), "Umami") };
    }

    private static LocalDateTime Asked(LocalDateTime hour, SourceToRead source) =>
        hour.Date >= source.FirstDay && hour.Date <= source.LastDay ? hour : throw UnreadableException.NotUnderstood($"the hour {hour} was not asked for");

    private async Task<string> SignInAsync(string api, string user, string password, CancellationToken stop) =>
        (await http.PostJsonAsync($"{api}/auth/login", new { username = user, password }, null, stop)).Field("token").Text();
}
