using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Oss;

/// <summary>Settings of buckets. Reads answer null where nothing is set; every call throws <see cref="ApiException"/> where the bucket is missing.</summary>
public sealed class OssBucketSettings
{
    private readonly OssWire _wire;

    internal OssBucketSettings(OssWire wire) => _wire = wire;

    /// <summary>Region of a bucket.</summary>
    public async Task<RegionId> GetLocationAsync(BucketName bucket, CancellationToken cancellationToken) =>
        OssBucketSummary.RegionOf((await _wire.ReadAsync(Get("GetBucketLocation", bucket, "location"), cancellationToken).ConfigureAwait(false)).Value);

    /// <summary>ACL of a bucket: <c>private</c>, <c>public-read</c> or <c>public-read-write</c>.</summary>
    public async Task<string> GetAclAsync(BucketName bucket, CancellationToken cancellationToken)
    {
        XElement acl = await _wire.ReadAsync(Get("GetBucketAcl", bucket, "acl"), cancellationToken).ConfigureAwait(false);
        return OssXml.Child(acl.Element("AccessControlList"), "Grant");
    }

    /// <summary>Sets the ACL.</summary>
    public Task PutAclAsync(BucketName bucket, string acl, CancellationToken cancellationToken) =>
        _wire.SendAsync(Put("PutBucketAcl", bucket, "acl") with { Headers = [new("x-oss-acl", acl)] }, cancellationToken);

    /// <summary>Encrypts new objects.</summary>
    public Task PutEncryptionAsync(BucketName bucket, OssEncryption encryption, CancellationToken cancellationToken) =>
        _wire.SendAsync(Put("PutBucketEncryption", bucket, "encryption"), encryption.ToXml(), cancellationToken);

    /// <summary>Encryption of new objects, or null.</summary>
    public async Task<OssEncryption?> GetEncryptionAsync(BucketName bucket, CancellationToken cancellationToken) =>
        OssEncryption.FromXml(await _wire.FindAsync(Get("GetBucketEncryption", bucket, "encryption"), "NoSuchServerSideEncryptionRule", cancellationToken).ConfigureAwait(false));

    /// <summary>Stops encrypting new objects.</summary>
    public Task DeleteEncryptionAsync(BucketName bucket, CancellationToken cancellationToken) =>
        _wire.SendAsync(Delete("DeleteBucketEncryption", bucket, "encryption"), cancellationToken);

    /// <summary>Sets a retention policy, which must be confirmed within 24 hours.</summary>
    /// <param name="bucket">Bucket.</param>
    /// <param name="retentionDays">1 to 25550.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Id of the policy.</returns>
    /// <exception cref="ApiException"><c>WORMConfigurationAlreadyExists</c> and others.</exception>
    public async Task<string> InitiateWormAsync(BucketName bucket, int retentionDays, CancellationToken cancellationToken)
    {
        WireResponse response = await _wire.SendAsync(
            new OssCall("InitiateBucketWorm", "POST", bucket) { Query = [new("worm", null)] },
            new XElement("InitiateWormConfiguration", Days(retentionDays)),
            cancellationToken).ConfigureAwait(false);
        return response.Headers["x-oss-worm-id"];
    }

    /// <summary>Confirms a retention policy; it can never be removed again.</summary>
    public Task CompleteWormAsync(BucketName bucket, string wormId, CancellationToken cancellationToken) =>
        _wire.SendAsync(new OssCall("CompleteBucketWorm", "POST", bucket) { Query = [new("wormId", wormId)] }, cancellationToken);

    /// <summary>Lengthens a confirmed retention policy.</summary>
    public Task ExtendWormAsync(BucketName bucket, string wormId, int retentionDays, CancellationToken cancellationToken) => _wire.SendAsync(
        new OssCall("ExtendBucketWorm", "POST", bucket) { Query = [new("wormId", wormId), new("wormExtend", null)] },
        new XElement("ExtendWormConfiguration", Days(retentionDays)),
        cancellationToken);

    /// <summary>Removes a retention policy that was not confirmed yet.</summary>
    public Task AbortWormAsync(BucketName bucket, CancellationToken cancellationToken) =>
        _wire.SendAsync(Delete("AbortBucketWorm", bucket, "worm"), cancellationToken);

    /// <summary>The retention policy, or null.</summary>
    public async Task<OssWorm?> GetWormAsync(BucketName bucket, CancellationToken cancellationToken) =>
        await _wire.FindAsync(Get("GetBucketWorm", bucket, "worm"), "NoSuchWORMConfiguration", cancellationToken).ConfigureAwait(false) is { } worm ? OssWorm.FromXml(worm) : null;

