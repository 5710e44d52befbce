namespace WarRoom.Web.Features.Joining;

/// <summary>What a device is called in the list of its owner: "Chrome on Android".</summary>
internal static class DeviceNames
{
    /// <summary>Order matters: an Android says Linux too, Edge says Chrome, and Chrome says Safari.</summary>
    private static readonly (string Sign, string Name)[] Systems = [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")];

    private static readonly (string Sign, string Name)[] Browsers = [("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("Edg", "Edge"), ("SamsungBrowser", "Samsung Internet"), ("OPR", "Opera"), ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari")];

    public static string Of(string userAgent) => string.Join(" · ", new[] { In(Browsers, userAgent), In(Systems, userAgent) }.Where(n => n.Length > 0).DefaultIfEmpty("?"));

    private static string In((string Sign, string Name)[] names, string userAgent) => Array.Find(names, n => userAgent.Contains(n.Sign, StringComparison.Ordinal)).Name ?? "";
}
