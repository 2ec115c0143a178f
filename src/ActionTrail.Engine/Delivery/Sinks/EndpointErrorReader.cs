using System.Net.Http.Headers;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Delivery.Sinks;

/// <summary>Reads what an endpoint answers instead of success: the status decides, <c>Retry-After</c> counts, the text is an excerpt for people.</summary>
/// <param name="time">Clock, for a <c>Retry-After</c> that is a date.</param>
internal sealed class EndpointErrorReader(TimeProvider time) : IErrorReader
{
    private const int LongestExcerpt = 200;
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public ApiException Read(string operation, WireResponse response)
    {
        string text = response.Text;
        string excerpt = new([.. (text.Length > LongestExcerpt ? text[..LongestExcerpt] + "…" : text).Select(static letter => char.IsControl(letter) ? ' ' : letter)]);
        return new ApiException(operation, response.Status, "EndpointRefused", excerpt.Length == 0 ? "no text" : excerpt, "", RetryAfter(response.Headers["Retry-After"]));
    }

    private TimeSpan? RetryAfter(string header)
    {
        if (!RetryConditionHeaderValue.TryParse(header, out RetryConditionHeaderValue? asked))
        {
            return null;
        }

        TimeSpan? delay = asked.Delta ?? asked.Date - time.GetUtcNow();
        return delay > TimeSpan.Zero && delay <= s_longestDelay ? delay : null;
    }
}
