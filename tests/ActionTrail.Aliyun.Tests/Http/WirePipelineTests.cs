using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Aliyun.Signing;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Tests.Http;

public sealed class WirePipelineTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task Each_attempt_is_signed_afresh()
    {
        var transport = new ScriptedTransport(ScriptedTransport.Answer(503, Error("ServiceUnavailable"), ("x-acs-retry-after", "2000")), ScriptedTransport.Answer(200, "{}"));

        await RunAsync(SendAsync(transport.Connect(_time)));

        Assert.Equal(2, transport.Sent.Count);
        Assert.All(new[] { "x-acs-signature-nonce", "x-acs-date", "Authorization" }, header => Assert.NotEqual(transport.Sent[0].Headers[header], transport.Sent[1].Headers[header]));
    }

    [Theory]
    [InlineData(429, "Throttling.User", 6)]
    [InlineData(400, "Throttling", 6)]
    [InlineData(500, "InternalError", 6)]
    [InlineData(400, "InvalidParameter", 1)]
    [InlineData(403, "NoPermission", 1)]
    [InlineData(404, "EntityNotExist.Role", 1)]
    [InlineData(409, "EntityAlreadyExists.Role", 1)]
    [InlineData(400, "SignatureDoesNotMatch", 1)]
    public async Task Only_what_may_pass_later_is_sent_again(int status, string code, int attempts)
    {
        var transport = new ScriptedTransport(ScriptedTransport.Answer(status, Error(code)));

        ApiException error = await Assert.ThrowsAsync<ApiException>(() => RunAsync(SendAsync(transport.Connect(_time))));

        Assert.Equal((status, code, "R-1"), (error.Status, error.Code, error.RequestId));
        Assert.Equal(attempts, transport.Sent.Count);
    }

    [Fact]
    public async Task A_broken_connection_is_tried_again_and_named_when_it_stays_broken()
    {
        var transport = new ScriptedTransport(ScriptedTransport.Breaks());

        TransportException error = await Assert.ThrowsAsync<TransportException>(() => RunAsync(SendAsync(transport.Connect(_time))));

        Assert.Equal(6, transport.Sent.Count);
        Assert.Contains("ram.aliyuncs.com", error.Message, StringComparison.Ordinal);
        Assert.IsType<HttpRequestException>(error.InnerException);
    }

    [Fact]
    public async Task The_server_may_ask_for_a_longer_delay()
    {
        var transport = new ScriptedTransport(ScriptedTransport.Answer(429, Error("Throttling.User"), ("x-acs-retry-after", "30000")), ScriptedTransport.Answer(200, "{}"));
        DateTimeOffset began = _time.GetUtcNow();

        await RunAsync(SendAsync(transport.Connect(_time)));

        Assert.InRange(_time.GetUtcNow() - began, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task No_attempt_starts_after_the_deadline()
    {
        var transport = new ScriptedTransport(ScriptedTransport.Answer(429, Error("Throttling.User"), ("x-acs-retry-after", "120000")));

        await Assert.ThrowsAsync<ApiException>(() => RunAsync(SendAsync(transport.Connect(_time))));

        Assert.Equal(2, transport.Sent.Count);
    }

    [Fact]
    public async Task An_attempt_without_answer_ends_as_a_transport_failure()
    {
        var transport = new ScriptedTransport(ScriptedTransport.Hangs());
        CloudConnection connection = transport.Connect(_time) with { Retry = new RetryOptions { MaxAttempts = 1 } };

        TransportException error = await Assert.ThrowsAsync<TransportException>(() => RunAsync(SendAsync(connection)));

        Assert.Contains("did not answer within 60 s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_that_gives_up_sees_its_own_cancellation()
    {
        using var giveUp = new CancellationTokenSource();
        var transport = new ScriptedTransport(ScriptedTransport.Hangs());
        Task call = SendAsync(transport.Connect(_time), giveUp.Token);

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task The_trace_shows_every_attempt_and_no_secret()
    {
        var traces = new List<WireTrace>();
        var transport = new ScriptedTransport(ScriptedTransport.Breaks(), ScriptedTransport.Answer(500, Error("InternalError")), ScriptedTransport.Answer(200, "{}", ("x-acs-request-id", "R-2")));

        await RunAsync(SendAsync(transport.Connect(_time) with { Trace = traces.Add }));

        Assert.Equal([(1, 0, ""), (2, 500, "R-1"), (3, 200, "R-2")], traces.Select(trace => (trace.Attempt, trace.Status, trace.RequestId)));
        Assert.All(traces, trace => Assert.DoesNotContain("testsecret", trace.ToString(), StringComparison.Ordinal));
    }

    private static string Error(string code) => $$"""{"RequestId":"R-1","HostId":"h","Code":"{{code}}","Message":"m"}""";

    private static Task SendAsync(CloudConnection connection, CancellationToken cancellationToken = default) =>
        new WirePipeline(connection, new Acs3Signature(), new PopErrorReader())
            .SendAsync("Ram.GetRole", new WireRequest { Method = "POST", Host = "ram.aliyuncs.com" }, cancellationToken);

    /// <summary>Moves the clock until the call is over, slowly enough that a busy machine does not run into the call's deadline.</summary>
    private async Task RunAsync(Task call)
    {
        while (!call.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }

        await call;
    }
}
