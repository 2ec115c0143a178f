using System.Text;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>
/// Applies lifecycle rules. Nothing happens by itself: whoever runs the cloud says when, with the cloud's clock, so that a test or a
/// demonstration decides what "later" is.
/// </summary>
internal static class BucketLifecycle
{
    /// <summary>Sub-resource that holds the rules.</summary>
    public const string Setting = "lifecycle";

    /// <summary>Applies the rules of every bucket.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="now">The time.</param>
    /// <returns>What was done.</returns>
    public static LifecycleOutcome ApplyLifecycle(CloudState cloud, DateTimeOffset now)
    {
        var outcome = new LifecycleOutcome(0, 0, 0);
        foreach (BucketDocument bucket in OssBuckets.All(cloud))
        {
            List<XElement> rules = [.. BucketSettings.Find(bucket, Setting)?.Elements("Rule").Where(static rule => OssXml.Child(rule, "Status") == "Enabled") ?? []];
            foreach (XElement rule in rules)
            {
                outcome += Apply(OssStore.Of(cloud), bucket, rule, now);
            }
        }

        return outcome;
    }

    private static LifecycleOutcome Apply(OssStore store, BucketDocument bucket, XElement rule, DateTimeOffset now)
    {
        OssLifecycleRule parsed = OssLifecycleRule.FromXml(rule);
        List<KeyValuePair<string, string?>> tags = [.. rule.Elements("Tag").Select(static tag => new KeyValuePair<string, string?>(OssXml.Child(tag, "Key"), OssXml.Child(tag, "Value")))];
        int expired = 0, moved = 0, aborted = 0;
        foreach (StoredObject stored in store.Objects.All(bucket, Encoding.UTF8.GetBytes(parsed.Prefix)))
        {
            if (!tags.TrueForAll(tag => WireQuery.Parse(stored.Header(ObjectHeaders.Tagging) ?? "").Contains(tag)))
            {
                continue;
            }

            if (IsExpired(parsed, stored, now))
            {
                expired += TryDelete(store, bucket, stored, now) ? 1 : 0;
            }
            else if (parsed.Transitions.Where(move => IsOver(stored.Modified, move.Days, now)).MaxBy(static move => move.Days) is { } move
                && stored.Header(ObjectHeaders.StorageClass) != move.StorageClass)
            {
                store.Objects.ChangeHeaders(bucket, stored.Key, headers => ObjectHeaders.With(headers, ObjectHeaders.StorageClass, move.StorageClass));
                moved++;
            }
        }

        foreach (StoredUpload upload in store.Uploads.List(bucket))
        {
            if (parsed.AbortUploadDays is { } days && IsOver(upload.Initiated, days, now) && upload.Key.AsSpan().StartsWith(Encoding.UTF8.GetBytes(parsed.Prefix)))
            {
                store.Uploads.Abort(bucket, upload);
                aborted++;
            }
        }

        return new LifecycleOutcome(expired, moved, aborted);
    }

    private static bool IsExpired(OssLifecycleRule rule, StoredObject stored, DateTimeOffset now) =>
        (rule.ExpirationDays is { } days && IsOver(stored.Modified, days, now)) || (rule.ExpireCreatedBefore is { } date && stored.Modified < date && now >= date);

    private static bool IsOver(DateTimeOffset from, int days, DateTimeOffset now) => now - from >= TimeSpan.FromDays(days);

    /// <summary>Retention is stronger than expiry, and an object that was written anew meanwhile is not the one that expired.</summary>
    private static bool TryDelete(OssStore store, BucketDocument bucket, StoredObject expired, DateTimeOffset now)
    {
        bool done = false;
        try
        {
            store.Objects.Delete(bucket, expired.Key, (current, present) =>
            {
                WriteRules.Retention(now)(current, present);
                done = present?.Modified == expired.Modified && present.File == expired.File ? true : throw OssErrors.FileImmutable();
            });
        }
        catch (CloudError stays) when (stays.Code == "FileImmutable")
        {
            return false;
        }

        return done;
    }
}
