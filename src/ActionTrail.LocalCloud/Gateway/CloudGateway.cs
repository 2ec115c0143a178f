using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Gateway;

/// <summary>
/// The one door of the local cloud: every request of every client goes route → authenticate → authorize → dispatch → record, and nothing
/// gets in another way. Thread-safe.
/// </summary>
internal sealed class CloudGateway : IDisposable
{
    private readonly CloudState _cloud;
    private readonly IReadOnlyList<IServiceProtocol> _protocols;
    private readonly Authenticator _authenticator;
    private readonly Authorizer _authorizer;
    private readonly EventRecorder _recorder;
    private readonly SemaphoreSlim _changes = new(1, 1);

    public CloudGateway(CloudState cloud, IReadOnlyList<IServiceProtocol> protocols)
    {
        _cloud = cloud;
        _protocols = protocols;
        _authenticator = new Authenticator(cloud);
        _authorizer = new Authorizer(cloud);
        _recorder = new EventRecorder(cloud);
    }

    /// <summary>Answers one request; never throws for anything that a client can send.</summary>
    /// <param name="request">The request as received.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The answer.</returns>
    public Task<WireResponse> HandleAsync(WireRequest request, CancellationToken cancellationToken) =>
        HandleAsync(request, (call, protocol) => _authenticator.Authenticate(call, protocol), cancellationToken);

    /// <summary>
    /// Answers a request that a cloud service makes in its own name. It carries no signature, because a service principal exists only
    /// inside the cloud; policies, trust and recording apply as to everybody.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="service">The service and the account it acts for.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The answer.</returns>
    public Task<WireResponse> HandleAsServiceAsync(WireRequest request, Caller service, CancellationToken cancellationToken) =>
        HandleAsync(request, (_, _) => service, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _changes.Dispose();

    private async Task<WireResponse> HandleAsync(WireRequest request, Func<OperationCall, IServiceProtocol, Caller> authenticate, CancellationToken cancellationToken)
    {
        IServiceProtocol protocol = _protocols.First(candidate => candidate.Claims(request));
        var opening = new CallOpening(_cloud, request, _cloud.Ids.RequestId(), _cloud.Time.GetUtcNow());
        OperationCall call;
        try
        {
            call = protocol.Open(opening);
        }
        catch (CloudError malformed)
        {
            return protocol.RenderError(new UnopenedCall(opening), malformed);
        }

        CloudError? error = null;
        WireResponse response;
        try
        {
            call.Caller = authenticate(call, protocol);
            Operation operation = call.Operation ?? throw protocol.NotSupported(call);
            _authorizer.Require(call, operation.Demands(call), protocol);
            response = await ExecuteAsync(operation, call, cancellationToken).ConfigureAwait(false);
        }
        catch (CloudError documented)
        {
            error = documented;
            response = protocol.RenderError(call, documented);
        }

        _recorder.Record(call, error);
        return response;
    }

    /// <summary>Operations that change accounts, policies or configuration run one at a time, so that each sees the whole effect of the one before.</summary>
    private async ValueTask<WireResponse> ExecuteAsync(Operation operation, OperationCall call, CancellationToken cancellationToken)
    {
        if (!operation.Facts.Writes || operation.Facts.IsData)
        {
            return await operation.ExecuteAsync(call, cancellationToken).ConfigureAwait(false);
        }

        await _changes.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await operation.ExecuteAsync(call, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _changes.Release();
        }
    }
}
