using WarRoom.Domain.Messages;
using WarRoom.Domain.Slots;
using WarRoom.Domain.Team;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Changes;

/// <summary>How far a message goes beside the app, where it always stands.</summary>
internal enum Reach
{
    /// <summary>Not out of the house.</summary>
    App,

    /// <summary>By the member's first channel.</summary>
    First,

    /// <summary>By every channel that the member has.</summary>
    Every,
}

/// <summary>What a change of a slot brings with it, written in the same transaction: a text where there is none, a link of the holder's own, the reminders that
/// the slot calls for now, and a word to whom it was taken from.</summary>
internal static class Consequences
{
    private static readonly Duration Shortest = Duration.FromMinutes(15);

    public static async Task FollowAsync(this WarRoomDb db, SlotScene scene, MemberId? holderBefore, LinkCodes codes, CancellationToken stop, bool tellsHolderBefore = true)
    {
        var (slot, now) = (scene.Slot, scene.Now);
        var holder = await scene.MemberAsync(slot.HolderId);
        if (holder is not null && slot.VariantId is null) await db.GiveTextAsync(slot, stop);
        if (holder is not null && slot.LinkCode is null) db.GiveLink(slot, holder, codes, now);
        await db.FollowWithRemindersAsync(scene, holder, stop);
        await db.FollowWithCheckAsync(scene, stop);
        if (tellsHolderBefore && scene.Campaign.IsPublished && holderBefore is { } before && before != slot.HolderId && slot.Status.IsWaiting() && slot.HolderId is not null && await scene.MemberAsync(before) is { } first)
        {
            db.Tell(MessageKind.HandedOn, first, slot, now, $"handed:{slot.Id}:{slot.Version}", "Somebody else has it now, don't post.", Reach.First);
        }

        await db.SettleSwapsAsync(scene, stop);
        if (slot.Status.IsDone() || (slot.HolderId is not null && slot.HolderId != holderBefore)) await db.SettleOffersAsync(scene, stop);
    }

    /// <summary>Who was asked to take the slot hears that it is settled; who was not asked yet is not asked any more.</summary>
    private static async Task SettleOffersAsync(this WarRoomDb db, SlotScene scene, CancellationToken stop)
    {
        var (slot, now) = (scene.Slot, scene.Now);
        var offers = await db.Outbox.Where(r => r.SlotId == slot.Id && r.Kind == MessageKind.Offer && (r.State == OutboxState.Due || r.State == OutboxState.Done)).ToListAsync(stop);
        foreach (var row in offers.Where(r => r.State is OutboxState.Due)) row.State = OutboxState.Void;
        var since = now - scene.Rules.Window;
        foreach (var asked in offers.Where(r => r.State is OutboxState.Done && r.DoneAt >= since && r.MemberId != slot.HolderId).Select(r => (r.MemberId, r.DueAt)).Distinct())
        {
            if (await scene.MemberAsync(asked.MemberId) is not { IsActive: true } member) continue;
            var key = $"offertaken:{slot.Id}:{asked.DueAt.ToUnixTimeSeconds()}";
            if (await db.Outbox.AnyAsync(r => r.DedupeKey == $"{key}:{member.Id}:{ReminderChannel.InApp}", stop)) continue;
            db.Tell(MessageKind.OfferTaken, member, slot, now, key, $"The {slot.Network.Name()} slot is in good hands now. Thank you for being there.", Reach.App);
        }
    }

    /// <summary>A post with an address is looked for there, from now on; another address is looked at anew, and what is verified or taken back not any
    /// more. A rehearsal calls nobody.</summary>
    private static async Task FollowWithCheckAsync(this WarRoomDb db, SlotScene scene, CancellationToken stop)
    {
        var (slot, now) = (scene.Slot, scene.Now);
        if (scene.Campaign.IsRehearsal || slot.Events is not [.., var last] || !(slot.Status.IsDone() || last.From.IsDone())) return;
        var check = await db.PostChecks.SingleOrDefaultAsync(c => c.SlotId == slot.Id, stop);
        if (slot.PostUrl is not { } address)
        {
            if (check is not null) db.PostChecks.Remove(check);
        }
        else if (check is null)
        {
            if (slot.Status is SlotStatus.Posted) db.PostChecks.Add(new PostCheck { SlotId = slot.Id, CampaignId = slot.CampaignId, Address = address, NextAt = now });
        }
        else if (check.Address != address)
        {
            (check.Address, check.NextAt, check.Attempts, check.LookedAt, check.Finding) = (address, slot.Status is SlotStatus.Posted ? now : null, 0, null, "");
        }
        else if (slot.Status is SlotStatus.Verified)
        {
            check.NextAt = null;
        }
    }

    public static void GiveLink(this WarRoomDb db, Slot slot, Member holder, LinkCodes codes, Instant now)
    {
        var code = codes.NewLink();
        slot.SetLink(code);
        db.Links.Add(new TrackedLink
        {
            Code = code,
            CampaignId = slot.CampaignId,
            SlotId = slot.Id,
            MemberId = holder.Id,
            VariantId = slot.VariantId,
            Network = slot.Network,
            CreatedAt = now,
        });
    }

