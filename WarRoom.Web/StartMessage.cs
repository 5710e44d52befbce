using WarRoom.Web.Demo;
using WarRoom.Web.Features.Setup;

namespace WarRoom.Web;

/// <summary>What the console says when the house is open: where, how to sign in, where the data lies.</summary>
public sealed class StartMessage(ILogger<StartMessage> log, StartArguments start, DataFolder folder, DemoSignIns demo, SetupCode setup)
{
    public async Task WriteAsync(string address)
    {
        log.LogInformation("WarRoom is open at {Address}. Its data is in {Folder}.", address, folder.Path);
        if (start.IsDemo) await demo.WriteAsync(address);
        else await setup.WriteAsync(address);
    }
}
