using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Setup;

namespace ActionTrail.Engine.Setup.Parts;

/// <summary>The bucket and its settings.</summary>
internal sealed class BucketPart(SetupSession session, SetupBucket wanted) : ISetupPart
{
    private readonly OssClient _oss = new(session.Connection(wanted.Account, wanted.Region));
    private readonly SetupSteps _steps = new($"Bucket {wanted.Bucket}", wanted.Account);

    private BucketName Name => wanted.Bucket;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SetupStep>> ReadAsync(CancellationToken cancellationToken)
    {
        OssBucket? bucket = await Absence.OrNullAsync(_oss.GetBucketInfoAsync(Name, cancellationToken)).ConfigureAwait(false);
        _steps.Existence($"in {wanted.Region}", bucket is not null, token => _oss.PutBucketAsync(Name, PutBucketOptions.Default, token));
        if (bucket is not null)
        {
            _steps.Fixed("region", wanted.Region.Value, bucket.Region.Value, "a bucket stays in its region; choose another bucket name");
        }

        Encryption(bucket);
        Access(bucket);
        Versioning(bucket);
        await LifecycleAsync(bucket, cancellationToken).ConfigureAwait(false);
        await RetentionAsync(bucket, cancellationToken).ConfigureAwait(false);
        return _steps.All;
    }

    private void Encryption(OssBucket? bucket)
    {
        if (wanted.Encryption is { } algorithm)
        {
            var encryption = new OssEncryption(algorithm, wanted.KmsKey);
            string found = bucket?.Encryption is { } set ? Describe(set) : SetupSteps.None;
            _steps.Property("encryption", Describe(encryption), found, isWeaker: found == SetupSteps.None, token => _oss.Settings.PutEncryptionAsync(Name, encryption, token));
        }
    }

    private void Access(OssBucket? bucket)
    {
        if (wanted.BlockPublicAccess is { } block)
        {
            bool found = bucket?.BlockPublicAccess ?? false;
            _steps.Property(
                "blockPublicAccess", Flag(block), Flag(found), isWeaker: block,
                token => block ? _oss.Settings.BlockPublicAccessAsync(Name, token) : _oss.Settings.UnblockPublicAccessAsync(Name, token));
        }

        if (wanted.Acl is { } acl)
        {
            _steps.Property("acl", acl, bucket?.Acl ?? "private", isWeaker: acl == "private" || bucket?.Acl == "public-read-write", token => _oss.Settings.PutAclAsync(Name, acl, token));
        }
    }

    private void Versioning(OssBucket? bucket)
    {
        if (wanted.Versioning is { } versioning)
        {
            string found = SetupSteps.OrNone(bucket?.Versioning.ToLowerInvariant());
            _steps.Property(
                "versioning", versioning, found, isWeaker: versioning == "enabled",
                token => _oss.Settings.PutVersioningAsync(Name, versioning == "enabled" ? "Enabled" : "Suspended", token));
        }
    }

    private async Task LifecycleAsync(OssBucket? bucket, CancellationToken cancellationToken)
    {
        if (wanted.Lifecycle is not { } rules)
        {
            return;
        }

        IReadOnlyList<SetupLifecycleRule> found = bucket is null ? [] : BucketLifecycle.Of(await _oss.Settings.GetLifecycleAsync(Name, cancellationToken).ConfigureAwait(false));
        _steps.Property(
            "lifecycle", BucketLifecycle.Describe(rules), BucketLifecycle.Describe(found), BucketLifecycle.DeletesEarlier(found, rules),
            token => rules.Count == 0 ? _oss.Settings.DeleteLifecycleAsync(Name, token) : _oss.Settings.PutLifecycleAsync(Name, rules.Select(BucketLifecycle.Wire), token));
    }

    private async Task RetentionAsync(OssBucket? bucket, CancellationToken cancellationToken)
    {
        if (wanted.Retention is not { } retention)
        {
            return;
        }

        OssWorm? worm = bucket is null ? null : await _oss.Settings.GetWormAsync(Name, cancellationToken).ConfigureAwait(false);
        SetupRetention? found = worm is null or { State: OssWormState.Expired } ? null : new(worm.RetentionDays, worm.State == OssWormState.Locked);
        if (found is { Locked: true } && (found.Days > retention.Days || !retention.Locked))
        {
            _steps.Fixed("retention", retention.ToString(), found.ToString(), "a locked retention can only be made longer");
            return;
        }

        _steps.Property(
            "retention", retention.ToString(), found?.ToString() ?? SetupSteps.None,
            isWeaker: found is null || found.Days < retention.Days || (retention.Locked && !found.Locked),
            token => new OssDestinationSetup(session.Connection(wanted.Account, wanted.Region)).EnsureRetentionAsync(Name, retention.Days, retention.Locked, token));
    }

    private static string Describe(OssEncryption encryption) => encryption.KmsKeyId is { } key ? $"{encryption.Algorithm} with key {key}" : encryption.Algorithm;

    private static string Flag(bool value) => value ? "true" : "false";
}
