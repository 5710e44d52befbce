using System.Collections.Concurrent;
using Microsoft.AspNetCore.Antiforgery;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web;

/// <summary>Forms of pages without a live connection: each carries a key, and sending it twice gives the same answer and one effect.</summary>
public sealed class Forms(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new(StringComparer.Ordinal);

    /// <summary>Runs once per key and remembers the address to which the answer led. What runs is itself safe to repeat, so a crash
    /// between the act and the remembering costs nothing.</summary>
    public async Task<string> OnceAsync(string? key, Func<Task<string>> act, CancellationToken stop = default) =>
        (await OnceUnlessRefusedAsync(key, async () => await act(), stop))!;

    /// <summary>The same for an act that may be refused: no answer is not remembered, so that it can be tried again.</summary>
    public async Task<string?> OnceUnlessRefusedAsync(string? key, Func<Task<string?>> act, CancellationToken stop = default)
    {
        if (string.IsNullOrWhiteSpace(key) || key.Length > 128) return await act();
        var gate = Gates.GetOrAdd(key, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(stop);
        try
        {
            await using var db = await dbs.CreateDbContextAsync(stop);
            if (await db.DoneRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Key == key, stop) is { } done) return done.Answer;
            if (await act() is not { } answer) return null;
            await RememberAsync(db, new DoneRequest { Key = key, Answer = answer, At = clocks.RealNow }, stop);
            return answer;
        }
        finally
        {
            gate.Release();
            Gates.TryRemove(key, out _);
        }
    }

    /// <summary>What was done is done: who cannot be remembered, because the disk is full or the file locked, is not told that it failed.</summary>
    private static async Task RememberAsync(WarRoomDb db, DoneRequest done, CancellationToken stop)
    {
        db.DoneRequests.Add(done);
        try
        {
            await db.TrySaveAsync(stop);
        }
        catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException)
        {
            // sent again it runs again, and that is safe
        }
    }
}

internal static class OldForms
{
    /// <summary>A form from a page that is too old (signed in since, cookie lost) asks for one more tap instead of an error page.</summary>
    public static IApplicationBuilder UseFormsThatAreTooOld(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } && ContentPolicy.IsEdge(context.Request.Path))
        {
            var back = context.Request.Headers.Referer.ToString();
            var path = Uri.TryCreate(back, UriKind.Absolute, out var uri) && uri.Authority == context.Request.Host.Value ? uri.AbsolutePath : "/me";
            context.Response.Redirect($"{path}?said=form.old", permanent: false);
            return;
        }

        await next();
    });
}
