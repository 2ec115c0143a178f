using System.Globalization;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Makes an archived object readable for some days. Here it is readable at once; the cloud takes minutes to hours.</summary>
internal sealed class RestoreObject() : OssOperation(nameof(RestoreObject), OssEffect.ObjectWrite)
{
    private const int MostDays = 365;
    private const string Expiry = "expiry-date=\"";

    /// <summary>Refuses to read an archived object that is not restored.</summary>
    /// <exception cref="CloudError"><c>InvalidObjectState</c>.</exception>
    public static void RequireReadable(StoredObject stored, DateTimeOffset now)
    {
        if (IsArchived(stored) && !(RestoredUntil(stored) > now))
        {
            throw new CloudError(403, "InvalidObjectState", "The operation is not valid for the object's state.");
        }
    }

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        int days = call.Request.Body.IsEmpty ? 1 : OssXml.Number(OssXml.Child(OssDocuments.Read(call, "RestoreRequest"), "Days")) ?? 0;
        if (days is < 1 or > MostDays)
        {
            throw OssErrors.MalformedXml($"Days is {days}; 1 to {MostDays} are allowed.");
        }

        StoredObject stored = ObjectRead.RequireItself(call);
        if (!IsArchived(stored))
        {
            throw new CloudError(400, "OperationNotSupported", "The operation is not supported for this resource.");
        }

        bool again = RestoredUntil(stored) > call.Now;
        string state = $"ongoing-request=\"false\", {Expiry}{OssAnswers.HttpTime(call.Now.AddDays(days))}\"";
        call.Store.Objects.ChangeHeaders(call.Bucket, call.Key, headers => ObjectHeaders.With(headers, ObjectHeaders.Restore, state));
        return OssAnswers.Empty(again ? 200 : 202);
    }

    private static bool IsArchived(StoredObject stored) => stored.Header(ObjectHeaders.StorageClass) is "Archive" or "ColdArchive" or "DeepColdArchive";

    private static DateTimeOffset? RestoredUntil(StoredObject stored)
    {
        string state = stored.Header(ObjectHeaders.Restore) ?? "";
        int at = state.IndexOf(Expiry, StringComparison.Ordinal);
        return at < 0 ? null : DateTimeOffset.Parse(state[(at + Expiry.Length)..].TrimEnd('"'), CultureInfo.InvariantCulture);
    }
}
