using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Sts;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Setup;

/// <summary>Makes a bucket ready for delivery. Idempotent: what is already as asked is left alone.</summary>
/// <param name="connection">An identity of the account that owns the bucket, in the bucket's region.</param>
public sealed class OssDestinationSetup(CloudConnection connection)
{
    private readonly OssClient _oss = new(connection);

    /// <summary>Creates the bucket where it is missing, sets encryption, sets and locks retention.</summary>
    /// <param name="request">What the bucket should be like.</param>
    /// <param name="cancellationToken">Ends the work; a further call completes it.</param>
    /// <returns>The bucket as it is now.</returns>
    /// <exception cref="ConfigurationException">The bucket lies in another region, or its locked retention is longer than asked.</exception>
    /// <exception cref="ApiException">OSS refused a call.</exception>
    public async Task<OssDestination> EnsureAsync(OssDestinationRequest request, CancellationToken cancellationToken)
    {
        OssBucket bucket = await EnsureBucketAsync(request.Bucket, cancellationToken).ConfigureAwait(false);
        if (bucket.Region != connection.Region)
        {
            throw new ConfigurationException($"Bucket '{request.Bucket}' lies in {bucket.Region}; the context's region is {connection.Region}. Connect with -Region {bucket.Region}, or choose another bucket name.");
        }

        if (request.Encryption is { } encryption && bucket.Encryption != encryption)
        {
            await _oss.Settings.PutEncryptionAsync(request.Bucket, encryption, cancellationToken).ConfigureAwait(false);
        }

        if (request.RetentionDays is { } days)
        {
            await EnsureRetentionAsync(request.Bucket, days, isLocked: true, cancellationToken).ConfigureAwait(false);
        }

        return await FindAsync(request.Bucket, request.KeyPrefix, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads how a bucket is set up.</summary>
    /// <param name="name">Bucket name.</param>
    /// <param name="keyPrefix">Prefix to show with it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The bucket as it is.</returns>
    /// <exception cref="ApiException">There is no such bucket, or OSS refused.</exception>
    public async Task<OssDestination> FindAsync(BucketName name, OssKeyPrefix keyPrefix, CancellationToken cancellationToken)
    {
        OssBucket bucket = await _oss.GetBucketInfoAsync(name, cancellationToken).ConfigureAwait(false);
        OssWorm? worm = await _oss.Settings.GetWormAsync(name, cancellationToken).ConfigureAwait(false);
        return new OssDestination
        {
            AccountId = bucket.OwnerId,
            Region = bucket.Region.ToString(),
            Bucket = name.Value,
            KeyPrefix = keyPrefix.Value,
            Encryption = bucket.Encryption?.Algorithm ?? "",
            RetentionDays = worm?.RetentionDays ?? 0,
            IsRetentionLocked = worm?.State == OssWormState.Locked,
        };
    }

    private async Task<OssBucket> EnsureBucketAsync(BucketName name, CancellationToken cancellationToken)
    {
        try
        {
            return await _oss.GetBucketInfoAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException missing) when (missing.Kind == ApiErrorKind.NotFound)
        {
            return await CreateBucketAsync(name, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<OssBucket> CreateBucketAsync(BucketName name, CancellationToken cancellationToken)
    {
        try
        {
            await _oss.PutBucketAsync(name, PutBucketOptions.Default, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException taken) when (taken.Kind == ApiErrorKind.Conflict)
        {
            // An attempt whose answer got lost may have made it.
            if (await FindOwnBucketAsync(name, cancellationToken).ConfigureAwait(false) is not { } bucket)
            {
                throw;
            }

            return bucket;
        }

        return await _oss.GetBucketInfoAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The bucket if it belongs to the caller's account; null when it belongs to another, or cannot be read here.</summary>
    private async Task<OssBucket?> FindOwnBucketAsync(BucketName name, CancellationToken cancellationToken)
    {
        try
        {
            OssBucket bucket = await _oss.GetBucketInfoAsync(name, cancellationToken).ConfigureAwait(false);
            CallerIdentity caller = await new StsClient(connection).GetCallerIdentityAsync(cancellationToken).ConfigureAwait(false);
            return bucket.OwnerId == caller.AccountId.Value ? bucket : null;
        }
        catch (ApiException refused) when (refused.Kind is ApiErrorKind.Denied or ApiErrorKind.NotFound)
        {
            return null;
        }
    }

    /// <summary>Sets a retention and locks it where asked; a locked one is made longer.</summary>
    internal async Task EnsureRetentionAsync(BucketName name, int days, bool isLocked, CancellationToken cancellationToken)
    {
        OssWorm? worm = await _oss.Settings.GetWormAsync(name, cancellationToken).ConfigureAwait(false);
        if (worm is { State: OssWormState.InProgress } && worm.RetentionDays != days)
        {
            await _oss.Settings.AbortWormAsync(name, cancellationToken).ConfigureAwait(false);
            worm = null;
        }

        switch (worm)
        {
            case null or { State: OssWormState.Expired }:
                string id = await _oss.Settings.InitiateWormAsync(name, days, cancellationToken).ConfigureAwait(false);
                if (isLocked)
                {
                    await _oss.Settings.CompleteWormAsync(name, id, cancellationToken).ConfigureAwait(false);
                }

                break;
            case { State: OssWormState.InProgress } when isLocked:
                await _oss.Settings.CompleteWormAsync(name, worm.Id, cancellationToken).ConfigureAwait(false);
                break;
            case { State: OssWormState.Locked } when worm.RetentionDays < days:
                await _oss.Settings.ExtendWormAsync(name, worm.Id, days, cancellationToken).ConfigureAwait(false);
                break;
            case { State: OssWormState.Locked } when worm.RetentionDays > days:
                throw new ConfigurationException($"Bucket '{name}' has a locked retention of {worm.RetentionDays} days; {days} days were asked. A locked retention can only be made longer.");
        }
    }
}
