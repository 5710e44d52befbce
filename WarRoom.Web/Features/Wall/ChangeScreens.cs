using WarRoom.Domain.Screens;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Wall;

/// <summary>Makes a secret address for a screen.</summary>
public sealed class CreateScreen(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks, LinkCodes codes)
{
    public async Task<(string? Token, Refusal? Refusal)> RunAsync(string name, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.ManageTeam) is { } lacks) return (null, lacks);
        if (ScreenDesk.WhyNotNamed(name) is { } refusal) return (null, refusal);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var link = ScreenDesk.NewScreen(codes.NewToken(), name, new(), actor, clocks.RealNow);
        db.SharedLinks.Add(link);
        db.Audit.Add(ScreenDesk.Audit(actor, clocks.RealNow, $"Set up the screen {link.Name}."));
        await db.SaveChangesAsync(stop);
        return (link.Token, null);
    }
}

/// <summary>Turns a screen off for good; it says so within seconds and shows nothing any more.</summary>
public sealed class RevokeScreen(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    public async Task<Refusal?> RunAsync(string token, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.ManageTeam) is { } lacks) return lacks;
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await ScreenDesk.FindAsync(db, token, actor, stop) is not { } link) return null;
        (link.RevokedAt, link.Version) = (clocks.RealNow, link.Version + 1);
        db.Audit.Add(ScreenDesk.Audit(actor, clocks.RealNow, $"Turned off the screen {link.Name}."));
        await db.SaveChangesAsync(stop);
        return null;
    }
}

/// <summary>Changes how a screen is set up; it shows it within a second or two.</summary>
public sealed class SetUpScreen(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    public async Task<Refusal?> RunAsync(string token, string name, ScreenSettings settings, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.ManageTeam) is { } lacks) return lacks;
        if ((ScreenDesk.WhyNotNamed(name) ?? settings.WhyNot()) is { } refusal) return refusal;
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await ScreenDesk.FindAsync(db, token, actor, stop) is not { } link) return ScreenDesk.Gone;
        (link.Name, link.Screen, link.Turn, link.Version) = (name.Trim(), settings, new(IsBlank: link.Turn.IsBlank), link.Version + 1);
        db.Audit.Add(ScreenDesk.Audit(actor, clocks.RealNow, $"Changed the screen {link.Name}: {string.Join(", ", settings.Scenes)}."));
        await db.SaveChangesAsync(stop);
        return null;
    }
}

/// <summary>What a button of the remote asks of a screen.</summary>
public enum RemoteButton
{
    Next,
    Previous,
    Stay,
    GoOn,
    Show,
    Blank,
    Unblank,
}

/// <summary>A press on the remote.</summary>
/// <param name="Button">Which.</param>
/// <param name="Scene">The scene to show.</param>
public sealed record RemotePress(RemoteButton Button, string? Scene = null);

/// <summary>The phone as remote control: a press stands on the screen's own row, and the screen asks for it each second.</summary>
public sealed class ControlScreen(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    public async Task<Refusal?> RunAsync(string token, RemotePress press, Actor actor, CancellationToken stop = default)
    {
        if (actor.Lacks(Right.ManageTeam) is { } lacks) return lacks;
        await using var db = await dbs.CreateDbContextAsync(stop);
        if (await ScreenDesk.FindAsync(db, token, actor, stop) is not { } link) return ScreenDesk.Gone;
        if (Pressed(link.Turn, press, link.Screen.Playing(hasPulse: false), link.Screen.Dwell, clocks.RealNow) is not { } turn) return new("screen.scene", "There is no such scene.");
        (link.Turn, link.Version) = (turn, link.Version + 1);
        await db.SaveChangesAsync(stop);
        return null;
    }

    private static ScreenTurn? Pressed(ScreenTurn turn, RemotePress press, IReadOnlyList<string> playing, int dwell, Instant now) => press.Button switch
    {
        RemoteButton.Next => turn.Next(playing, dwell, now),
        RemoteButton.Previous => turn.Previous(playing, dwell, now),
        RemoteButton.Stay => turn.Stay(playing, dwell, now),
        RemoteButton.GoOn => turn.GoOn(playing, dwell, now),
        RemoteButton.Show => SceneNames.Known(press.Scene, SceneNames.Choosable) is { } scene ? turn.Show(scene) : null,
        RemoteButton.Blank => turn with { IsBlank = true },
        RemoteButton.Unblank => turn with { IsBlank = false },
        _ => null,
    };
}

/// <summary>What the changes of screens have in common.</summary>
internal static class ScreenDesk
{
    private const int LongestName = 60;

    public static Refusal Gone { get; } = new("screen.gone", "This screen is off.");

    public static Refusal? WhyNotNamed(string name) => name.Trim().Length is 0 or > LongestName ? new("screen.name", "Give the screen a name, such as its room.") : null;

    public static SharedLink NewScreen(string token, string name, ScreenSettings settings, Actor actor, Instant realNow) =>
        new() { Token = token, CampaignId = actor.Campaign, Page = SharedPage.Wall, Name = name.Trim(), CreatedAt = realNow, Screen = settings };

    /// <summary>A screen of the actor's own campaign that is not off.</summary>
    public static Task<SharedLink?> FindAsync(WarRoomDb db, string token, Actor actor, CancellationToken stop) =>
        db.SharedLinks.SingleOrDefaultAsync(l => l.Token == token && l.CampaignId == actor.Campaign && l.Page == SharedPage.Wall && l.RevokedAt == null, stop);

    public static AuditEntry Audit(Actor actor, Instant realNow, string what) =>
        new() { Id = Guid.CreateVersion7(realNow.ToDateTimeOffset()), CampaignId = actor.Campaign, RealTime = realNow, ByName = actor.Name, What = what };
}
