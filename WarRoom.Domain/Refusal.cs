namespace WarRoom.Domain;

/// <summary>Why a rule said no, in words that the person can act on. The code is stable (<c>slot.taken</c>), the reason is for people.</summary>
public sealed record Refusal(string Code, string Reason)
{
    public override string ToString() => Reason;
}
