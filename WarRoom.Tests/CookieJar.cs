namespace WarRoom.Tests;

/// <summary>Keeps cookies by the clock of the application under test. The framework's own container reads this machine's clock, so
/// a day that lies in the past would lose every cookie that has an end.</summary>
internal sealed class CookieJar(TimeProvider clock) : DelegatingHandler(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_cookies.Count > 0) request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.TryGetValues("Set-Cookie", out var set)) Keep(set);
        return response;
    }

    private void Keep(IEnumerable<string> headers)
    {
        lock (_lock)
        {
            foreach (var cookie in Microsoft.Net.Http.Headers.SetCookieHeaderValue.ParseList([.. headers]))
            {
                if (cookie.Expires is { } end && end <= clock.GetUtcNow()) _cookies.Remove(cookie.Name.ToString());
                else _cookies[cookie.Name.ToString()] = cookie.Value.ToString();
            }
        }
    }
}