    /// <summary>Replaces all lifecycle rules.</summary>
    public Task PutLifecycleAsync(BucketName bucket, IEnumerable<OssLifecycleRule> rules, CancellationToken cancellationToken) => _wire.SendAsync(
        Put("PutBucketLifecycle", bucket, "lifecycle"),
        new XElement("LifecycleConfiguration", rules.Select(rule => rule.ToXml())),
        cancellationToken);

    /// <summary>The lifecycle rules; empty when there are none.</summary>
    public async Task<IReadOnlyList<OssLifecycleRule>> GetLifecycleAsync(BucketName bucket, CancellationToken cancellationToken)
    {
        XElement? configuration = await _wire.FindAsync(Get("GetBucketLifecycle", bucket, "lifecycle"), "NoSuchLifecycle", cancellationToken).ConfigureAwait(false);
        return [.. configuration?.Elements("Rule").Select(OssLifecycleRule.FromXml) ?? []];
    }

    /// <summary>Removes all lifecycle rules.</summary>
    public Task DeleteLifecycleAsync(BucketName bucket, CancellationToken cancellationToken) =>
        _wire.SendAsync(Delete("DeleteBucketLifecycle", bucket, "lifecycle"), cancellationToken);

    /// <summary>Sets the bucket policy.</summary>
    public Task PutPolicyAsync(BucketName bucket, string json, CancellationToken cancellationToken) => _wire.SendAsync(
        Put("PutBucketPolicy", bucket, "policy") with { Body = Encoding.UTF8.GetBytes(json), Headers = [new("Content-Type", "application/json")] },
        cancellationToken);

    /// <summary>The bucket policy as JSON, or null.</summary>
    public async Task<string?> GetPolicyAsync(BucketName bucket, CancellationToken cancellationToken)
    {
        try
        {
            return (await _wire.SendAsync(Get("GetBucketPolicy", bucket, "policy"), cancellationToken).ConfigureAwait(false)).Text;
        }
        catch (ApiException absent) when (absent.Code == "NoSuchBucketPolicy")
        {
            return null;
        }
    }

    /// <summary>Removes the bucket policy.</summary>
    public Task DeletePolicyAsync(BucketName bucket, CancellationToken cancellationToken) =>
        _wire.SendAsync(Delete("DeleteBucketPolicy", bucket, "policy"), cancellationToken);

    /// <summary>Sets versioning to <c>Enabled</c> or <c>Suspended</c>.</summary>
    public Task PutVersioningAsync(BucketName bucket, string status, CancellationToken cancellationToken) => _wire.SendAsync(
        Put("PutBucketVersioning", bucket, "versioning"),
        new XElement("VersioningConfiguration", new XElement("Status", status)),
        cancellationToken);

    /// <summary><c>Enabled</c>, <c>Suspended</c>, or empty when versioning was never set.</summary>
    public async Task<string> GetVersioningAsync(BucketName bucket, CancellationToken cancellationToken) =>
        OssXml.Child(await _wire.ReadAsync(Get("GetBucketVersioning", bucket, "versioning"), cancellationToken).ConfigureAwait(false), "Status");

    /// <summary>Blocks public access whatever ACLs and policy say.</summary>
    public Task BlockPublicAccessAsync(BucketName bucket, CancellationToken cancellationToken) => _wire.SendAsync(
        Put("PutBucketPublicAccessBlock", bucket, "publicAccessBlock"),
        new XElement("PublicAccessBlockConfiguration", new XElement("BlockPublicAccess", "true")),
        cancellationToken);

    /// <summary>Whether public access is blocked.</summary>
    public async Task<bool> IsPublicAccessBlockedAsync(BucketName bucket, CancellationToken cancellationToken) =>
        OssXml.Child(await _wire.ReadAsync(Get("GetBucketPublicAccessBlock", bucket, "publicAccessBlock"), cancellationToken).ConfigureAwait(false), "BlockPublicAccess") == "true";

    /// <summary>Lets ACLs and policy decide again.</summary>
    public Task UnblockPublicAccessAsync(BucketName bucket, CancellationToken cancellationToken) =>
        _wire.SendAsync(Delete("DeleteBucketPublicAccessBlock", bucket, "publicAccessBlock"), cancellationToken);

    private static OssCall Get(string operation, BucketName bucket, string setting) => new(operation, "GET", bucket) { Query = [new(setting, null)] };

    private static OssCall Put(string operation, BucketName bucket, string setting) => new(operation, "PUT", bucket) { Query = [new(setting, null)] };

    private static OssCall Delete(string operation, BucketName bucket, string setting) => new(operation, "DELETE", bucket) { Query = [new(setting, null)] };

    private static XElement Days(int days) => new("RetentionPeriodInDays", days.ToString(CultureInfo.InvariantCulture));
}
