using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Credentials;

/// <summary>One small HTTP exchange of a credential source: bounded in time and size, errors as <see cref="CredentialException"/>.</summary>
internal static class CredentialExchange
{
    private const long LongestAnswer = 256 * 1024;

    /// <param name="host">Transport and clock.</param>
    /// <param name="message">The request; disposed here.</param>
    /// <param name="source">Name of the other side, for messages.</param>
    /// <param name="timeout">Longest wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<(int Status, string Text)> SendAsync(
        CredentialHost host, HttpRequestMessage message, string source, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = message;
        using var limit = new CancellationTokenSource(timeout, host.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using HttpResponseMessage answer = await host.Http.SendAsync(request, either.Token).ConfigureAwait(false);
            await answer.Content.LoadIntoBufferAsync(LongestAnswer, either.Token).ConfigureAwait(false);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(either.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException cancelled) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CredentialException($"{source} did not answer within {timeout.TotalSeconds:0} s.", cancelled);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new CredentialException($"{source} gave no whole answer: {failure.Message}", failure);
        }
    }

    /// <summary>As above; an answer other than 200 is an error.</summary>
    public static async Task<string> ReadAsync(
        CredentialHost host, HttpRequestMessage message, string source, TimeSpan timeout, CancellationToken cancellationToken)
    {
        (int status, string text) = await SendAsync(host, message, source, timeout, cancellationToken).ConfigureAwait(false);
        return status == 200 ? text : throw new CredentialException($"{source} answered {status}.");
    }
}
