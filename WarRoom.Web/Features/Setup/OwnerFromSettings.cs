namespace WarRoom.Web.Features.Setup;

/// <summary>Makes the owner without a visitor, from <c>WarRoom__Owner__Email</c> and <c>WarRoom__Owner__Password</c>.</summary>
public sealed class OwnerFromSettings(IConfiguration settings, IServiceScopeFactory scopes, ILogger<OwnerFromSettings> log)
{
    public async Task RunAsync(CancellationToken stop = default)
    {
        var (email, password) = (settings["WarRoom:Owner:Email"], settings["WarRoom:Owner:Password"]);
        if (string.IsNullOrWhiteSpace(email) || string.IsNullOrEmpty(password)) return;
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<SetupCode>().CurrentAsync(stop) is not { } code) return;
        var request = new OwnerRequest(code, settings["WarRoom:Owner:Name"] ?? email.Split('@')[0], email, password);
        var (owner, refusal) = await scope.ServiceProvider.GetRequiredService<MakeOwner>().RunAsync(request, stop);
        if (refusal is not null) throw new InvalidOperationException($"WarRoom__Owner__Email and WarRoom__Owner__Password do not make an owner: {refusal.Reason}");
        log.LogInformation("The owner {Owner} was made from the settings.", owner!.Name);
    }
}
