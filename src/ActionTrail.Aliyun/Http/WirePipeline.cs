using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Signing;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Http;

/// <summary>
/// Sends calls: retry around (credentials, signature, transport, error reading), so that every attempt carries a fresh time, nonce and
/// signature. The order of the stages is decided here and nowhere else.
/// </summary>
/// <param name="connection">Identity, region and transport.</param>
/// <param name="signer">Signature scheme of the service.</param>
/// <param name="errors">Error envelope of the service.</param>
public sealed class WirePipeline(CloudConnection connection, IRequestSigner signer, IErrorReader errors)
{
    /// <summary>Sends one call.</summary>
    /// <param name="operation">Service and operation, for messages and traces.</param>
    /// <param name="unsigned">The request without signature; copied for each attempt.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A successful answer (status below 400).</returns>
    /// <exception cref="ApiException">The service answered with an error that is final, or that outlived the retries.</exception>
    /// <exception cref="TransportException">No answer came within the retries.</exception>
    public async Task<WireResponse> SendAsync(string operation, WireRequest unsigned, CancellationToken cancellationToken)
    {
        RetryOptions retry = connection.Retry;
        long began = connection.Time.GetTimestamp();
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await AttemptAsync(operation, unsigned, attempt, cancellationToken).ConfigureAwait(false);
            }
            catch (ActionTrailException failure) when (attempt < retry.MaxAttempts && ApiErrorClassifier.IsRetriable(failure))
            {
                TimeSpan delay = BackoffSchedule.Delay(retry, attempt, (failure as ApiException)?.RetryAfter, connection.NextJitter());
                if (connection.Time.GetElapsedTime(began) + delay > retry.TotalDeadline)
                {
                    throw;
                }

                await Task.Delay(delay, connection.Time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<WireResponse> AttemptAsync(string operation, WireRequest unsigned, int attempt, CancellationToken cancellationToken)
    {
        long began = connection.Time.GetTimestamp();
        CloudCredentials credentials = await connection.Credentials.GetAsync(cancellationToken).ConfigureAwait(false);
        WireRequest request = unsigned.Copy();
        request.Headers["User-Agent"] = connection.UserAgent;
        signer.Sign(request, credentials, new SigningContext(connection.Time.GetUtcNow(), connection.NextNonce, connection.Region.ToString()));
        WireResponse response;
        try
        {
            response = await ExchangeAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (TransportException failure)
        {
            Trace(0, "", failure.Message);
            throw;
        }

        if (response.IsSuccess)
        {
            Trace(response.Status, response.Headers["x-acs-request-id"], "");
            return response;
        }

        ApiException error = errors.Read(operation, response);
        Trace(response.Status, error.RequestId, error.Code);
        throw error;

        void Trace(int status, string requestId, string error) => connection.Trace?.Invoke(
            new WireTrace(operation, attempt, request.Method, request.Host, status, requestId, connection.Time.GetElapsedTime(began), error));
    }

    private async Task<WireResponse> ExchangeAsync(WireRequest request, CancellationToken cancellationToken)
    {
        using var end = new CancellationTokenSource(connection.Retry.AttemptTimeout, connection.Time);
        using CancellationTokenRegistration earlier = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), end);
        try
        {
            if (connection.Transport is WireInvoker { Direct: { } direct })
            {
                return await direct.HandleAsync(request, end.Token).ConfigureAwait(false);
            }

            using HttpRequestMessage message = HttpMessages.ToHttp(request, connection.Endpoints.Gateway);
            using HttpResponseMessage answer = await connection.Transport.SendAsync(message, end.Token).ConfigureAwait(false);
            return await HttpMessages.ToWireAsync(answer, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TransportException($"{request.Host} did not answer within {connection.Retry.AttemptTimeout.TotalSeconds:0} s.", cancelled);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new TransportException($"The call to {request.Host} got no whole answer: {failure.Message}", failure);
        }
    }
}
