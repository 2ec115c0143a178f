using System.Web;

namespace ActionTrail.LocalCloud.Tests.Collection;

/// <summary>Stands between a feed and the local cloud: notes what is asked and when, and may refuse it or lose the answer.</summary>
/// <param name="inner">The cloud.</param>
/// <param name="time">Clock.</param>
internal sealed class LookupWatch(HttpMessageInvoker inner, TimeProvider time) : HttpMessageHandler
{
    /// <summary>Every request, refused ones included.</summary>
    public List<Question> Asked { get; } = [];

    /// <summary>Runs before a request is handed on, with its number from 1; an answer replaces the cloud's.</summary>
    public Func<int, HttpResponseMessage?> Before { get; set; } = static _ => null;

    /// <summary>Runs after the cloud answered, with the number of the request; may throw, as a line does that breaks.</summary>
    public Action<int> After { get; set; } = static _ => { };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var asked = HttpUtility.ParseQueryString($"{request.RequestUri!.Query.TrimStart('?')}&{body}");
        Asked.Add(new Question(time.GetUtcNow(), $"{asked["StartTime"]}..{asked["EndTime"]}", asked["NextToken"]));
        int number = Asked.Count;
        if (Before(number) is { } refusal)
        {
            return refusal;
        }

        HttpResponseMessage answer = await inner.SendAsync(request, cancellationToken);
        After(number);
        return answer;
    }

    /// <summary>One request.</summary>
    /// <param name="At">When it came.</param>
    /// <param name="Window">The time that it asks for.</param>
    /// <param name="Token">Token of the page; null for the first one.</param>
    internal sealed record Question(DateTimeOffset At, string Window, string? Token);
}
