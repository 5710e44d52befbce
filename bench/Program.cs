using WarRoom.Bench;
using WarRoom.Bench.Chaos;
using WarRoom.Bench.Live;
using WarRoom.Bench.Measuring;

return args switch
{
    ["start", ..] => await StartBench.RunAsync(args[1..]),
    ["plan", ..] => PlanBench.Run(args[1..]),
    ["lift", ..] => LiftBench.Run(args[1..]),
    ["variants", ..] => VariantsBench.Run(args[1..]),
    ["count", ..] => CountBench.Run(args[1..], Console.In, Console.Out),
    ["clicks", ..] => ClicksBench.Run(Console.In, Console.Out),
    ["redirect", ..] => await RedirectBench.RunAsync(args[1..]),
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
          lift --bulk SERIES.jsonl.gz --out PREDICTIONS.csv [--seed N]
                                        forecasts many series and writes the predictions
          lift --series FILE.csv --from LOCAL --to LOCAL [--zone ZONE] [--json]
                                        the lift of one series; --series again for a second file
          variants --simulate aa|ab [--posts N] [--campaigns M] [--seed K]
                                        how often a comparison of wordings is right and how often false
          count --network NAME          reads JSON strings, one per line, and prints the network's length of each
          board [--viewers N] [--seconds N]
                                        how long a change takes to every open board, beside a bare hub
          clicks                        reads requests as JSON lines and says of each: human, or bot and why
          redirect [--seconds N] [--steady N] [--rate N]
                                        redirects of tracked links beside nginx, a kill under load, and a steady minute
          phones [--rounds N]           500 people open their day within one second
          chaos SCENARIO [--rounds N] [--mutant NAME] [--seed N]
                                        breaks the running application and says whether its promises held
        """);
    return 1;
}
