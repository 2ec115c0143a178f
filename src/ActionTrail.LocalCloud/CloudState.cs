using ActionTrail.LocalCloud.Ledger;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud;

/// <summary>Everything that the local cloud remembers, plus the clock and the id source that it runs on. One per open folder.</summary>
internal sealed class CloudState
{
    /// <summary>Folder of the cloud, absolute.</summary>
    public required string Folder { get; init; }

    /// <summary>The clock of the cloud.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Ids, secrets and nonces.</summary>
    public required IdSource Ids { get; init; }

    /// <summary><c>cloud.db</c>: accounts, RAM, directory, trails, buckets, projects, checkpoints, as typed documents.</summary>
    public required DocumentStore Documents { get; init; }

    /// <summary><c>ledger.db</c>: recorded events.</summary>
    public required EventLedger Ledger { get; init; }
}
