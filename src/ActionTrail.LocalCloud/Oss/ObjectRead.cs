using System.Globalization;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Finding the object that a reading request means, and deciding whether its conditions hold.</summary>
internal static class ObjectRead
{
    private const string Action = "oss:GetObject";

    /// <summary>Permission to read the object that the key names and, where that is a symbolic link, its target.</summary>
    // Unconfirmed: whether who reads through a symbolic link needs the permission on its target too; here it does, so that a link opens nothing.
    public static IEnumerable<AccessDemand> Demands(OssCall call)
    {
        yield return call.Demand(Action);
        if (call.Store.Objects.Find(call.Bucket, call.Key) is { Type: StoredObjectType.Symlink } link)
        {
            yield return BucketGrants.OnObject(call, Action, call.Bucket, TargetOf(link));
        }
    }

    /// <summary>The object, symbolic links followed.</summary>
    /// <exception cref="CloudError"><c>NoSuchKey</c>, <c>NoSuchVersion</c>, <c>SymlinkTargetNotExist</c>.</exception>
    public static StoredObject Require(OssCall call)
    {
        StoredObject stored = RequireItself(call);
        if (stored.Type != StoredObjectType.Symlink)
        {
            return stored;
        }

        StoredObject? aim = call.Store.Objects.Find(call.Bucket, OssCall.KeyOf(TargetOf(stored)));
        return aim switch
        {
            null => throw new CloudError(404, "SymlinkTargetNotExist", "The symlink target object does not exist."),
            { Type: StoredObjectType.Symlink } => throw new CloudError(400, "InvalidTargetType", "The symlink's target object type is invalid."),
            _ => aim,
        };
    }

    /// <summary>The object that the key names, even if it is a symbolic link.</summary>
    public static StoredObject RequireItself(OssCall call)
    {
        RequireCurrentVersion(call.Query["versionId"]);
        return call.Store.Objects.Find(call.Bucket, call.Key) ?? throw OssErrors.NoSuchKey(call.Resource.Key);
    }

    /// <summary>Versions are not kept, so every object has the version <c>null</c> only.</summary>
    public static void RequireCurrentVersion(string version)
    {
        if (version is not ("" or "null"))
        {
            throw OssErrors.NoSuchVersion(version);
        }
    }

    /// <summary>Decides the conditions of a request.</summary>
    /// <param name="headers">Headers of the request.</param>
    /// <param name="prefix">What stands before the names of the conditions: empty, or <c>x-oss-copy-source-</c>.</param>
    /// <param name="stored">The object.</param>
    /// <returns>False when the reader has the object already.</returns>
    /// <exception cref="CloudError"><c>PreconditionFailed</c>.</exception>
    public static bool IsWanted(WireHeaders headers, string prefix, StoredObject stored)
    {
        if (Tags("If-Match") is { } match && !match.Contains(stored.ETag, StringComparer.OrdinalIgnoreCase) && !match.Contains("*"))
        {
            throw OssErrors.PreconditionFailed("If-Match");
        }

        if (Time("If-Unmodified-Since") is { } unmodified && stored.Modified > unmodified)
        {
            throw OssErrors.PreconditionFailed("If-Unmodified-Since");
        }

        if (Tags("If-None-Match") is { } none)
        {
            return !none.Contains(stored.ETag, StringComparer.OrdinalIgnoreCase) && !none.Contains("*");
        }

        return !(Time("If-Modified-Since") is { } modified && stored.Modified <= modified);

        string[]? Tags(string name) => headers[prefix + name] is { Length: > 0 } text
            ? [.. text.Split(',').Select(static tag => tag.Trim().Trim('"'))]
            : null;

        DateTimeOffset? Time(string name) => headers[prefix + name] is { Length: > 0 } text ? OssXml.Time(text) : null;
    }

    /// <summary>The answer for a reader that has the object already.</summary>
    public static WireResponse NotModified(StoredObject stored)
    {
        WireResponse response = OssAnswers.Empty(304);
        response.Headers["ETag"] = ObjectAnswers.Quote(stored.ETag);
        response.Headers["Last-Modified"] = OssAnswers.HttpTime(stored.Modified);
        return response;
    }

    /// <summary>Headers only: the answer to HEAD.</summary>
    public static WireResponse Head(StoredObject stored)
    {
        WireResponse response = OssAnswers.Empty();
        ObjectAnswers.Describe(response, stored);
        response.Headers["Content-Length"] = stored.Size.ToString(CultureInfo.InvariantCulture);
        response.Headers["Accept-Ranges"] = "bytes";
        return response;
    }

    private static string TargetOf(StoredObject link) => WireQuery.Decode(link.Header(ObjectHeaders.SymlinkTarget) ?? "");
}
