using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;
using ActionTrail.Core.Trails;
using ActionTrail.LocalCloud.Ledger;
using ActionTrail.LocalCloud.ResourceDirectory;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>
/// Says from the ledger itself what a trail must have delivered: the yardstick for verification. It shares no code with delivery on
/// purpose, so that a mistake in one is not repeated by the other.
/// </summary>
/// <param name="cloud">The cloud.</param>
public sealed class TrailCoverage(LocalCloudHost cloud)
{
    private const int PageEvents = 2_000;
    private const int PageBytes = 16 << 20;

    /// <summary>Every account that is or was a member of the trail's directory; the owner alone for a single-account trail.</summary>
    /// <param name="owner">Account that owns the trail.</param>
    /// <param name="trail">Trail name.</param>
    /// <returns>Account ids.</returns>
    /// <exception cref="ConfigurationException">There is no such trail.</exception>
    public IReadOnlyCollection<string> Accounts(AccountId owner, string trail)
    {
        TrailDocument document = Find(owner, trail);
        return document.IsOrganizationTrail ? DirectoryMembership.Read(cloud.Cloud, document.ManagementAccountId).AccountIds : [owner.Value];
    }

    /// <summary>Management events recorded while the trail was logging and their account belonged to it.</summary>
    /// <param name="owner">Account that owns the trail.</param>
    /// <param name="trail">Trail name.</param>
    /// <returns>The events, in the order of recording.</returns>
    /// <exception cref="ConfigurationException">There is no such trail.</exception>
    public IEnumerable<CoveredEvent> Events(AccountId owner, string trail) => Covered(owner, trail, Selects);

    /// <summary>Platform operations (Inner-ActionTrail) recorded while the trail was logging and their account belonged to it.</summary>
    /// <param name="owner">Account that owns the trail.</param>
    /// <param name="trail">Trail name.</param>
    /// <returns>The operations, in the order of recording.</returns>
    /// <exception cref="ConfigurationException">There is no such trail.</exception>
    public IEnumerable<CoveredEvent> PlatformOperations(AccountId owner, string trail) =>
        Covered(owner, trail, static (interval, audit) => audit.IsPlatformOperation && IsInRegion(interval, audit));

    private IEnumerable<CoveredEvent> Covered(AccountId owner, string trail, Func<LoggingInterval, AuditEvent, bool> selects)
    {
        TrailDocument document = Find(owner, trail);
        DirectoryMembership? members = document.IsOrganizationTrail ? DirectoryMembership.Read(cloud.Cloud, document.ManagementAccountId) : null;
        long position = 0;
        while (cloud.Cloud.Ledger.Read(position, PageEvents, PageBytes) is { Count: > 0 } page)
        {
            position = page[^1].Position;
            foreach (LedgerEvent recorded in page)
            {
                bool belongs = members?.IsMember(recorded.AccountId, recorded.Position) ?? recorded.AccountId == owner.Value;
                if (belongs && document.Intervals.FirstOrDefault(interval => interval.Contains(recorded.Position)) is { } interval
                    && AuditEvent.Parse(recorded.Json) is var audit && selects(interval, audit))
                {
                    yield return new CoveredEvent(recorded.AccountId, audit.EventId);
                }
            }
        }
    }

    private static bool Selects(LoggingInterval interval, AuditEvent audit) =>
        !audit.IsPlatformOperation
        && audit.EventCategory is "" or EventCategories.Management
        && (interval.EventRw == "All" || interval.EventRw == audit.EffectiveEventRw.ToString())
        && IsInRegion(interval, audit);

    private static bool IsInRegion(LoggingInterval interval, AuditEvent audit) =>
        audit.IsGlobal == true || audit.Region.Length == 0 || TrailRegionSelection.Parse(interval.TrailRegion).Covers(audit.Region);

    private TrailDocument Find(AccountId owner, string trail) =>
        TrailCatalog.Find(cloud.Cloud, owner.Value, trail)
        ?? throw new ConfigurationException($"Account {owner} has no trail '{trail}' in local cloud '{cloud.Folder}'.");
}
