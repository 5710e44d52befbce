namespace WarRoom.Web.Ui.Edge;

/// <summary>The words of the frame around phone pages, in the reader's language; cascade another to replace them.</summary>
public sealed record EdgeWords
{
    public static EdgeWords English { get; } = new();

    public string Skip { get; init; } = "To the content";

    public string Help { get; init; } = "Help";

    public string Stored { get; init; } = "What we store about you";

    public string Waiting { get; init; } = "Not sent yet, trying again";

    public string Sending { get; init; } = "Sending";

    public string Refused { get; init; } = "The server could not take it. Your text is kept; try again.";

    public string Copied { get; init; } = "Copied";

    public string WaitsOne { get; init; } = "1 confirmation waits for a connection";

    public string WaitsMany { get; init; } = "{0} confirmations wait for a connection";

    public string WaitsSign { get; init; } = "A confirmation waits: open your personal link or sign in again, then it is sent.";
}
