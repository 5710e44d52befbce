using WarRoom.Domain.Slots;

namespace WarRoom.Web.Features.Board;

/// <summary>What the lead chose in the stop dialog.</summary>
public sealed record StopRequest(HoldScope Scope, string? Target, string Reason, string? PublicLine, bool TakesDown);

/// <summary>Why the lead wants to go on, the password if they gave it, and whether what the stop has overtaken gets the new times that were shown.</summary>
public sealed record ResumeRequest(string Reason, string? Password, bool IsRetimed = false);
