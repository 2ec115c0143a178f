using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Credentials;

/// <summary>Credentials printed by a program, as the aliyun CLI's mode <c>External</c> has it.</summary>
/// <param name="host">Runs the program.</param>
/// <param name="command">Program and arguments, separated by blanks.</param>
internal sealed class ProcessCredentialProvider(CredentialHost host, string command) : ICredentialProvider
{
    private const string Forbidden = "ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS";

    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(1);

    public async ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken)
    {
        if (host.IsSet(Forbidden))
        {
            throw new CredentialException($"{Forbidden} forbids credential processes.");
        }

        string[] parts = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
        {
            throw new CredentialException("The credential process has no command.");
        }

        using var timeout = new CancellationTokenSource(s_timeout, host.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            string output = await host.RunProcess(parts, either.Token).ConfigureAwait(false);
            return SessionDocument.ReadProcess(output, $"Credential process '{parts[0]}'");
        }
        catch (OperationCanceledException cancelled) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CredentialException($"Credential process '{parts[0]}' did not end within {s_timeout.TotalSeconds:0} s.", cancelled);
        }
    }
}
