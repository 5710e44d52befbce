using System.Text.RegularExpressions;
using WarRoom.Domain;
using WarRoom.Domain.Team;

namespace WarRoom.Bench.Chaos;

/// <summary>What a member's browser keeps between requests, so that a process of its own can act as the same browser.</summary>
internal sealed record Session(Guid Member, string Handle, string Cookies, string Field);

/// <summary>A member's phone without script: signs in by the personal link and sends the forms of the page. What it keeps outlives
/// the application's process, as a browser does.</summary>
internal sealed partial class Phone(Member member, string token)
{
    private readonly Dictionary<string, string> _cookies = [];
    private string _field = "";

    public Member Member => member;

    public Session Session => new(member.Id.Value, member.Name, Cookies, _field);

    private string Cookies => string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}"));

    /// <summary>A way to the application; a new one after each start of it.</summary>
    public static HttpClient NewLine(string address) => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new(address), Timeout = TimeSpan.FromSeconds(30) };

    public async Task SignInAsync(HttpClient line)
    {
        await EnterAsync(line);
        await OpenFormAsync(line, "/me");
    }

    /// <summary>Opens the personal link and says "that's me"; no page of the day is open yet.</summary>
    public async Task EnterAsync(HttpClient line)
    {
        await OpenFormAsync(line, $"/v/{token}");
        using var answer = await SendAsync(line, Request(HttpMethod.Post, $"/v/{token}", new() { ["__RequestVerificationToken"] = _field }, Cookies));
        Keep(answer);
    }

    /// <summary>Sends a form of a slot; where the answer leads, or its status when it leads nowhere.</summary>
    public Task<string> SendAsync(HttpClient line, Form form, CancellationToken stop = default) => SendAsync(line, Session, form, stop);

    public static async Task<string> SendAsync(HttpClient line, Session session, Form form, CancellationToken stop = default)
    {
        Dictionary<string, string> fields = new() { ["__RequestVerificationToken"] = session.Field, ["key"] = form.Key };
        if (form.Act is Act.Confirm) fields["link"] = $"https://bsky.app/profile/{session.Handle}/post/3l{form.Slot.Value.ToString("N")[20..]}";
        using var answer = await SendAsync(line, Request(HttpMethod.Post, $"/me/slots/{form.Slot}/{form.Act.ToString().ToLowerInvariant()}", fields, session.Cookies), stop);
        return answer.Headers.Location?.ToString() ?? $"status {(int)answer.StatusCode}";
    }

    public async Task<string> ReadAsync(HttpClient line, string path, CancellationToken stop = default)
    {
        using var answer = await SendAsync(line, Request(HttpMethod.Get, path, null, Cookies), stop);
        return await answer.Content.ReadAsStringAsync(stop);
    }

    /// <summary>Opens a page; whether all of it came.</summary>
    public async Task<bool> LookAsync(HttpClient line, string path)
    {
        using var answer = await SendAsync(line, Request(HttpMethod.Get, path, null, Cookies));
        return answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync()).Contains("</html>", StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient line, HttpRequestMessage request, CancellationToken stop = default) => line.SendAsync(request, stop);

    private static HttpRequestMessage Request(HttpMethod method, string path, Dictionary<string, string>? fields, string cookies)
    {
        var request = new HttpRequestMessage(method, path);
        if (cookies.Length > 0) request.Headers.TryAddWithoutValidation("Cookie", cookies);
        if (fields is not null) request.Content = new FormUrlEncodedContent(fields);
        return request;
    }

    private async Task OpenFormAsync(HttpClient line, string path)
    {
        using var answer = await SendAsync(line, Request(HttpMethod.Get, path, null, Cookies));
        Keep(answer);
        var field = AntiforgeryField().Match(await answer.Content.ReadAsStringAsync());
        _field = field.Success ? field.Groups["value"].Value : throw new InvalidOperationException($"{path} answered {answer.StatusCode} without a form.");
    }

    private void Keep(HttpResponseMessage answer)
    {
        if (!answer.Headers.TryGetValues("Set-Cookie", out var all)) return;
        foreach (var pair in all.Select(c => c.Split(';')[0].Split('=', 2))) _cookies[pair[0]] = pair[1];
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AntiforgeryField();
}

internal enum Act
{
    Claim,
    Confirm,
    Release,
}

/// <summary>A form as it is sent, with the key by which the application knows it again.</summary>
internal sealed record Form(Act Act, SlotId Slot, string Key)
{
    /// <summary>Whether an answer says that it was done.</summary>
    public bool IsDoneBy(string answer) => Act switch
    {
        Act.Claim => answer == $"/me/slots/{Slot}",
        Act.Confirm => answer == $"/me/slots/{Slot}?said=thanks",
        _ => answer.StartsWith("/me?said=released", StringComparison.Ordinal),
    };
}
