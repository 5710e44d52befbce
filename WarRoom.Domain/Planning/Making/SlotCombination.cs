using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;

namespace WarRoom.Domain.Planning.Making;

/// <summary>What decides who can post a slot and with which wordings: network, audience (null: everybody) and language.</summary>
public sealed record SlotCombination(Network Network, AudienceId? Audience, string Language)
{
    /// <summary>Unlike that of every other combination.</summary>
    public string Key => $"{Network.Key()}|{Audience}|{Language}";

    public static SlotCombination Of(MessageVariant variant) =>
        new(variant.Network, variant.AudienceId == default ? null : variant.AudienceId, variant.Language.ToLowerInvariant());

    public static SlotCombination Of(Slot slot) => new(slot.Network, slot.AudienceId, slot.Language.ToLowerInvariant());

    public bool CanBePostedBy(Member member) => member.IsAssignable && member.AccountOn(Network) is not null && member.Speaks(Language);
}
