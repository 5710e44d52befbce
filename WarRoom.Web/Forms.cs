using Microsoft.AspNetCore.Antiforgery;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web;

/// <summary>Forms of pages without a live connection: each carries a key, and sending it twice gives the same answer and one effect.</summary>
public sealed class Forms(IDbContextFactory<WarRoomDb> dbs, CampaignClocks clocks)
{
    private const int Many = 256;
    private static readonly SemaphoreSlim[] Gates = [.. Enumerable.Range(0, Many).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Runs once per key and remembers the address to which the answer led. What runs is itself safe to repeat, so a crash
    /// between the act and the remembering costs nothing.</summary>
    public async Task<string> OnceAsync(string? key, Func<Task<string>> act, CancellationToken stop = default) =>
        (await OnceUnlessRefusedAsync(key, async () => await act(), stop))!;

    /// <summary>The same for an act that may be refused: no answer is not remembered, so that it can be tried again.</summary>
    public async Task<string?> OnceUnlessRefusedAsync(string? key, Func<Task<string?>> act, CancellationToken stop = default)
    {
        if (string.IsNullOrWhiteSpace(key) || key.Length > 128) return await act();
        var gate = Gates[(uint)StringComparer.Ordinal.GetHashCode(key) % Many];
        await gate.WaitAsync(stop);
        try
        {
            await using var db = await dbs.CreateDbContextAsync(stop);
            if (await db.DoneRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Key == key, stop) is { } done) return done.Answer;
            if (await act() is not { } answer) return null;
            await RememberAsync(db, new DoneRequest { Key = key, Answer = answer, At = clocks.RealNow });
            return answer;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>What was done is done: who cannot be remembered, because the disk is full or the file locked, is not told that it failed. Remembered it is
    /// also when the browser has gone away meanwhile: it will send the form again.</summary>
    private static async Task RememberAsync(WarRoomDb db, DoneRequest done)
    {
        db.DoneRequests.Add(done);
        try
        {
            await db.TrySaveAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException)
        {
            // sent again it runs again, and that is safe
        }
    }
}

internal static class PhoneForms
{
    /// <summary>A form of a phone that has arrived is carried out to its end, whether the phone still waits for the answer or has lost its line. Given up half
    /// way, its effect could stand without its answer, and the form that is sent again would be answered differently.</summary>
    public static IApplicationBuilder UseFormsToTheirEnd(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsPost(context.Request.Method) && ContentPolicy.IsEdge(context.Request.Path)) context.RequestAborted = CancellationToken.None;
        return next(context);
    });

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
