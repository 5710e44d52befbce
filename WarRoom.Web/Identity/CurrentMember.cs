using System.Security.Claims;
using WarRoom.Domain.Team;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Identity;

/// <summary>As whom somebody acts in a campaign. Read from the database each time, so that a removed member has no rights from then on.</summary>
public sealed class CurrentMember(IDbContextFactory<WarRoomDb> dbs)
{
    /// <summary>The actor in a campaign; null when the person has nothing to do with it.</summary>
    public async Task<Actor?> InAsync(ClaimsPrincipal user, CampaignId campaign, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var accountId = AccountOf(user);
        var mine = await MineAsync(db, user, accountId, stop);
        var best = mine.Where(m => m.Member.CampaignId == campaign).OrderBy(m => m.AtMost).FirstOrDefault();
        if (best.Member is not null) return best.Member.AsActor(best.AtMost);
        if (accountId is null) return null;
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == accountId && u.IsOwner, stop);
        return account is null ? null : new Actor(campaign, null, Role.Owner, account.Name);
    }

    /// <summary>The members that this browser or account may act as, active ones only.</summary>
    public async Task<IReadOnlyList<Member>> AllAsync(ClaimsPrincipal user, CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return [.. (await MineAsync(db, user, AccountOf(user), stop)).Select(m => m.Member)];
    }

    public async Task<bool> IsOwnerAsync(ClaimsPrincipal user, CancellationToken stop = default)
    {
        if (AccountOf(user) is not { } accountId) return false;
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.Users.AnyAsync(u => u.Id == accountId && u.IsOwner, stop);
    }

    public static string? AccountOf(ClaimsPrincipal user) =>
        user.Identities.FirstOrDefault(i => i.AuthenticationType == "Identity.Application")?.FindFirst(ClaimTypes.NameIdentifier)?.Value;

    /// <summary>By account with the full role; by a personal link with the full role only while the member has no account yet,
    /// afterwards with no more than a volunteer's rights.</summary>
    private static async Task<List<(Member Member, Role AtMost)>> MineAsync(WarRoomDb db, ClaimsPrincipal user, string? accountId, CancellationToken stop)
    {
        var links = MemberCookie.MembersOf(user).ToDictionary(m => m.Id, m => m.Version);
        var ids = links.Keys.ToList();
        var found = await db.Members.AsNoTracking().Where(m => m.RemovedAt == null && (ids.Contains(m.Id) || (accountId != null && m.AccountId == accountId))).ToListAsync(stop);
        return [.. found
            .Where(m => (accountId is not null && m.AccountId == accountId) || (links.TryGetValue(m.Id, out var version) && version == m.LinkVersion))
            .Select(m => (m, m.AccountId is null || m.AccountId == accountId ? m.Role : Role.Volunteer))];
    }
}
