using WarRoom.Domain.Messages;

namespace WarRoom.Web.Networks.Posts;

/// <summary>A post that somebody says to have made, and by what it can be known.</summary>
/// <param name="Rules">Of its network.</param>
/// <param name="Address">Where it is said to be.</param>
/// <param name="Handle">The account on file of whoever posted.</param>
/// <param name="LinkCode">Of the slot's own tracked link.</param>
/// <param name="Text">The slot's text with the holder's own words.</param>
public sealed record PostToFind(NetworkRules Rules, Uri Address, string? Handle, string? LinkCode, string Text)
{
    public string Name => Rules.Network.Name();

    /// <summary>What is shown is the right post: it holds the slot's link or a good part of its text.</summary>
    /// <param name="all">Everything that came, for the link.</param>
    /// <param name="words">What people read of it.</param>
    public PostLook Judge(string all, string words) =>
        PostTraces.HoldsLink(all, LinkCode) ? new PostLook.Seen($"{Name} shows the post with its link")
        : PostTraces.HoldsText(words, Text) ? new PostLook.Seen($"{Name} shows the post with its text")
        : new PostLook.Unsure($"{Name} shows a post there, with neither the link nor the text of this slot");

    /// <summary>Why the account that a network names is not the one on file; null when it is, or when nothing can be compared.</summary>
    public PostLook? OtherAccount(string canonical) => PostAddress.Check(Rules.Network, Rules, canonical, Handle).Refusal is { } no ? new PostLook.Unsure(no.Reason) : null;
}

/// <summary>What a look at a public address came to.</summary>
public abstract record PostLook
{
    /// <summary>In words for the lead.</summary>
    public abstract string Finding { get; }

    public sealed record Seen(string What) : PostLook
    {
        public override string Finding => $"{What}.";
    }

    /// <summary>It is not there, or not yet.</summary>
    public sealed record Missing(string Why) : PostLook
    {
        public override string Finding => $"{Why}.";
    }

    /// <summary>A machine cannot tell; looking again changes nothing.</summary>
    public sealed record Unsure(string Why) : PostLook
    {
        public override string Finding => $"{Why.TrimEnd('.')}: needs a look by a person.";
    }

    /// <summary>Nobody could look.</summary>
    public sealed record Later(string Why, TimeSpan? After = null) : PostLook
    {
        public override string Finding => $"{Why}.";
    }
}
