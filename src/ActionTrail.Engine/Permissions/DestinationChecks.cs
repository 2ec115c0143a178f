using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Engine.Permissions;

/// <summary>Judges whether a store is fit for audit events: it is there, keeps what it gets, and is named as trails want it.</summary>
/// <param name="account">An identity of the account that owns the store.</param>
public sealed class DestinationChecks(CloudConnection account)
{
    private readonly StoreDocumentReader _stores = new(account);

    /// <summary>Context of the account in commands that mend.</summary>
    /// <value>Default: empty, the selected one.</value>
    public string Context { get; init; } = "";

    /// <summary>Runs the checks.</summary>
    /// <param name="destination">The destination, as somebody remembers it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>One entry per check.</returns>
    /// <exception cref="ApiException">A service refused.</exception>
    public async Task<IReadOnlyList<SetupCheck>> RunAsync(Destination destination, CancellationToken cancellationToken)
    {
        string subject = $"{destination.Kind} {destination.Name}";
        StoreDocuments store;
        try
        {
            store = await _stores.ReadAsync(destination, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException missing) when (missing.Kind == ApiErrorKind.NotFound)
        {
            return [SetupCheck.Of(subject, "exists", passed: false, missing.Code, Make(destination))];
        }

        string region = store.Bucket?.Region.Value ?? destination.Region;
        SetupCheck exists = SetupCheck.Of(subject, "exists", passed: true, $"in {region}", "");
        return destination switch
        {
            OssDestination oss => [exists, .. await BucketAsync(subject, oss, store, cancellationToken).ConfigureAwait(false)],
            MaxComputeDestination => [exists, Name(subject, destination)],
            _ => [exists],
        };
    }

    /// <summary>The command that makes a destination.</summary>
    private string Make(Destination destination) => destination switch
    {
        OssDestination { KeyPrefix.Length: > 0 } oss => $"New-AtOssDestination {oss.Bucket} -KeyPrefix {oss.KeyPrefix}{There}",
        OssDestination oss => $"New-AtOssDestination {oss.Bucket}{There}",
        SlsDestination sls => $"New-AtSlsDestination {sls.Project}{There}",
        _ => $"New-AtMaxComputeDestination {destination.Name}{There}",
    };

    private string There => Context.Length == 0 ? "" : $" -Context {Context}";

    private async Task<IReadOnlyList<SetupCheck>> BucketAsync(string subject, OssDestination oss, StoreDocuments store, CancellationToken cancellationToken)
    {
        OssBucket bucket = store.Bucket!;
        OssWorm? worm = await new OssClient(account.In(bucket.Region)).Settings.GetWormAsync(bucket.Name, cancellationToken).ConfigureAwait(false);
        string algorithm = bucket.Encryption?.Algorithm ?? "";
        bool isPrefixRight = OssKeyPrefix.TryParse(oss.KeyPrefix, out _);
        return
        [
            SetupCheck.Of(subject, "is encrypted", algorithm.Length > 0, algorithm.Length > 0 ? algorithm : "no encryption", $"New-AtOssDestination {oss.Bucket} -Encryption AES256{There}"),
            SetupCheck.Of(
                subject, "has a locked retention", worm?.State == OssWormState.Locked, worm is { RetentionDays: > 0 } ? $"{worm.RetentionDays} days" : "no retention",
                $"New-AtOssDestination {oss.Bucket} -RetentionDays 365{There}"),
            SetupCheck.Of(
                subject, "is open to nobody but its account", !store.IsPublic, !store.IsPublic ? "no public statement" : bucket.Acl == "private" ? "its policy allows everybody" : $"ACL {bucket.Acl}",
                $"# Block public access of bucket {oss.Bucket}, then make its ACL private and take the statements for everybody out of its policy."),
            SetupCheck.Of(
                subject, "has a key prefix that trails take", isPrefixRight, oss.KeyPrefix.Length == 0 ? "no prefix" : oss.KeyPrefix,
                "# Choose a prefix of 6 to 32 letters, digits, -, / and _ that starts with a letter, or none."),
        ];
    }

    private SetupCheck Name(string subject, Destination destination)
    {
        bool isRight = destination.Name.StartsWith(MaxComputeProjectName.DeliveryStart, StringComparison.Ordinal);
        string project = AccountId.TryParse(destination.AccountId, out AccountId? owner) ? DeliveryNames.ProjectFor(owner).Value : $"{MaxComputeProjectName.DeliveryStart}audit";
        return SetupCheck.Of(subject, $"has a name that starts with {MaxComputeProjectName.DeliveryStart}", isRight, destination.Name, $"New-AtMaxComputeDestination {project}{There}");
    }
}
