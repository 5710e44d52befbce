using WarRoom.Domain.Slots;

namespace WarRoom.Web.Features.Board;

/// <summary>What the lead chose in the stop dialog.</summary>
public sealed record StopRequest(HoldScope Scope, string? Target, string Reason, string? PublicLine);
