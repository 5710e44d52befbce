namespace WarRoom.Domain.Messages;

/// <summary>A piece of a message: fixed words, a place for the person's own words, or the tracked link.</summary>
public abstract record MessagePart
{
    private MessagePart()
    {
    }

    public sealed record Fixed(string Text) : MessagePart;

    /// <summary>Where the person writes something of their own; the hint says what.</summary>
    public sealed record OwnWords(string Hint) : MessagePart;

    public sealed record Link : MessagePart;
}
