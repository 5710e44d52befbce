namespace WarRoom.Domain.Slots;

/// <summary>Why a slot said no, in words for the person who asked.</summary>
public static class SlotRefusals
{
    public static Refusal Taken { get; } = new("slot.taken", "Somebody was a moment faster: this slot is taken.");

    public static Refusal Cancelled { get; } = new("slot.cancelled", "The lead took this slot out of the day. There is nothing to do.");

    public static Refusal Done { get; } = new("slot.done", "This slot is posted already.");

    public static Refusal WindowClosed { get; } = new("slot.windowClosed", "The time for this slot is over. Pick another one.");

    public static Refusal Held { get; } = new("slot.held", "Everything is on hold. Please don't post until the lead resumes.");

    public static Refusal NotPublished { get; } = new("slot.notPublished", "The plan is not published yet. Come back when the lead has invited you.");

    public static Refusal TooManyClaims { get; } = new("slot.tooManyClaims", "You have enough open slots of your own choice. Post one of them first, or give one back.");

    public static Refusal NotYours { get; } = new("slot.notYours", "This slot is not yours.");

    public static Refusal Removed { get; } = new("member.removed", "You are not on this team any more. Ask the lead if that is a mistake.");

    public static Refusal NotPosted { get; } = new("slot.notPosted", "Nothing is posted here that could be checked.");

    public static Refusal NoVariant { get; } = new("slot.noVariant", "This slot has no text yet. Give it a message variant first.");

    public static Refusal SwapStale { get; } = new("swap.stale", "One of the two slots has changed since. Nothing was swapped.");

    public static Refusal SwapTooLate { get; } = new("swap.tooLate", "One of the two slots is due already. Nothing was swapped.");

    public static Refusal SwapTooClose { get; } = new("swap.tooClose", "The swap would put two posts of one person too close together. Nothing was swapped.");

    /// <summary>The member has no account on the network.</summary>
    public static Refusal NoAccount(string network) => new("slot.noAccount", $"You need an account on {network} for this slot.");

    /// <summary>The member does not speak the slot's language.</summary>
    public static Refusal NoLanguage(string language) => new("slot.noLanguage", $"This slot is in another language ({language}).");

    /// <summary>The table does not allow this change.</summary>
    public static Refusal Cannot(SlotStatus from, SlotStatus to) => new("slot.state", $"A slot that is {from} cannot become {to}.");

    public static Refusal InThePast { get; } = new("slot.past", "That time is over. Choose a time that is still to come.");
}
