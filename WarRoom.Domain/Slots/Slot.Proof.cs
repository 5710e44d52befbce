using WarRoom.Domain.Team;

namespace WarRoom.Domain.Slots;

/// <summary>How the rungs of proof rise without a lead's look.</summary>
public sealed partial class Slot
{
    /// <summary>The room saw the post at its public address: that counts as a look, and says what was seen.</summary>
    /// <param name="address">Where it was seen; another address than the slot's own proves nothing.</param>
    /// <param name="what">What was seen, in words for the record.</param>
    /// <param name="now">Campaign time.</param>
    public Refusal? SeeInPublic(string address, string what, Instant now)
    {
        if (Status is SlotStatus.Verified) return null;
        if (Status is not SlotStatus.Posted || PostUrl != address) return SlotRefusals.NotPosted;
        var room = Actor.Room(CampaignId);
        Verification = new(room.Member, room.Name, now);
        if (Proof < ProofRung.Checked) Proof = ProofRung.Checked;
        return Become(SlotStatus.Verified, SlotEventKind.Verified, room, now, what);
    }

    /// <summary>People followed the post's own link. No state follows from it: somebody may have shared the link elsewhere.</summary>
    public Refusal? Prove(Instant now)
    {
        if (!Status.IsDone()) return SlotRefusals.NotPosted;
        if (Proof is ProofRung.Proven) return null;
        Proof = ProofRung.Proven;
        Record(SlotEventKind.Proven, Status, Actor.Room(CampaignId), now, "");
        return null;
    }

    /// <summary>Whoever posted shows a picture of it. It raises no rung: a person has to look at it.</summary>
    public Refusal? ShowPicture(Actor by, Instant now)
    {
        if (by.Member is null || by.Member != HolderId) return SlotRefusals.NotYours;
        if (!Status.IsDone()) return SlotRefusals.NotPosted;
        Record(SlotEventKind.ProofAdded, Status, by, now, Picture);
        return null;
    }

    /// <summary>Stands in the event instead of an address.</summary>
    public const string Picture = "screenshot";
}
