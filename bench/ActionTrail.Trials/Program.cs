using System.Globalization;
using ActionTrail.Trials;

string trial = args.Length > 0 ? args[0] : "";
string path = args.Length > 1 ? args[1] : Directory.CreateTempSubdirectory("actiontrail-trial-").FullName;
int number = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 0;
int seed = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 1;
switch (trial)
{
    case "crash":
        return (await CrashTrial.RunAsync(path, number > 0 ? number : 100, seed)).Print();
    case "fault":
        return (await FaultTrial.RunAsync(path, number > 0 ? number : 5_000, seed)).Print();
    case "disk":
        return await DiskTrial.RunAsync(path, seed);
    case "collect":
        return (await CollectTrial.RunAsync(path, number > 0 ? number : 100, seed)).Print();
    case "crash-child":
        await CrashTrial.LiveAsync(path, number);
        return 0;
    case "collect-child":
        await CollectTrial.LiveAsync(path);
        return 0;
    case "disk-inside":
        return (await DiskTrial.RunInsideAsync(path, number)).Print();
    default:
        Console.Error.WriteLine("""
            Delivers under misfortune and reads every destination back.

              crash [FOLDER] [KILLS=100] [SEED]    SIGKILL at random points
              fault [FOLDER] [EVENTS=5000] [SEED]  a network that fails 30 % of the calls
              disk  [FOLDER]                       a full disk (Linux)
              collect [FOLDER] [KILLS=100] [SEED]  SIGKILL of a collection by LookupEvents; FOLDER is new
            """);
        return 2;
}
