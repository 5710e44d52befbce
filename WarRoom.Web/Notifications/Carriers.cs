using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Notifications;

/// <summary>One message on its way to one member.</summary>
/// <param name="Row">The message: what to say, and the key by which it is known again.</param>
/// <param name="Campaign">Whose day it is.</param>
/// <param name="Member">To whom.</param>
/// <param name="Slot">About which slot; null when it is about none.</param>
/// <param name="Now">Campaign time.</param>
public sealed record Errand(OutboxRow Row, Campaign Campaign, Member Member, Slot? Slot, Instant Now);

/// <summary>What became of an attempt.</summary>
public abstract record Delivery
{
    /// <summary>It left, or was kept in the house on purpose; a record of it is stored with the row.</summary>
    public sealed record Done(object? Record = null) : Delivery;

    /// <summary>It did not leave this time.</summary>
    public sealed record Later(string Why, TimeSpan? After = null) : Delivery;

    /// <summary>It cannot reach the member by this channel; the next one is tried at once.</summary>
    public sealed record Impossible(string Why) : Delivery;
}

/// <summary>Brings messages out of the house by one channel. It is given at most five seconds, and may be called again with the same
/// errand after a crash: the same key leads to the same identifier at the other end.</summary>
public interface ICarrier
{
    ReminderChannel Channel { get; }

    Task<Delivery> CarryAsync(Errand errand, CancellationToken stop);
}