    /// <summary>A slot that somebody took although the planner had no text left for it carries the wording that is used least. That may be
    /// more often than its limit says: by hand that is allowed, and shown as a conflict to mend.</summary>
    private static async Task GiveTextAsync(this WarRoomDb db, Slot slot, CancellationToken stop)
    {
        var usable = await db.Variants.Where(v => v.CampaignId == slot.CampaignId && v.Network == slot.Network && v.Language == slot.Language && !v.IsWithdrawn).ToListAsync(stop);
        if (usable.Count == 0) return;
        var uses = await db.Slots.Where(s => s.CampaignId == slot.CampaignId && s.Network == slot.Network && s.VariantId != null).GroupBy(s => s.VariantId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop);
        slot.SetVariant(usable.OrderByDescending(v => v.AudienceId == slot.AudienceId).ThenBy(v => uses.Find(u => u.Key == v.Id)?.Count ?? 0).ThenBy(v => v.Code, StringComparer.Ordinal).First());
    }

    /// <summary>A message that is due at once, in the app and as far out of the house as it shall reach.</summary>
    public static void Tell(this WarRoomDb db, MessageKind kind, Member member, Slot? slot, Instant now, string key, string text, Reach reach, Instant? ofUseUntil = null)
    {
        IEnumerable<ReminderChannel> outside = reach switch { Reach.App => [], Reach.First => member.OutsideChannels.Take(1), _ => member.OutsideChannels };
        if (kind.IsForTheRoom()) outside = outside.Where(c => c is not ReminderChannel.Chat);
        foreach (var channel in outside.Prepend(ReminderChannel.InApp)) db.Tell(kind, member, slot, now, key, text, channel, ofUseUntil);
    }

    /// <summary>A word to the team's chat room, once, where there is one; it is filed under the first of the team.</summary>
    public static async Task TellRoomAsync(this WarRoomDb db, MessageKind kind, IReadOnlyList<Member> team, Instant now, string key, string text, CancellationToken stop)
    {
        if (team.Count == 0) return;
        var campaign = team[0].CampaignId;
        if (await db.ChatRooms.AnyAsync(r => r.CampaignId == campaign, stop)) db.Tell(kind, team[0], null, now, key, text, ReminderChannel.Chat);
    }

    /// <summary>A message by one channel, due at once.</summary>
    public static void Tell(this WarRoomDb db, MessageKind kind, Member member, Slot? slot, Instant now, string key, string text, ReminderChannel channel, Instant? ofUseUntil = null) =>
        db.Outbox.Add(new OutboxRow
        {
            Id = Guid.CreateVersion7(now.ToDateTimeOffset()),
            CampaignId = member.CampaignId,
            Kind = kind,
            Channel = channel,
            MemberId = member.Id,
            SlotId = slot?.Id,
            DedupeKey = $"{key}:{member.Id}:{channel}",
            Text = text,
            DueAt = now,
            GraceUntil = ofUseUntil is { } until ? Instant.Max(until, now + Shortest) : now + Shortest,
        });

    private static async Task FollowWithRemindersAsync(this WarRoomDb db, SlotScene scene, Member? holder, CancellationToken stop)
    {
        var (slot, now) = (scene.Slot, scene.Now);
        var wanted = ReminderPolicy.For(slot, holder, scene.Rules).ToDictionary(r => r.DedupeKey);
        var rows = await db.Outbox.Where(r => r.SlotId == slot.Id && r.Kind == MessageKind.Reminder).ToListAsync(stop);
        foreach (var row in rows)
        {
            var isWanted = wanted.Remove(row.DedupeKey, out var same);
            if (row.State is OutboxState.Due && !isWanted) row.State = slot.Status is SlotStatus.Missed && now > row.GraceUntil ? OutboxState.Missed : OutboxState.Void; // never left, and that is said
            if (row.State is OutboxState.Void && isWanted && !scene.IsHeld) row.State = OutboxState.Due;
            if (row.State is OutboxState.Due && same is not null && row.Step != same.Step) (row.Step, row.DueAt) = (same.Step, same.DueAt); // the member put the channels into another order
        }

        foreach (var reminder in wanted.Values.Where(r => r.GraceUntil > now && !scene.IsHeld))
        {
            db.Outbox.Add(new OutboxRow
            {
                Id = Guid.CreateVersion7(now.ToDateTimeOffset()),
                CampaignId = slot.CampaignId,
                Kind = MessageKind.Reminder,
                Channel = reminder.Channel,
                MemberId = holder!.Id,
                SlotId = slot.Id,
                DedupeKey = reminder.DedupeKey,
                Text = $"Your post on {slot.Network.Name()} is next.",
                DueAt = reminder.DueAt,
                GraceUntil = reminder.GraceUntil,
                Step = reminder.Step,
            });
        }
    }
}
