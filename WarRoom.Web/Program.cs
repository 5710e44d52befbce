using WarRoom.Web;

if (await ShellCommands.RunAsync(args, Console.Out) is { } exit) return exit;
var app = WarRoomHost.Build(args);
await WarRoomHost.StartAsync(app);
await app.WaitForShutdownAsync();
return 0;
