namespace WarRoom.Domain.Messages;

/// <summary>What a network allows, as data.</summary>
public sealed record NetworkRules(Network Network);
