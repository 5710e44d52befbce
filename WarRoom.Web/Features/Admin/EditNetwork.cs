using System.Text.Json;
using WarRoom.Domain.Messages;
using WarRoom.Web.Changes;
using WarRoom.Web.Clock;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Features.Admin;

/// <summary>Corrects what a network allows: its limit and the address of its composer, on the day if need be. Owners only.</summary>
public sealed class EditNetwork(IDbContextFactory<WarRoomDb> dbs, NetworkBook networks, CampaignClocks clocks)
{
    private const int LongestText = 100_000;

    public async Task<Refusal?> RunAsync(Network network, int maxLength, string? composeUrl, bool isOwner, string byName, CancellationToken stop = default)
    {
        if (!isOwner) return new("actor.notAllowed", "Only an owner of this installation can change networks.");
        if (maxLength is < 1 or > LongestText) return new("network.length", $"Give a limit between 1 and {LongestText}.");
        if (!IsComposer(composeUrl)) return new("network.url", "The composer's address must begin with https:// or mailto: and may contain {text}, {url}, {title}, {subject}, {server} and {community}.");
        var rules = networks.RulesOf(network) with { MaxLength = maxLength, ComposeUrl = string.IsNullOrWhiteSpace(composeUrl) ? null : composeUrl.Trim() };
        await using var db = await dbs.CreateDbContextAsync(stop);
        var name = NetworkBook.SettingPrefix + network.Key();
        var value = JsonSerializer.Serialize(rules, Json.Options);
        if (await db.Settings.SingleOrDefaultAsync(s => s.Name == name, stop) is { } known) known.Value = value;
        else db.Settings.Add(new Setting { Name = name, Value = value });
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(clocks.RealNow.ToDateTimeOffset()), RealTime = clocks.RealNow, ByName = byName, What = $"changed {network.Name()}: {maxLength} characters, {rules.ComposeUrl ?? "no composer"}" });
        await db.SaveChangesAsync(stop);
        networks.Forget();
        return null;
    }

    private static bool IsComposer(string? url) =>
        string.IsNullOrWhiteSpace(url) || url.Trim().StartsWith("https://", StringComparison.Ordinal) || url.Trim().StartsWith("mailto:", StringComparison.Ordinal);
}
