using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Aliyun.Sts;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Policies;
using ActionTrail.Core.Setup;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Setup.Parts;
using ActionTrail.Engine.Verification;

namespace ActionTrail.Engine.Setup;

/// <summary>Describes what exists as a setup file, so that it can be adopted.</summary>
/// <param name="contexts">Every identity that may be used, with the name that the file shall call it by.</param>
public sealed class SetupExport(IReadOnlyList<KeyValuePair<string, CloudConnection>> contexts)
{
    private const string Owner = "management";
    private const string Stores = "logArchive";
    private const string ServiceLinked = "AliyunServiceRole";
    private readonly Dictionary<string, (string Context, CloudConnection Connection)> _byAccount = new(StringComparer.Ordinal);

    /// <summary>Reads a trail and all that belongs to it.</summary>
    /// <param name="name">Trail name.</param>
    /// <param name="owner">The identity that owns the trail; one of the contexts.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The file.</returns>
    /// <exception cref="NameNotFoundException">There is no such trail.</exception>
    /// <exception cref="ConfigurationException">An account that the trail delivers to is not connected.</exception>
    /// <exception cref="ApiException">A service refused.</exception>
    public async Task<SetupFile> ReadAsync(TrailName name, CloudConnection owner, CancellationToken cancellationToken)
    {
        foreach ((string context, CloudConnection connection) in contexts)
        {
            AccountId id = (await new StsClient(connection).GetCallerIdentityAsync(cancellationToken).ConfigureAwait(false)).AccountId;
            _byAccount.TryAdd(id.Value, (context, connection));
        }

        AccountId caller = (await new StsClient(owner).GetCallerIdentityAsync(cancellationToken).ConfigureAwait(false)).AccountId;
        Trail trail = await new TrailsClient(owner).FindTrailAsync(name.Value, cancellationToken).ConfigureAwait(false)
            ?? throw new NameNotFoundException("Trail", name.Value, $"in {owner.Region} of account {caller}");
        var arn = TrailArn.Parse(trail.TrailArn);
        string trailAccount = arn.Account.Value;
        string storeAccount = StoreAccountOf(trail, trailAccount);
        string stores = storeAccount == trailAccount ? Owner : Stores;
        CloudConnection at = Find(storeAccount, $"the stores of trail {name}");
        CloudConnection home = Find(trailAccount, $"trail {name}").In(RegionId.Parse(trail.HomeRegion));

        string? delegated = trail.IsOrganizationTrail ? await DelegateAsync(home, cancellationToken).ConfigureAwait(false) : null;
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { [trailAccount] = Owner };
        names.TryAdd(storeAccount, stores);
        if (delegated is not null)
        {
            names.TryAdd(delegated, "administrator");
        }

        return new SetupFile
        {
            Accounts = [.. names.Select(known => Account(known.Value, known.Key))],
            DelegatedAdministrator = delegated is null ? null : new SetupDelegation(names[delegated], Owner),
            DeliveryRole = await RoleAsync(trail, at, (trailAccount, stores), cancellationToken).ConfigureAwait(false),
            Oss = trail.OssBucketName.Length == 0 ? null : await BucketAsync(trail, at, stores, cancellationToken).ConfigureAwait(false),
            Sls = trail.SlsProjectArn.Length == 0 ? null : await ProjectAsync(trail, at, stores, cancellationToken).ConfigureAwait(false),
            MaxCompute = trail.MaxComputeProjectArn.Length == 0 ? null : await MaxComputeAsync(trail, at, stores, cancellationToken).ConfigureAwait(false),
            Trail = await TrailAsync(trail, home, cancellationToken).ConfigureAwait(false),
            Backfill = await HasHistoryAsync(trail, home, cancellationToken).ConfigureAwait(false),
        };
    }

    private static string StoreAccountOf(Trail trail, string trailAccount)
    {
        string[] accounts = [.. WriteRoles(trail).Select(static arn => arn.Account.Value).Distinct(StringComparer.Ordinal)];
        return accounts switch
        {
            [] => trailAccount,
            [var only] => only,
            _ => throw new UnsuitableException($"Trail '{trail.Name}' writes with roles of accounts {string.Join(", ", accounts)}; a setup file describes one."),
        };
    }

    private static IEnumerable<RoleArn> WriteRoles(Trail trail) =>
        new[] { trail.OssWriteRoleArn, trail.SlsWriteRoleArn, trail.MaxComputeWriteRoleArn }.Where(static arn => arn.Length > 0).Select(RoleArn.Parse);

    private CloudConnection Find(string account, string what) => _byAccount.TryGetValue(account, out var known)
        ? known.Connection
        : throw new ConfigurationException($"Account {account} has {what} and is not connected. Connect it with Connect-AtAccount.");

    private SetupAccount Account(string name, string id) => new() { Name = name, Context = _byAccount[id].Context, Id = AccountId.Parse(id) };

    /// <summary>The delegated administrator, when it is one of the connected accounts and the trail's owner can see it.</summary>
    private async Task<string?> DelegateAsync(CloudConnection home, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (DelegatedAdministrator known in new DelegationClient(home).ListAdministratorsAsync(ServicePrincipals.ActionTrail, cancellationToken).ConfigureAwait(false))
            {
                if (_byAccount.ContainsKey(known.AccountId))
                {
                    return known.AccountId;
                }
            }
        }
        catch (ApiException outside) when (outside.Kind is ApiErrorKind.NotFound or ApiErrorKind.Denied or ApiErrorKind.Conflict)
        {
            // No directory, or not its management account: there is nothing to tell.
        }

