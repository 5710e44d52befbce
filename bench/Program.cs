using WarRoom.Bench;

return args switch
{
    ["start", ..] => await StartBench.RunAsync(args[1..]),
    ["plan", ..] => PlanBench.Run(args[1..]),
    ["lift", ..] => LiftBench.Run(args[1..]),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("""
        dotnet run -c Release --project bench -- VERB

          start                         time from start to ready, memory, and what each page of the demo day costs
          plan FILE [--seconds N]       plans an instance file and prints the objective
          lift FOLDER OUTPUT [SEED]     forecasts every series of a folder and writes the predictions
        """);
    return 1;
}
