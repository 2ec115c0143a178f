using System.Globalization;
using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The history jobs of the cloud, for the operations and for the delivery engine that does them.</summary>
internal static class HistoryJobs
{
    /// <summary>The jobs of an account, newest first.</summary>
    public static IReadOnlyList<HistoryJobDocument> Of(CloudState cloud, string accountId) =>
        [.. cloud.Documents.List<HistoryJobDocument>(accountId).Select(static pair => pair.Value).OrderByDescending(static job => job.JobId)];

    /// <summary>Writes a job.</summary>
    public static void Put(CloudState cloud, string accountId, HistoryJobDocument job) => cloud.Documents.Put(accountId, Key(job.JobId), job);

    /// <summary>Removes a job.</summary>
    public static void Remove(CloudState cloud, string accountId, HistoryJobDocument job) => cloud.Documents.Remove<HistoryJobDocument>(accountId, Key(job.JobId));

    /// <summary>The job of a trail that has something to deliver: its newest, unless that is complete. A failed one is tried again until a newer one takes its place.</summary>
    /// <returns>The job, or null.</returns>
    public static HistoryJobDocument? OpenOf(CloudState cloud, TrailDocument trail) =>
        Of(cloud, trail.OwnerAccountId).FirstOrDefault(job => job.TrailName == trail.Name && job.CreatedAt >= trail.CreatedAt) is { Status: not HistoryJobStatus.Complete } open
            ? open
            : null;

    /// <summary>Notes how a job stands, in all of its regions: they are delivered together. One that was deleted stays deleted.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="accountId">Account of the job.</param>
    /// <param name="job">The job.</param>
    /// <param name="status">How it stands.</param>
    /// <param name="failure">Why it failed; empty when it did not.</param>
    public static void Note(CloudState cloud, string accountId, HistoryJobDocument job, HistoryJobStatus status, string failure = "") => cloud.Documents.Transact(() =>
    {
        if (Of(cloud, accountId).FirstOrDefault(stored => stored.JobId == job.JobId && stored.CreatedAt == job.CreatedAt) is not { } stored)
        {
            return false;
        }

        Put(cloud, accountId, stored with
        {
            Regions = stored.Regions.ToDictionary(static region => region.Key, _ => status, StringComparer.Ordinal), UpdatedAt = cloud.Time.GetUtcNow(), Failure = failure,
        });
        return true;
    });

    /// <summary>The job that <c>JobId</c> names.</summary>
    /// <exception cref="CloudError">404 <c>DeliveryHistoryJobNotFound</c>.</exception>
    public static HistoryJobDocument Named(PopCall call)
    {
        string id = call.Parameters.Required("JobId");
        return Of(call.Cloud, call.Caller.AccountId).FirstOrDefault(job => Key(job.JobId) == id)
            ?? throw new CloudError(404, "DeliveryHistoryJobNotFound", $"The delivery history job '{id}' does not exist.");
    }

    /// <summary>A job as answers show it.</summary>
    public static JsonObject Render(HistoryJobDocument job) => new()
    {
        ["JobId"] = job.JobId,
        ["TrailName"] = job.TrailName,
        ["HomeRegion"] = job.HomeRegion,
        ["CreatedTime"] = TrailJson.Time(job.CreatedAt),
        ["StartTime"] = TrailJson.Time(job.Start),
        ["EndTime"] = TrailJson.Time(job.End),
        ["UpdatedTime"] = TrailJson.Time(job.UpdatedAt),
        ["JobStatus"] = (int)job.Status,
    };

    private static string Key(int jobId) => jobId.ToString(CultureInfo.InvariantCulture);
}
