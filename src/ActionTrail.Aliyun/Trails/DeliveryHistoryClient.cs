using System.Runtime.CompilerServices;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Trails;

/// <summary>ActionTrail 2020-07-06: jobs that deliver the last 90 days' events to a trail's logstore.</summary>
/// <param name="connection">Identity, region and transport.</param>
public sealed class DeliveryHistoryClient(CloudConnection connection)
{
    private readonly PopClient _client = TrailService.Client(connection);

    /// <summary>Orders a job; an account can have one running.</summary>
    /// <param name="trailName">Name of a trail that delivers to Log Service.</param>
    /// <param name="clientToken">Up to 64 ASCII characters: a repeated call with the same token finds the same job; null for none.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Number of the job.</returns>
    /// <exception cref="ApiException"><c>TrailNotFoundException</c>, <c>NotSupportDeliveryHistoryJob</c> and others.</exception>
    public async Task<long> CreateAsync(string trailName, string? clientToken, CancellationToken cancellationToken)
    {
        var arguments = new PopArguments { { "TrailName", trailName }, { "ClientToken", clientToken } };
        return (await _client.CallAsync("CreateDeliveryHistoryJob", arguments, cancellationToken).ConfigureAwait(false)).Integer("JobId", 0);
    }

    /// <summary>One job with the state of each region.</summary>
    /// <param name="jobId">Its number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The job.</returns>
    /// <exception cref="ApiException"><c>DeliveryHistoryJobNotFound</c> and others.</exception>
    public async Task<DeliveryHistoryJob> GetAsync(long jobId, CancellationToken cancellationToken) =>
        DeliveryHistoryJob.Read(await _client.CallAsync("GetDeliveryHistoryJob", new PopArguments { { "JobId", (long?)jobId } }, cancellationToken).ConfigureAwait(false));

    /// <summary>All jobs, newest first.</summary>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The jobs, page by page.</returns>
    public async IAsyncEnumerable<DeliveryHistoryJob> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long seen = 0;
        for (long number = 1; ; number++)
        {
            var arguments = new PopArguments { { "PageNumber", (long?)number }, { "PageSize", (long?)100 } };
            PopAnswer answer = await _client.CallAsync("ListDeliveryHistoryJobs", arguments, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<PopAnswer> jobs = answer.List("DeliveryHistoryJobs");
            foreach (PopAnswer job in jobs)
            {
                yield return DeliveryHistoryJob.Read(job);
            }

            seen += jobs.Count;
            if (jobs.Count == 0 || seen >= answer.Integer("TotalCount", 0))
            {
                yield break;
            }
        }
    }

    /// <summary>Forgets a job; what it delivered stays, the rest is not delivered.</summary>
    /// <param name="jobId">Its number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException"><c>DeliveryHistoryJobNotFound</c> and others.</exception>
    public Task DeleteAsync(long jobId, CancellationToken cancellationToken) =>
        _client.CallAsync("DeleteDeliveryHistoryJob", new PopArguments { { "JobId", (long?)jobId } }, cancellationToken);
}
