using System.Diagnostics;
using ActionTrail.Aliyun.Credentials;

namespace ActionTrail.Cli.Tests.Search;

/// <summary>The program in a process of its own.</summary>
internal static class SearchProcess
{
    /// <summary>What <c>dotnet</c> starts.</summary>
    public static string Program => Path.Combine(AppContext.BaseDirectory, "attrail.dll");

    /// <summary>Starts a process whose output is read by the test.</summary>
    public static Process Start(string program, params string[] arguments) => Process.Start(Info(program, arguments))!;

    /// <summary>Starts a search with the credentials of a caller in its environment.</summary>
    public static Process SearchAs(CloudCredentials caller, params string[] arguments)
    {
        ProcessStartInfo info = Info("dotnet", [Program, "search", .. arguments]);
        info.Environment["ALIBABA_CLOUD_ACCESS_KEY_ID"] = caller.AccessKeyId;
        info.Environment["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = caller.AccessKeySecret;
        return Process.Start(info)!;
    }

    private static ProcessStartInfo Info(string program, params string[] arguments) =>
        new(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
}
