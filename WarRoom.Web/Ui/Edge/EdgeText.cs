using Microsoft.Extensions.Localization;

namespace WarRoom.Web.Ui.Edge;

/// <summary>Names the resources of the pages without a live connection. The English sentence is the key;
/// a further language is one more file <c>EdgeText.xx.resx</c>.</summary>
public sealed class EdgeText
{
    /// <summary>The words of the frame around each page.</summary>
    public static EdgeWords Frame(IStringLocalizer<EdgeText> text) => new()
    {
        Skip = text["To the content"],
        Help = text["Help"],
        Stored = text["What we store about you"],
        Waiting = text["Not sent yet, trying again"],
        Sending = text["Sending"],
        Refused = text["The server could not take it. Your text is kept; try again."],
        Copied = text["Copied"],
        WaitsOne = text["1 confirmation waits for a connection"],
        WaitsMany = text["{0} confirmations wait for a connection"],
        WaitsSign = text["A confirmation waits: open your personal link or sign in again, then it is sent."],
    };
}
