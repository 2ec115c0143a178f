using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Reads an object or a range of it.</summary>
internal sealed class GetObject() : OssOperation(nameof(GetObject), OssEffect.ObjectRead)
{
    private const string Override = "response-";

    private static readonly HashSet<string> s_overridable = new(StringComparer.Ordinal)
    {
        "content-type", "content-language", "expires", "cache-control", "content-disposition", "content-encoding",
    };

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OssCall call) => ObjectRead.Demands(call);

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        StoredObject stored = ObjectRead.Require(call);
        if (!ObjectRead.IsWanted(call.Request.Headers, "", stored))
        {
            return ObjectRead.NotModified(stored);
        }

        RestoreObject.RequireReadable(stored, call.Now);
        ByteRange? range = RangeOf(call, stored);
        (long offset, long count) = range is { } part ? (part.Offset, part.Count) : (0, stored.Size);
        if (count > Array.MaxLength)
        {
            throw OssErrors.InvalidArgument("Range", "", $"The object has {stored.Size} bytes; read at most {Array.MaxLength} at a time.");
        }

        if (call.Store.Objects.Read(call.Bucket, stored, offset, (int)count) is not { } bytes)
        {
            return Execute(call);
        }

        var response = new WireResponse { Status = range is null ? 200 : 206, Body = bytes };
        ObjectAnswers.Describe(response, stored);
        response.Headers["Accept-Ranges"] = "bytes";
        if (range is { } shown)
        {
            response.Headers["Content-Range"] = shown.Describe(stored.Size);
        }

        ApplyOverrides(call, response);
        return response;
    }

    /// <summary>A range that makes no sense is ignored, unless the client asked for the behaviour of the standard.</summary>
    private static ByteRange? RangeOf(OssCall call, StoredObject stored)
    {
        string header = call.Request.Headers["Range"];
        if (header.Length == 0)
        {
            return null;
        }

        ByteRange? range = ByteRange.Parse(header, stored.Size);
        return range is null && call.Request.Headers["x-oss-range-behavior"] == "standard" ? throw OssErrors.InvalidRange(header) : range;
    }

    private static void ApplyOverrides(OssCall call, WireResponse response)
    {
        foreach (string name in call.Query.Names)
        {
            if (name.StartsWith(Override, StringComparison.Ordinal) && s_overridable.Contains(name[Override.Length..]))
            {
                response.Headers[name[Override.Length..]] = call.Caller.Kind == CallerKind.Anonymous
                    ? throw OssErrors.AccessDenied("Anonymous requests cannot override response headers.")
                    : ObjectHeaders.Clean(name, call.Query[name]);
            }
        }
    }
}
