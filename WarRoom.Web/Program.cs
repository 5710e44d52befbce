using WarRoom.Web;

var app = WarRoomHost.Build(args);
await WarRoomHost.StartAsync(app);
await app.WaitForShutdownAsync();

/// <summary>Named for the test host.</summary>
public partial class Program;
