using System.Text.Json.Nodes;
using ActionTrail.Core.Policies;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>
/// What a bucket itself grants: its policy, and its ACLs written as statements of that policy, so that one evaluation decides over both and
/// an explicit Deny wins over a public ACL.
/// </summary>
internal static class BucketGrants
{
    public const string Private = "private";
    public const string PublicRead = "public-read";
    public const string PublicReadWrite = "public-read-write";

    /// <summary>ACL of an object that follows its bucket.</summary>
    public const string Default = "default";

    /// <summary>Whether a text is an ACL of buckets.</summary>
    public static bool IsAcl(string text) => text is Private or PublicRead or PublicReadWrite;

    /// <summary>Permission on a bucket.</summary>
    public static AccessDemand OnBucket(string action, BucketDocument bucket) =>
        new(action, $"acs:oss:*:{bucket.Owner}:{bucket.Name}", bucket.Owner) { ResourcePolicy = Compose(bucket, Private) };

    /// <summary>Permission on an object.</summary>
    public static AccessDemand OnObject(OssCall call, string action, BucketDocument bucket, string key) =>
        new(action, $"acs:oss:*:{bucket.Owner}:{bucket.Name}/{key}", bucket.Owner) { ResourcePolicy = Compose(bucket, AclOf(call, action, bucket, key)) };

    /// <summary>Whether a policy allows everybody something.</summary>
    public static bool IsPublic(string policy) => PolicyTexts.Parse(PolicyKind.Bucket, policy).Statements.Any(IsPublic);

    /// <summary>The ACL that counts for an object. An object's own ACL speaks about reading only; the owner needs none.</summary>
    // Unconfirmed: whether a public-read-write ACL on an object lets others overwrite it; here only the bucket's ACL does.
    private static string AclOf(OssCall call, string action, BucketDocument bucket, string key)
    {
        if (call.Caller.Kind == CallerKind.Root && call.Caller.AccountId == bucket.Owner)
        {
            return Private;
        }

        string? own = action == "oss:GetObject" && call.Store.Objects.Find(bucket, OssCall.KeyOf(key)) is { } stored ? stored.Header(ObjectHeaders.Acl) : null;
        return own is null or Default ? bucket.Acl : own;
    }

    private static string? Compose(BucketDocument bucket, string acl)
    {
        string? policy = bucket.BlockPublicAccess ? WithoutPublicStatements(bucket.Policy) : bucket.Policy;
        if (acl == Private || bucket.BlockPublicAccess)
        {
            return policy;
        }

        JsonObject document = policy is null ? new JsonObject { ["Version"] = "1", ["Statement"] = new JsonArray() } : JsonNode.Parse(policy)!.AsObject();
        JsonNode statements = document["Statement"]!;
        JsonArray all = statements is JsonArray array ? array : [statements.DeepClone()];
        all.Add(Grant(bucket.Name, acl));
        if (statements is not JsonArray)
        {
            document["Statement"] = all;
        }

        return document.ToJsonString();
    }

    private static JsonObject Grant(string bucket, string acl)
    {
        JsonArray actions = acl == PublicRead
            ? ["oss:GetObject"]
            : ["oss:GetObject", "oss:PutObject", "oss:DeleteObject", "oss:AbortMultipartUpload", "oss:ListParts"];
        return new JsonObject
        {
            ["Effect"] = "Allow", ["Principal"] = new JsonArray("*"), ["Action"] = actions, ["Resource"] = new JsonArray($"acs:oss:*:*:{bucket}/*"),
        };
    }

    private static string? WithoutPublicStatements(string? policy)
    {
        if (policy is null || !IsPublic(policy))
        {
            return policy;
        }

        PolicyDocument parsed = PolicyTexts.Parse(PolicyKind.Bucket, policy);
        JsonObject document = JsonNode.Parse(policy)!.AsObject();
        if (document["Statement"] is not JsonArray statements)
        {
            return null;
        }

        for (int index = parsed.Statements.Count - 1; index >= 0; index--)
        {
            if (IsPublic(parsed.Statements[index]))
            {
                statements.RemoveAt(index);
            }
        }

        return statements.Count == 0 ? null : document.ToJsonString();
    }

    private static bool IsPublic(PolicyStatement statement) =>
        statement.Effect == PolicyEffect.Allow && statement.Principal is { } principals
        && (principals.Ids.Contains("*", StringComparer.Ordinal) || principals.Ram.Contains("*", StringComparer.Ordinal));
}
