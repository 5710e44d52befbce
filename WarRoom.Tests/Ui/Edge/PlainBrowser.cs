using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace WarRoom.Tests.Ui.Edge;

/// <summary>A browser without script: follows redirects, keeps cookies, fills forms and presses their buttons.</summary>
internal sealed class PlainBrowser(WarRoomApp app) : IDisposable
{
    private readonly HttpClient _client = app.NewClient();

    public IHtmlDocument Page { get; private set; } = null!;

    public HttpStatusCode Status { get; private set; }

    public string Path { get; private set; } = "";

    public HttpClient Client => _client;

    public string Main => Page.QuerySelector("main")!.TextContent;

    public string H1 => Page.QuerySelector("h1")!.TextContent.Trim();

    public Task<IHtmlDocument> OpenAsync(string path) => FollowAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Sends the form that has the named action as a person would who typed some values and pressed a button.</summary>
    public Task<IHtmlDocument> SendAsync(string action, Dictionary<string, string?>? typed = null, string? button = null) =>
        FollowAsync(Request(action, typed, button));

    /// <summary>The request of a form, to be sent more than once.</summary>
    public HttpRequestMessage Request(string action, Dictionary<string, string?>? typed = null, string? button = null)
    {
        var form = (IHtmlFormElement)(Page.QuerySelectorAll("form").FirstOrDefault(f => f.GetAttribute("action") == action)
            ?? throw new InvalidOperationException($"No form sends to {action} on {Path}: {Page.Body!.TextContent}"));
        return new(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(Values(form, typed ?? [], button)) };
    }

    public void Dispose() => _client.Dispose();

    private static List<KeyValuePair<string, string>> Values(IHtmlFormElement form, Dictionary<string, string?> typed, string? button)
    {
        var values = new List<KeyValuePair<string, string>>();
        foreach (var field in form.Elements)
        {
            var name = field.GetAttribute("name");
            if (string.IsNullOrEmpty(name)) continue;
            if (field is IHtmlButtonElement pressed)
            {
                if (button is not null && $"{name}={pressed.Value}" == button && values.All(v => v.Key != name)) values.Add(new(name, pressed.Value));
            }
            else if (field is IHtmlInputElement { Type: "radio" or "checkbox" } box)
            {
                var isOn = typed.TryGetValue(name, out var wanted) ? box.Type == "radio" ? wanted == box.Value : wanted?.Split('|').Contains(box.Value) == true : box.IsChecked;
                if (isOn) values.Add(new(name, box.Value));
            }
            else
            {
                var own = field switch { IHtmlInputElement i => i.Value, IHtmlTextAreaElement t => t.Value, IHtmlSelectElement s => s.Value, _ => "" };
                values.Add(new(name, typed.TryGetValue(name, out var text) ? text ?? "" : own ?? ""));
            }
        }

        return values;
    }

    private async Task<IHtmlDocument> FollowAsync(HttpRequestMessage first)
    {
        var answer = await SendOnceAsync(first);
        for (var hop = 0; answer.Headers.Location is { } to && hop < 10; hop++)
        {
            answer.Dispose();
            answer = await SendOnceAsync(new(HttpMethod.Get, to));
        }

        using (answer)
        {
            (Status, Path) = (answer.StatusCode, answer.RequestMessage!.RequestUri!.PathAndQuery);
            Page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(WarRoomApp.Stop));
            return Page;
        }
    }

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request) => _client.SendAsync(request, WarRoomApp.Stop);
}
