using System.ComponentModel;
using System.Diagnostics;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Credentials;

/// <summary>Runs a program and reads what it prints. Its output is never shown: it holds secrets.</summary>
internal static class ProcessOutput
{
    public static async Task<string> ReadAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using Process process = Start(start);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await Task.WhenAll(output, errors, process.WaitForExitAsync(cancellationToken)).ConfigureAwait(false);
            return process.ExitCode == 0
                ? await output.ConfigureAwait(false)
                : throw new CredentialException($"Credential process '{command[0]}' ended with exit code {process.ExitCode}.");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new CredentialException($"Credential process '{start.FileName}' did not start.");
        }
        catch (Win32Exception failure)
        {
            throw new CredentialException($"Credential process '{start.FileName}' did not start: {failure.Message}", failure);
        }
    }
}
