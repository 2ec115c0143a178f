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
    private readonly Action<Exception> _onFault;
    private readonly Authenticator _authenticator;
    private readonly Authorizer _authorizer;
    private readonly EventRecorder _recorder;
    private readonly SemaphoreSlim _changes = new(1, 1);

    /// <summary>Opens the door.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="protocols">Service families, asked in this order; the last answers what nobody claims.</param>
    /// <param name="controls">Control policies of the resource directory.</param>
    /// <param name="onFault">Sees every failure that is ours and not the client's.</param>
    public CloudGateway(CloudState cloud, IReadOnlyList<IServiceProtocol> protocols, IControlPolicySource controls, Action<Exception> onFault)
    {
        _cloud = cloud;
        _protocols = protocols;
        _onFault = onFault;
        _authenticator = new Authenticator(cloud);
        _authorizer = new Authorizer(cloud, controls);
        _recorder = new EventRecorder(cloud);
    }

    /// <summary>Answers one request; never throws for anything that a client can send.</summary>
    /// <param name="request">The request as received.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The answer.</returns>
    public Task<WireResponse> HandleAsync(WireRequest request, CancellationToken cancellationToken) =>
        HandleAsync(request, _authenticator.Authenticate, cancellationToken);

    /// <summary>
    /// Answers a request that a cloud service makes in its own name. It carries no signature, because a service principal exists only
    /// inside the cloud; policies, trust and recording apply as to everybody.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="service">The service and the account it acts for.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The answer.</returns>
    public Task<WireResponse> HandleAsServiceAsync(WireRequest request, Caller service, CancellationToken cancellationToken) =>
        HandleAsync(request, (call, _) => call.Caller = service, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _authenticator.Dispose();
        _changes.Dispose();
    }

    private async Task<WireResponse> HandleAsync(WireRequest request, Action<OperationCall, IServiceProtocol> authenticate, CancellationToken cancellationToken)
    {
        var opening = new CallOpening(_cloud, request, _cloud.Ids.RequestId(), _cloud.Time.GetUtcNow());
        IServiceProtocol protocol = _protocols[^1];
        OperationCall? call = null;
        CloudError? error = null;
        WireResponse? response = null;
        try
        {
            protocol = _protocols.FirstOrDefault(candidate => candidate.Claims(request)) ?? protocol;
            call = protocol.Open(opening);
            authenticate(call, protocol);
            Operation operation = call.Operation ?? throw protocol.NotSupported(call);
            _authorizer.Require(call, operation.Demands(call), protocol);
            response = operation.Facts.IsExclusive
                ? await ExecuteAloneAsync(operation, call, cancellationToken).ConfigureAwait(false)
                : await operation.ExecuteAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (CloudError documented)
        {
            error = documented;
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            _onFault(fault);
            error = protocol.InternalError();
        }

        call ??= new UnopenedCall(opening);
        return await RecordAsync(call, error).ConfigureAwait(false) ? response ?? Render(protocol, call, error!) : Render(protocol, call, protocol.InternalError());
    }

    /// <summary>An error that cannot be written in its own words is answered in the plainest ones.</summary>
    private WireResponse Render(IServiceProtocol protocol, OperationCall call, CloudError error)
    {
        try
        {
            return protocol.RenderError(call, error);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            _onFault(fault);
            return new WireResponse { Status = 500 };
        }
    }

    /// <summary>
    /// A call that cannot be recorded fails, whatever it did: nothing happens here unaudited. The event of a change is committed with it, so
    /// that call succeeded and its event follows when the ledger takes it.
    /// </summary>
    private async Task<bool> RecordAsync(OperationCall call, CloudError? error)
    {
        try
        {
            await _recorder.RecordAsync(call, error).ConfigureAwait(false);
            return true;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            _onFault(fault);
            return error is null && call.EnclosedEvent is not null;
        }
    }

    /// <summary>Operations that change accounts, policies or configuration run one at a time, so that each sees the whole effect of the one before.</summary>
    private async ValueTask<WireResponse> ExecuteAloneAsync(Operation operation, OperationCall call, CancellationToken cancellationToken)
    {
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