        return null;
    }

    /// <summary>The role that the trail writes with; null for a service-linked one, which nobody sets up.</summary>
    private static async Task<SetupRole?> RoleAsync(Trail trail, CloudConnection at, (string TrailAccount, string Stores) accounts, CancellationToken cancellationToken)
    {
        RoleArn? arn = WriteRoles(trail).FirstOrDefault(static role => !role.Role.Value.StartsWith(ServiceLinked, StringComparison.OrdinalIgnoreCase));
        if (arn is null)
        {
            return null;
        }

        DeliveryRole role = await new DeliveryRoleSetup(at).GetAsync(arn.Role, cancellationToken).ConfigureAwait(false);
        string[] trusted =
        [
            .. role.TrustedServices.Select(static service => service.Split('@')).Where(static parts => parts[^1] == ServicePrincipals.ActionTrail)
                .Select(parts => parts.Length == 1 ? accounts.Stores : parts[0] == accounts.TrailAccount ? Owner : parts[0]),
        ];
        return new SetupRole { Account = accounts.Stores, Name = arn.Role, Trust = trusted.Length > 0 ? trusted : [Owner], Policies = role.Policies };
    }

    private static async Task<SetupBucket> BucketAsync(Trail trail, CloudConnection at, string stores, CancellationToken cancellationToken)
    {
        var oss = new OssClient(TrailDestinations.InBucketRegion(at, trail));
        var name = BucketName.Parse(trail.OssBucketName);
        OssBucket bucket = await oss.GetBucketInfoAsync(name, cancellationToken).ConfigureAwait(false);
        OssWorm? worm = await oss.Settings.GetWormAsync(name, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<SetupLifecycleRule> rules = BucketLifecycle.Of(await oss.Settings.GetLifecycleAsync(name, cancellationToken).ConfigureAwait(false));
        return new SetupBucket
        {
            Account = stores,
            Bucket = name,
            Region = bucket.Region,
            Prefix = OssKeyPrefix.Parse(trail.OssKeyPrefix),
            Encryption = bucket.Encryption?.Algorithm,
            KmsKey = bucket.Encryption?.KmsKeyId,
            Acl = bucket.Acl,
            BlockPublicAccess = bucket.BlockPublicAccess,
            Versioning = bucket.Versioning.Length > 0 ? bucket.Versioning.ToLowerInvariant() : null,
            Retention = worm is null or { State: OssWormState.Expired } ? null : new SetupRetention(worm.RetentionDays, worm.State == OssWormState.Locked),
            Lifecycle = rules.Count > 0 ? rules : null,
        };
    }

    private static async Task<SetupLogProject> ProjectAsync(Trail trail, CloudConnection at, string stores, CancellationToken cancellationToken)
    {
        var arn = SlsProjectArn.Parse(trail.SlsProjectArn);
        SlsLogstore? logstore = await Absence.OrNullAsync(
            new SlsClient(at.In(arn.Region)).GetLogstoreAsync(arn.Project, DeliveryNames.LogstoreFor(TrailName.Parse(trail.Name)), cancellationToken)).ConfigureAwait(false);
        return new SetupLogProject { Account = stores, Project = arn.Project, Region = arn.Region, RetentionDays = logstore?.RetentionDays };
    }

    private static async Task<SetupMaxCompute> MaxComputeAsync(Trail trail, CloudConnection at, string stores, CancellationToken cancellationToken)
    {
        var arn = MaxComputeProjectArn.Parse(trail.MaxComputeProjectArn);
        MaxComputeProject? project = await Absence.OrNullAsync(new MaxComputeClient(at.In(arn.Region)).GetProjectAsync(arn.Project, cancellationToken)).ConfigureAwait(false);
        return new SetupMaxCompute { Account = stores, Project = arn.Project, Region = arn.Region, Quota = project?.DefaultQuota is { Length: > 0 } quota ? quota : null };
    }

    private static async Task<SetupTrail> TrailAsync(Trail trail, CloudConnection home, CancellationToken cancellationToken)
    {
        var described = new SetupTrail
        {
            Name = TrailName.Parse(trail.Name),
            Account = Owner,
            IsMultiAccount = trail.IsOrganizationTrail,
            HomeRegion = RegionId.Parse(trail.HomeRegion),
            Regions = trail.TrailRegion,
            Events = trail.EventRw,
            Enabled = trail.IsLogging,
        };
        SetupDataEvents data = DataSelectorText.Read(await new DataEventClient(home).GetAsync(trail.Name, cancellationToken).ConfigureAwait(false));
        IReadOnlyList<string> insights = await new TrailSelectors(home, described).InsightsAsync(cancellationToken).ConfigureAwait(false);
        return described with { DataEvents = data.Selectors.Count > 0 ? data : null, Insights = insights.Count > 0 ? insights : null };
    }

    private static async Task<bool> HasHistoryAsync(Trail trail, CloudConnection home, CancellationToken cancellationToken)
    {
        await foreach (DeliveryHistoryJob job in new DeliveryHistoryClient(home).ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (job.TrailName == trail.Name && job.Status != DeliveryHistoryStatus.Failed)
            {
                return trail.SlsProjectArn.Length > 0;
            }
        }

        return false;
    }
}
