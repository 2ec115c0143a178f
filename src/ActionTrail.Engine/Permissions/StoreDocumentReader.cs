using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Policies;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Engine.Permissions;

/// <summary>Reads the documents of destinations through their own services.</summary>
/// <param name="connection">An identity that may look at them, mostly one of the account that owns them.</param>
// Unconfirmed: what roles inside a MaxCompute project grant and deny is not read; RAM policies alone decide here.
public sealed class StoreDocumentReader(CloudConnection connection)
{
    /// <summary>Reads a destination.</summary>
    /// <param name="destination">The destination, as somebody remembers it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Its documents.</returns>
    /// <exception cref="ApiException">There is no such store, or its service refused.</exception>
    public Task<StoreDocuments> ReadAsync(Destination destination, CancellationToken cancellationToken)
    {
        CloudConnection there = connection.In(RegionId.Parse(destination.Region));
        return destination switch
        {
            OssDestination oss => BucketAsync(new OssClient(there), BucketName.Parse(oss.Bucket), cancellationToken),
            SlsDestination sls => ProjectAsync(new SlsClient(there), SlsProjectName.Parse(sls.Project), cancellationToken),
            _ => WarehouseAsync(new MaxComputeClient(there), destination, cancellationToken),
        };
    }

    private static async Task<StoreDocuments> BucketAsync(OssClient oss, BucketName name, CancellationToken cancellationToken)
    {
        OssBucket bucket = await oss.GetBucketInfoAsync(name, cancellationToken).ConfigureAwait(false);
        string? own = await oss.Settings.GetPolicyAsync(name, cancellationToken).ConfigureAwait(false);
        string? text = new BucketAccess(name.Value, own, bucket.Acl, bucket.BlockPublicAccess).InForce();
        PolicyDocument? policy = text is null ? null : PolicyDocument.Parse(text, PolicyKind.Bucket);
        return new StoreDocuments(AccountId.Parse(bucket.OwnerId), policy is null ? null : new NamedPolicy($"the policy of bucket {name}", policy))
        {
            Bucket = bucket, IsPublic = policy is not null && BucketAccess.IsPublic(policy),
        };
    }

    private static async Task<StoreDocuments> ProjectAsync(SlsClient sls, SlsProjectName name, CancellationToken cancellationToken)
    {
        SlsProject project = await sls.GetProjectAsync(name, cancellationToken).ConfigureAwait(false);
        string? text = await sls.GetProjectPolicyAsync(name, cancellationToken).ConfigureAwait(false);
        return new StoreDocuments(AccountId.Parse(project.Owner), text is null ? null : new NamedPolicy($"the policy of project {name}", PolicyDocument.Parse(text, PolicyKind.Bucket)));
    }

    private static async Task<StoreDocuments> WarehouseAsync(MaxComputeClient maxCompute, Destination destination, CancellationToken cancellationToken)
    {
        await maxCompute.GetProjectAsync(MaxComputeProjectName.Parse(destination.Name), cancellationToken).ConfigureAwait(false);
        return new StoreDocuments(AccountId.Parse(destination.AccountId), Policy: null);
    }
}
