using WarRoom.Bench;
using WarRoom.Bench.Chaos;
using WarRoom.Bench.Live;

return args switch
{
    ["start", ..] => await StartBench.RunAsync(args[1..]),
    ["plan", ..] => PlanBench.Run(args[1..]),
    ["lift", ..] => LiftBench.Run(args[1..]),
    ["phones", ..] => await PhonesBench.RunAsync(args[1..]),
    ["chaos", ..] => await ChaosBench.RunAsync(args[1..]),
    ["board", ..] => await BoardBench.RunAsync(args[1..]),
    ["barehub", ..] => await BareHub.RunAsync(args[1..]),
    ["house", ..] => await House.RunAsync(args[1..]),
    ["claimants", var file] => await Claimants.RunAsync(file),
    _ => Usage(),
};

static int Usage()
{
    Console.WriteLine("""
        dotnet run -c Release --project bench -- VERB

          start                         time from start to ready, memory, and what each page of the demo day costs
          plan --instance FILE|FOLDER | --campaign FOLDER [--seconds N | --iterations N] [--out FILE]
                                plans instance files, or the sheets of a campaign: points, proven bound, time, memory
          lift FOLDER OUTPUT [SEED]     forecasts every series of a folder and writes the predictions
          board [--viewers N] [--seconds N]
                                        how long a change takes to every open board, beside a bare hub
          phones [--rounds N]           500 people open their day within one second
          chaos SCENARIO [--rounds N] [--mutant NAME] [--seed N]
                                        breaks the running application and says whether its promises held
        """);
    return 1;
}
