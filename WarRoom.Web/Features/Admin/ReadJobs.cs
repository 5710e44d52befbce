using System.Globalization;
using Quartz;
using WarRoom.Domain.Campaigns;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Admin;

/// <summary>How work stands that is not simply done.</summary>
public enum WorkStanding
{
    /// <summary>Should have been done by now and nobody has touched it.</summary>
    Late,

    /// <summary>Tried and put off.</summary>
    TryingAgain,

    /// <summary>Given up.</summary>
    Failed,

    /// <summary>Too late to be of use: listed, not sent.</summary>
    Missed,

    /// <summary>The person cannot be reached that way.</summary>
    Unreachable,
}

/// <summary>Work of one kind for one person that needs a look, said by its effect on people.</summary>
public sealed record WorkGroup(string Key, string Campaign, string Sentence, WorkStanding Standing, string? Why, string Since, IReadOnlyList<Guid> Rows)
{
    public bool CanRun => Standing is WorkStanding.Late or WorkStanding.TryingAgain or WorkStanding.Failed;
}

/// <summary>What is ahead in a campaign.</summary>
public sealed record ComingWork(string Campaign, int OnItsWay, int WithinTheHour, string? NextAt, int DoneLately);

/// <summary>A schedule of the house and when it runs.</summary>
public sealed record ScheduleView(string Name, string Every, string Last, string Next);

/// <summary>The work of the house as a person wants to know it.</summary>
public sealed record JobsView(IReadOnlyList<WorkGroup> Groups, IReadOnlyList<ComingWork> Coming, IReadOnlyList<ScheduleView> Schedules);

/// <summary>What is due, late, failed and tried again: read from the outbox, so it survives every restart.</summary>
public sealed class ReadJobs(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, IServiceProvider services)
{
    private static readonly Duration Late = Duration.FromSeconds(30);
    private static readonly Duration Lately = Duration.FromHours(24);
    private static readonly Duration Hour = Duration.FromHours(1);
    private static readonly (string Tick, string Name)[] Ticks = [(nameof(DueTick), "What is due"), (nameof(ProofTick), "Posts to look at"), (Schedules.RehearsalTick, "Rehearsals")];

    public async Task<JobsView> RunAsync(CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaigns = await db.Campaigns.AsNoTracking().Where(c => c.State != CampaignState.Archived).OrderBy(c => c.StartsAt).ToListAsync(stop);
        var groups = new List<WorkGroup>();
        var coming = new List<ComingWork>();
        foreach (var campaign in campaigns)
        {
            var now = clocks.Now(campaign);
            groups.AddRange(await GroupsAsync(db, campaign, now, stop));
            coming.Add(await ComingAsync(db, campaign, now, stop));
        }

        return new([.. groups.OrderBy(g => g.Standing)], coming, await SchedulesAsync(stop));
    }

    private static async Task<IEnumerable<WorkGroup>> GroupsAsync(WarRoomDb db, Campaign campaign, Instant now, CancellationToken stop)
    {
        var (since, late) = (now - Lately, now - Late);
        var names = await db.Members.AsNoTracking().Where(m => m.CampaignId == campaign.Id).ToDictionaryAsync(m => m.Id, m => m.Name, stop);
        var rows = await db.Outbox.AsNoTracking().Where(r => r.CampaignId == campaign.Id && r.DueAt >= since
            && ((r.State == OutboxState.Due && (r.Attempts > 0 || r.DueAt <= late)) || r.State == OutboxState.Failed || r.State == OutboxState.Missed || r.State == OutboxState.Unreachable)).OrderBy(r => r.DueAt).ToListAsync(stop);
        return rows.GroupBy(r => (r.MemberId, Kind: r.State is OutboxState.Unreachable ? (MessageKind?)null : r.Kind, r.Channel, Standing: StandingOf(r))).Select(g => new WorkGroup(
            $"{campaign.Id}:{g.Key}", campaign.Name, Sentence([.. g], names.GetValueOrDefault(g.Key.MemberId, "somebody")), g.Key.Standing, g.Last().LastError,
            g.First().DueAt.InZone(campaign.Day.Zone).ToString("ddd HH:mm", CultureInfo.InvariantCulture), [.. g.Select(r => r.Id)]));
    }

    private static WorkStanding StandingOf(OutboxRow row) => row.State switch
    {
        OutboxState.Failed => WorkStanding.Failed,
        OutboxState.Missed => WorkStanding.Missed,
        OutboxState.Unreachable => WorkStanding.Unreachable,
        _ => row.Attempts > 0 ? WorkStanding.TryingAgain : WorkStanding.Late,
    };

    private static string Sentence(IReadOnlyList<OutboxRow> rows, string member)
    {
        var noun = rows[0].Kind switch
        {
            MessageKind.Reminder => "reminder",
            MessageKind.Nudge => "nudge",
            MessageKind.Offer => "offer",
            MessageKind.Assigned or MessageKind.Moved => "question",
            MessageKind.Hold => "stop notice",
            MessageKind.PersonalLink => "personal link",
            _ => "message",
        };
        var way = rows[0].Channel switch { ReminderChannel.Email => " by e-mail", ReminderChannel.Push => " by push", ReminderChannel.Chat => " in the chat room", _ => "" };
        if (rows[0].State is OutboxState.Unreachable) return $"{member} is not reached{way}";
        return $"{rows.Count} {noun}{(rows.Count == 1 ? "" : "s")} not sent to {member}{way}";
    }

    private static async Task<ComingWork> ComingAsync(WarRoomDb db, Campaign campaign, Instant now, CancellationToken stop)
    {
        var (before, hour) = (now - Hour, now + Hour);
        var own = db.Outbox.Where(r => r.CampaignId == campaign.Id);
        var ahead = await own.Where(r => r.State == OutboxState.Due && r.DueAt > now).OrderBy(r => r.DueAt).Select(r => r.DueAt).ToListAsync(stop);
        return new(campaign.Name, await own.CountAsync(r => r.State == OutboxState.Sending, stop), ahead.Count(at => at <= hour),
            ahead.Count == 0 ? null : ahead[0].InZone(campaign.Day.Zone).ToString("ddd HH:mm", CultureInfo.InvariantCulture), await own.CountAsync(r => r.State == OutboxState.Done && r.DoneAt >= before, stop));
    }

    private async Task<IReadOnlyList<ScheduleView>> SchedulesAsync(CancellationToken stop)
    {
        var views = new List<ScheduleView>();
        if (services.GetService<ISchedulerFactory>() is { } factory)
        {
            var scheduler = await factory.GetScheduler(stop);
            foreach (var (tick, name) in Ticks)
            {
                if (await scheduler.GetTrigger(new TriggerKey(tick), stop) is ISimpleTrigger trigger) views.Add(new(name, $"every {trigger.RepeatInterval.TotalSeconds:0} s", Clock(trigger.PreviousFireTimeUtc), Clock(trigger.NextFireTimeUtc)));
            }
        }

        if (services.GetService<DueSweep>() is { } sweep) views.Add(new("What is left undone", $"every {DueSweep.Every.TotalSeconds:0} s", Clock(sweep.LastAt), Clock(sweep.LastAt + DueSweep.Every)));
        return [.. views.OrderBy(v => v.Name, StringComparer.Ordinal)];
    }

    private static string Clock(DateTimeOffset? at) => at is { } known ? known.ToString("HH:mm:ss", CultureInfo.InvariantCulture) + " UTC" : "not yet";
}
