using WarRoom.Domain.Metrics;
using WarRoom.Domain.Sources;
using WarRoom.Domain.Team;
using WarRoom.Web.Clock;
using WarRoom.Web.Live;
using WarRoom.Web.Networks.Generic;
using WarRoom.Web.Networks.Reading;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Sources;

/// <summary>A table with two of its columns named.</summary>
public sealed record HoursUpload(string Text, string HourColumn, string CountColumn, string ZoneId);

/// <summary>What a table holds, or why it is refused whole.</summary>
public sealed record UploadAnswer(string? Refusal, IReadOnlyList<HourlyCount> Hours, int Changed = 0, int Kept = 0);

/// <summary>Takes visits by the hour from a table of any columns: first to look at, then to store. They replace what a connector brought and
/// give way to what was entered by hand.</summary>
public sealed class ImportHours(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, CampaignFeed feed)
{
    private static readonly Duration LongAgo = Duration.FromDays(3660);

    public async Task<UploadAnswer> RunAsync(HoursUpload upload, bool store, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.EditFoundation) is { } lacks) return new(lacks.Reason, []);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == actor.Campaign, stop);
        var now = clocks.Now(campaign);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(upload.ZoneId) ?? campaign.Day.Zone;
        IReadOnlyList<HourlyCount> hours;
        try
        {
            hours = HoursTable.ReadCsv(Ended(upload.Text), upload.HourColumn, upload.CountColumn, zone, new(now - LongAgo, AskSource.Floor(now)));
        }
        catch (UnreadableException e)
        {
            return new($"{e.Reading.Reason.TrimEnd('.')}.", []);
        }

        if (hours.Count == 0) return new("There is no hour in it that is over.", []);
        var (changed, kept) = await StoreReading.PutHoursAsync(db, campaign.Id, Precedence.Import, hours, now, stop);
        if (!store) return new(null, hours, changed, kept);
        db.Record(actor, clocks.RealNow, $"imported {changed} hours of visits from the columns {upload.HourColumn} and {upload.CountColumn}; {kept} stayed as they were entered by hand");
        if (!await db.TrySaveAsync(stop)) return new("Somebody changed the same hours in this moment. Try again.", []);
        feed.Changed(campaign.Id);
        return new(null, hours, changed, kept);
    }

    /// <summary>The names in the first line, to choose from.</summary>
    public static IReadOnlyList<string> Columns(string text)
    {
        try
        {
            return Delimited.Read(Ended(text)) is [var first, ..] ? [.. first.Select(c => c.Trim())] : [];
        }
        catch (UnreadableException)
        {
            return [];
        }
    }

    /// <summary>What a person pastes or a file holds is whole, also where its last line does not end.</summary>
    private static string Ended(string text) => text.EndsWith('\n') ? text : text + "\n";
}
