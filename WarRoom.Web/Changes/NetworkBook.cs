using System.Text.Json;
using WarRoom.Domain.Messages;
using WarRoom.Web.Persistence;

namespace WarRoom.Web.Changes;

/// <summary>The networks' rules as this installation has them: the defaults, and what an administrator corrected on the day.</summary>
public sealed class NetworkBook(IDbContextFactory<WarRoomDb> dbs)
{
    public const string SettingPrefix = "network:";
    private Dictionary<Network, NetworkRules>? _rules;

    public NetworkRules RulesOf(Network network) => All[network];

    public IReadOnlyDictionary<Network, NetworkRules> All => _rules ??= Read();

    public void Forget() => _rules = null;

    private Dictionary<Network, NetworkRules> Read()
    {
        var rules = new Dictionary<Network, NetworkRules>(NetworkRules.Defaults);
        using var db = dbs.CreateDbContext();
        foreach (var edited in db.Settings.AsNoTracking().Where(s => s.Name.StartsWith(SettingPrefix)).ToList())
        {
            if (JsonSerializer.Deserialize<NetworkRules>(edited.Value, Persistence.Json.Options) is { } own) rules[own.Network] = own;
        }

        return rules;
    }
}
