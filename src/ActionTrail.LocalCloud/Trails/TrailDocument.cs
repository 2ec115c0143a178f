using System.Text.Json.Serialization;
using ActionTrail.Core.Arns;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>A trail; stored under its owner by its name. Texts that are not set are empty, as the API answers them.</summary>
internal sealed record TrailDocument
{
    public required string Name { get; init; }

    /// <summary>Account that created the trail.</summary>
    public required string OwnerAccountId { get; init; }

    /// <summary>Region whose endpoint took CreateTrail.</summary>
    public required string HomeRegion { get; init; }

    /// <summary><c>All</c> or region ids joined by commas.</summary>
    public required string TrailRegion { get; init; }

    /// <summary><c>Write</c>, <c>Read</c> or <c>All</c>.</summary>
    public required string EventRw { get; init; }

    /// <summary>Whether the trail covers the members of a directory instead of its owner.</summary>
    public bool IsOrganizationTrail { get; init; }

    /// <summary>Id of that directory; empty for a single-account trail.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>Management account of that directory; empty for a single-account trail.</summary>
    public string ManagementAccountId { get; init; } = "";

    public string OssBucketName { get; init; } = "";

    /// <summary>Region of the bucket, for example <c>oss-cn-hangzhou</c>.</summary>
    public string OssBucketLocation { get; init; } = "";

    public string OssKeyPrefix { get; init; } = "";

    public string OssWriteRoleArn { get; init; } = "";

    public string SlsProjectArn { get; init; } = "";

    public string SlsWriteRoleArn { get; init; } = "";

    public string MaxComputeProjectArn { get; init; } = "";

    public string MaxComputeWriteRoleArn { get; init; } = "";

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When logging was last started; null when it never was.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When logging was last stopped; null when it never was.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>What the trail covers of the ledger, oldest first; the last one is open while the trail is logging.</summary>
    public IReadOnlyList<LoggingInterval> Intervals { get; init; } = [];

    /// <summary>What it delivers besides management events.</summary>
    public TrailSelectors Selectors { get; init; } = TrailSelectors.None;

    /// <summary>Whether the trail is logging.</summary>
    [JsonIgnore]
    public bool IsLogging => Intervals is [.., { ToPosition: null }];

    /// <summary><c>Fresh</c> until logging is first started, then <c>Enable</c> or <c>Disable</c>.</summary>
    [JsonIgnore]
    public string Status => IsLogging ? "Enable" : Intervals.Count == 0 ? "Fresh" : "Disable";

    [JsonIgnore]
    public string Arn => $"acs:actiontrail:{HomeRegion}:{OwnerAccountId}:trail/{Name}";

    /// <summary>The roles that delivery assumes, one per destination.</summary>
    [JsonIgnore]
    public IEnumerable<string> WriteRoles => new[] { OssWriteRoleArn, SlsWriteRoleArn, MaxComputeWriteRoleArn }.Where(static arn => arn.Length > 0);

    /// <summary>The accounts that the destinations are in: those of the roles.</summary>
    [JsonIgnore]
    public IEnumerable<string> DestinationAccounts => WriteRoles.Select(static arn => RoleArn.Parse(arn).Account.Value).Distinct(StringComparer.Ordinal);

    /// <summary>The trail with a new stretch of the ledger from a position on, under its present filter.</summary>
    public TrailDocument Started(long position) => this with { Intervals = [.. Stopped(position).Intervals, new LoggingInterval(position, null, EventRw, TrailRegion) { Selectors = Selectors }] };

    /// <summary>The trail with its open stretch closed at a position.</summary>
    public TrailDocument Stopped(long position) => IsLogging
        ? this with { Intervals = [.. Intervals.SkipLast(1), Intervals[^1] with { ToPosition = position }] }
        : this;

    /// <summary>The trail that selects something else from a position on; what came before is judged by what was selected then.</summary>
    /// <param name="selectors">What it selects besides management events.</param>
    /// <param name="position">Last position before the change.</param>
    /// <returns>A copy.</returns>
    public TrailDocument Selecting(TrailSelectors selectors, long position)
    {
        TrailDocument changed = this with { Selectors = selectors };
        return IsLogging && selectors != Selectors ? changed.Started(position) : changed;
    }
}
