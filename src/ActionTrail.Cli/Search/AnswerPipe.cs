using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ActionTrail.Cli.Search;

/// <summary>Standard output as a stream that fails when nobody reads it any more, as in <c>attrail search | head -1</c>; the console's own says nothing.</summary>
internal static class AnswerPipe
{
    private const int StandardOutput = 1;
    private const int BrokenPipe = 32; // EPIPE of Linux and macOS.
    private const short Error = 8; // POLLERR: of a pipe that is written to, nobody reads it.
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(100);

    /// <summary>Opens it. Files and terminals are left to the console's stream, which shares their position with other programs.</summary>
    /// <returns>The stream.</returns>
    public static Stream Open() => OpenPipe() ?? Console.OpenStandardOutput();

    /// <summary>Whether a failure says that nobody reads any more.</summary>
    /// <param name="failure">The failure.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsBroken(IOException failure) => !OperatingSystem.IsWindows() && failure.HResult == BrokenPipe;

    /// <summary>Cancels when nobody reads a pipe any more, without writing to it: the next answer may be far.</summary>
    /// <param name="gone">What is cancelled; ends the watch as well.</param>
    /// <returns>A task.</returns>
    public static async Task WatchAsync(CancellationTokenSource gone)
    {
        await using Stream? pipe = OpenPipe();
        using var timer = new PeriodicTimer(s_look);
        while (pipe is not null && !gone.IsCancellationRequested)
        {
            var state = new PollDescriptor { File = StandardOutput };
            if (Poll(ref state, 1, 0) > 0 && (state.Happened & Error) != 0)
            {
                await gone.CancelAsync();
                return;
            }

            try
            {
                await timer.WaitForNextTickAsync(gone.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private static FileStream? OpenPipe()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
        {
            return null;
        }

        var stream = new FileStream(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return stream.CanSeek ? null : stream;
    }

    [DllImport("libc", EntryPoint = "poll"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll(ref PollDescriptor files, nuint count, int timeout);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int File;
        public short Wanted;
        public short Happened;
    }
}
