using System.Text;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Delivery;
using ActionTrail.Engine.Delivery.Sinks;
using ActionTrail.Tests.Support;

namespace ActionTrail.Engine.Tests.Delivery.Sinks;

public sealed class EndpointSinkTests
{
    private static readonly Uri s_address = new("https://siem.example.com:8088/services/collector?channel=1");
    private readonly SkippingTime _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Posts_one_event_per_line_with_the_header_and_the_key_of_the_batch()
    {
        using var network = new ScriptedTransport(ScriptedTransport.Answer(200, "{}"));
        await Sink(network).WriteAsync(Batch("""{"eventId":"a"}""", "{\r\n \"eventId\": \"b\"\n}"), default);

        WireRequest sent = Assert.Single(network.Sent);
        Assert.Equal(("POST", "siem.example.com:8088", "/services/collector", "channel=1"), (sent.Method, sent.Host, sent.RawPath, sent.RawQuery));
        Assert.Equal("Splunk s3cret", sent.Headers["Authorization"]);
        Assert.Equal("application/x-ndjson", sent.Headers["Content-Type"]);
        Assert.Equal("""
            {"eventId":"a"}
            {   "eventId": "b" }

            """.ReplaceLineEndings("\n"), Encoding.UTF8.GetString(sent.Body.Span));
        Assert.Equal(64, sent.Headers[EndpointSink.KeyHeader].Length);
    }

    [Fact]
    public async Task Posts_an_array_where_that_is_wanted()
    {
        using var network = new ScriptedTransport(ScriptedTransport.Answer(204, ""));
        await Sink(network, EndpointFormat.JsonArray).WriteAsync(Batch("""{"eventId":"a"}""", """{"eventId":"b"}"""), default);

        Assert.Equal("application/json", network.Sent[0].Headers["Content-Type"]);
        Assert.Equal("""[{"eventId":"a"},{"eventId":"b"}]""", Encoding.UTF8.GetString(network.Sent[0].Body.Span));
    }

    [Fact]
    public async Task Waits_as_long_as_the_endpoint_asks_and_sends_the_same_batch_with_the_same_key()
    {
        using var network = new ScriptedTransport(
            ScriptedTransport.Answer(429, "busy", ("Retry-After", "37")),
            ScriptedTransport.Answer(503, "", ("Retry-After", "Thu, 01 Jan 2026 00:01:20 GMT")),
            ScriptedTransport.Breaks(),
            ScriptedTransport.Answer(200, ""));
        await Sink(network).WriteAsync(Batch("""{"eventId":"a"}"""), default);

        Assert.Equal(4, network.Sent.Count);
        Assert.InRange((_time.GetUtcNow() - new DateTimeOffset(2026, 1, 1, 0, 1, 20, TimeSpan.Zero)).TotalSeconds, 0, 10);
        Assert.Single(network.Sent.Select(static sent => sent.Headers[EndpointSink.KeyHeader]).Distinct());
    }

    [Theory]
    [InlineData(400, ApiErrorKind.Invalid)]
    [InlineData(401, ApiErrorKind.Unauthenticated)]
    [InlineData(403, ApiErrorKind.Denied)]
    [InlineData(413, ApiErrorKind.Invalid)]
    public async Task Reports_a_refusal_at_once_with_the_endpoints_own_words_and_without_the_secret(int status, ApiErrorKind kind)
    {
        using var network = new ScriptedTransport(ScriptedTransport.Answer(status, "token is not valid"));
        ApiException refused = await Assert.ThrowsAsync<ApiException>(() => Sink(network).WriteAsync(Batch("""{"eventId":"a"}"""), default));

        Assert.Equal(kind, refused.Kind);
        Assert.Single(network.Sent);
        Assert.Contains("https://siem.example.com:8088", refused.Message, StringComparison.Ordinal);
        Assert.Contains("token is not valid", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("channel=1", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_a_redirect_for_no_success()
    {
        using var network = new ScriptedTransport(ScriptedTransport.Answer(302, "", ("Location", "https://elsewhere.example.com/")));
        DeliveryException elsewhere = await Assert.ThrowsAsync<DeliveryException>(() => Sink(network).WriteAsync(Batch("""{"eventId":"a"}"""), default));

        Assert.Contains("answered 302", elsewhere.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://siem.example.com/", "https was expected")]
    [InlineData("http://10.0.0.1:8088/", "https was expected")]
    [InlineData("ftp://siem.example.com/", "https was expected")]
    [InlineData("https://user:pass@siem.example.com/", "credential")]
    [InlineData("collector", "absolute")]
    public void Refuses_an_address_that_would_give_events_or_secrets_away(string address, string reason)
    {
        InvalidNameException refused = Assert.Throws<InvalidNameException>(() => EndpointTarget.At(new Uri(address, UriKind.RelativeOrAbsolute)));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pass@", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:8088/in")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://[::1]:9/")]
    [InlineData("https://siem.example.com/")]
    public void Takes_https_and_this_machine(string address) => Assert.Equal(new Uri(address), EndpointTarget.At(new Uri(address)).Address);

    [Theory]
    [InlineData("", "x")]
    [InlineData("Bad Header", "x")]
    [InlineData("Authorization", "")]
    [InlineData("Authorization", "a\r\nX: y")]
    public void Refuses_a_header_that_is_none(string name, string value) =>
        Assert.ThrowsAny<ActionTrailException>(() => EndpointTarget.At(s_address, name, value));

    [Fact]
    public void Never_prints_path_query_or_header() =>
        Assert.Equal("https://siem.example.com:8088", EndpointTarget.At(s_address, "Authorization", "Splunk s3cret").ToString());

    private static DeliveryBatch Batch(params string[] events) =>
        new(PartitionKey.Whole, [.. events.Select((json, i) => new DeliveryEvent(i + 1, "1", DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes(json)))]);

    private EndpointSink Sink(ScriptedTransport network, EndpointFormat format = EndpointFormat.Ndjson) => new(
        EndpointTarget.At(s_address, "Authorization", "Splunk s3cret").As(format), new HttpMessageInvoker(network), _time, new RetryOptions { AttemptTimeout = Timeout.InfiniteTimeSpan });
}
