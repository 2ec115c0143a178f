using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>What forbids a write or a deletion.</summary>
internal static class WriteRules
{
    /// <summary>Retention, and the request's own wish not to overwrite.</summary>
    public static WriteGuard Overwrite(OssCall call)
    {
        bool forbidden = string.Equals(call.Request.Headers["x-oss-forbid-overwrite"], "true", StringComparison.OrdinalIgnoreCase);
        return !forbidden ? Retention(call.Now) : static (_, present) =>
        {
            if (present is not null)
            {
                throw OssErrors.FileAlreadyExists();
            }
        };
    }

    /// <summary>Retention alone.</summary>
    /// <exception cref="CloudError"><c>FileImmutable</c>.</exception>
    public static WriteGuard Retention(DateTimeOffset now) => (bucket, present) =>
    {
        if (present is not null && bucket.Protects(present.Modified, now))
        {
            throw OssErrors.FileImmutable();
        }
    };
}
