using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using WarRoom.Domain.Team;
using WarRoom.Web.Changes;
using WarRoom.Web.Identity;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Demo;

internal static class DemoSetup
{
    public static void AddDemo(this IServiceCollection services, StartArguments start)
    {
        services.AddSingleton<DemoDay>();
        services.AddTransient<RestartDemo>();
        services.AddSingleton<DemoSignIns>();
    }
}

/// <summary>The demo's sign-ins: one-time links, printed at the start, good from this machine only. There is no default password anywhere.</summary>
public sealed class DemoSignIns(IDbContextFactory<WarRoomDb> dbs, LinkCodes codes, ILogger<DemoSignIns> log)
{
    private readonly Dictionary<string, MemberId> _unused = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public string For(MemberId member)
    {
        var token = codes.NewToken();
        lock (_lock) _unused[token] = member;
        return token;
    }

    public MemberId? Peek(string token)
    {
        lock (_lock) return _unused.TryGetValue(token, out var member) ? member : null;
    }

    public MemberId? Use(string token)
    {
        lock (_lock) return _unused.Remove(token, out var member) ? member : null;
    }

    public async Task WriteAsync(string address)
    {
        await using var db = await dbs.CreateDbContextAsync();
        var members = await db.Members.AsNoTracking().Where(m => m.RemovedAt == null).ToListAsync();
        if (members.FirstOrDefault(m => m.Role == Role.Lead) is not { } lead || members.FirstOrDefault(m => m.Role == Role.Volunteer) is not { } volunteer) return;
        var wall = await db.SharedLinks.AsNoTracking().Where(l => l.Page == SharedPage.Wall && l.RevokedAt == null).Select(l => l.Token).FirstOrDefaultAsync();
        log.LogInformation("The demo day is running. Each link signs in once, from this machine:\n  as the lead, {Lead}:          {Address}/demo/{LeadToken}\n  as a volunteer, {Volunteer}:   {Address}/demo/{VolunteerToken}\n  the wall screen:              {Address}/w/{Wall}",
            lead.Name, address, For(lead.Id), volunteer.Name, address, For(volunteer.Id), address, wall);
    }
}

/// <summary>Signs in to the demo: the page shows as whom, the form signs in.</summary>
internal static class DemoEndpoints
{
    public static void Map(WebApplication app) => app.MapPost("/demo/{token}", SignInAsync).AllowAnonymous();

    private static async Task<RedirectHttpResult> SignInAsync(string token, HttpContext context, DemoSignIns signIns, IDbContextFactory<WarRoomDb> dbs, SignInManager<SignInAccount> accounts, [Microsoft.AspNetCore.Mvc.FromForm] string? go, CancellationToken stop)
    {
        var isHere = context.Connection.RemoteIpAddress is { } remote && System.Net.IPAddress.IsLoopback(remote);
        if (!isHere || signIns.Use(token) is not { } id) return TypedResults.Redirect("/demo/old?said=link.old");
        await using var db = await dbs.CreateDbContextAsync(stop);
        var member = await db.Members.AsNoTracking().SingleAsync(m => m.Id == id, stop);
        await context.SignOutAsync(MemberCookie.Scheme);
        if (member.Role is Role.Volunteer)
        {
            await MemberCookie.SignInAsync(context, member);
            return TypedResults.Redirect("/me");
        }

        var account = await accounts.UserManager.FindByIdAsync(member.AccountId ?? "") ?? throw new InvalidOperationException("The demo's lead has no account.");
        await accounts.SignInAsync(account, isPersistent: true);
        var slug = await db.Campaigns.Where(c => c.Id == member.CampaignId).Select(c => c.Slug).SingleAsync(stop);
        return TypedResults.Redirect($"/c/{slug}/live");
    }
}
