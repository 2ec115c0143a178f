using System.Text.Json.Nodes;
using ActionTrail.Core.Arns;

namespace ActionTrail.Core.Policies;

/// <summary>
/// What a bucket itself grants: its policy, and its ACL written as a statement of that policy, so that one evaluation decides over both and
/// an explicit Deny wins over a public ACL.
/// </summary>
/// <param name="Bucket">Bucket name.</param>
/// <param name="Policy">Bucket policy, JSON; null for none.</param>
/// <param name="Acl"><c>private</c>, <c>public-read</c> or <c>public-read-write</c>.</param>
/// <param name="BlockPublicAccess">Whether public statements and ACLs are switched off.</param>
public sealed record BucketAccess(string Bucket, string? Policy, string Acl, bool BlockPublicAccess)
{
    /// <summary>ACL of a bucket that only its owner's identities reach.</summary>
    public const string Private = "private";

    /// <summary>ACL that lets everybody read objects.</summary>
    public const string PublicRead = "public-read";

    /// <summary>ACL that lets everybody read, write and delete objects.</summary>
    public const string PublicReadWrite = "public-read-write";

    /// <summary>Whether a bucket policy allows everybody something.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>True when a statement allows <c>*</c>, or identities of any account.</returns>
    public static bool IsPublic(PolicyDocument policy) => policy.Statements.Any(IsPublic);

    /// <summary>The policy that is in force once ACL and blocking are taken into account.</summary>
    /// <returns>JSON text; null when the bucket grants and denies nothing.</returns>
    /// <exception cref="Errors.PolicySyntaxException">The policy breaks the grammar.</exception>
    public string? InForce()
    {
        if (BlockPublicAccess)
        {
            return WithoutPublicStatements();
        }

        if (Acl == Private)
        {
            return Policy;
        }

        JsonObject document = Policy is null ? new JsonObject { ["Version"] = "1", ["Statement"] = new JsonArray() } : JsonNode.Parse(Policy)!.AsObject();
        JsonNode statements = document["Statement"]!;
        JsonArray all = statements is JsonArray array ? array : [statements.DeepClone()];
        all.Add(Grant());
        if (statements is not JsonArray)
        {
            document["Statement"] = all;
        }

        return document.ToJsonString();
    }

    private static bool IsPublic(PolicyStatement statement) =>
        statement.Effect == PolicyEffect.Allow && statement.Principal is { } principals
        && (principals.Ids.Contains("*", StringComparer.Ordinal) || principals.Ram.Any(MeansAnyAccount));

    private static bool MeansAnyAccount(string identity) =>
        identity == "*" || (Arn.TryParse(identity, out Arn? arn) && arn.Account.AsSpan().ContainsAny('*', '?'));

    private JsonObject Grant()
    {
        JsonArray actions = Acl == PublicRead
            ? ["oss:GetObject"]
            : ["oss:GetObject", "oss:PutObject", "oss:DeleteObject", "oss:AbortMultipartUpload", "oss:ListParts"];
        return new JsonObject
        {
            ["Effect"] = "Allow", ["Principal"] = new JsonArray("*"), ["Action"] = actions, ["Resource"] = new JsonArray($"acs:oss:*:*:{Bucket}/*"),
        };
    }

    private string? WithoutPublicStatements()
    {
        if (Policy is null)
        {
            return null;
        }

        PolicyDocument parsed = PolicyDocument.Parse(Policy, PolicyKind.Bucket);
        if (!IsPublic(parsed))
        {
            return Policy;
        }

        JsonObject document = JsonNode.Parse(Policy)!.AsObject();
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
}
