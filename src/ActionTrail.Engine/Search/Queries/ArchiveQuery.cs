using ActionTrail.Core.Errors;
using ActionTrail.Core.Trails;

namespace ActionTrail.Engine.Search.Queries;

/// <summary>
/// Which events are asked for. Every property that is set must hold; within one, any of its values may. Values compare whole and
/// case-sensitively, as <c>LookupEvents</c> does; in a value, <c>*</c> stands for any characters and <c>?</c> for one. So <c>*</c> alone asks
/// that there is a value at all.
/// </summary>
public sealed record ArchiveQuery
{
    /// <summary>Everything.</summary>
    public static ArchiveQuery All { get; } = new();

    /// <summary>Earliest event time, inclusive; null for no bound.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Latest event time, exclusive; null for no bound.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Accounts that events belong to: <c>recipientAccountId</c>, else the identity's account.</summary>
    public IReadOnlyList<string> AccountIds { get; init; } = [];

    /// <summary>Regions (<c>acsRegion</c>).</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Services (<c>serviceName</c>).</summary>
    public IReadOnlyList<string> ServiceNames { get; init; } = [];

    /// <summary>Names of operations (<c>eventName</c>).</summary>
    public IReadOnlyList<string> EventNames { get; init; } = [];

    /// <summary>Users (<c>userIdentity.userName</c>); a role session is <c>role:session</c>.</summary>
    public IReadOnlyList<string> UserNames { get; init; } = [];

    /// <summary>Access keys that signed (<c>userIdentity.accessKeyId</c>).</summary>
    public IReadOnlyList<string> AccessKeyIds { get; init; } = [];

    /// <summary>Addresses, CIDR blocks (<c>203.0.113.0/24</c>) or names that calls came from (<c>sourceIpAddress</c>).</summary>
    public IReadOnlyList<string> SourceIpAddresses { get; init; } = [];

    /// <summary>Types of resources, among those in <c>resourceType</c> and the names in <c>referencedResources</c>.</summary>
    public IReadOnlyList<string> ResourceTypes { get; init; } = [];

    /// <summary>Ids of resources, among those in <c>resourceName</c> and <c>referencedResources</c>.</summary>
    public IReadOnlyList<string> ResourceNames { get; init; } = [];

    /// <summary>Ids of requests (<c>requestId</c>).</summary>
    public IReadOnlyList<string> RequestIds { get; init; } = [];

    /// <summary>Error codes (<c>errorCode</c>); <c>*</c> for any failure.</summary>
    public IReadOnlyList<string> ErrorCodes { get; init; } = [];

    /// <summary>Ids of events.</summary>
    public IReadOnlyList<string> EventIds { get; init; } = [];

    /// <summary>Reading or writing events; guessed from the name where an old record does not say.</summary>
    public EventRw EventRw { get; init; } = EventRw.All;

    /// <summary>Texts that must all occur in some name or value of the record; the letters A to Z match in either case.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Conditions on any fields.</summary>
    public IReadOnlyList<FieldCondition> Where { get; init; } = [];

    internal ArchiveQuery Checked() =>
        Since is { } since && Until is { } until && until <= since
            ? throw new ConfigurationException($"A search needs a time range that ends after it starts; {since.UtcDateTime:u} to {until.UtcDateTime:u} was given.")
            : this;
}
