namespace ActionTrail.LocalCloud.Trails;

/// <summary>Why data events of one region cannot be delivered at present; stored under the trail's owner by <see cref="KeyOf"/> until they can.</summary>
/// <param name="ErrorCode">Code, for example <c>LogServiceException</c>.</param>
/// <param name="ErrorMessage">One sentence.</param>
internal sealed record DataEventFailureDocument(string ErrorCode, string ErrorMessage)
{
    /// <summary>Key of a region of a trail.</summary>
    public static string KeyOf(string trailName, string region) => $"{trailName}/{region}";
}
