namespace WarRoom.Domain.Messages;

/// <summary>How much of a message a network's composer takes over from a share address.</summary>
public enum Prefill
{
    /// <summary>Text and link stand in the composer; the person reads and presses post.</summary>
    TextAndLink,

    /// <summary>Only the link arrives. The text is copied and pasted by the person.</summary>
    LinkOnly,

    /// <summary>Nothing arrives. The person copies the caption, saves the picture and opens the app or site.</summary>
    None,
}
