using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Tests.Pop;

public sealed class PopClientTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task A_call_names_its_operation_in_headers_and_its_parameters_in_the_query()
    {
        var transport = new ScriptedTransport(ScriptedTransport.Answer(200, """{"RequestId":"R"}"""));

        await Client(transport).CallAsync("GetRole", new() { { "RoleName", "demo" } }, default);

        WireRequest sent = Assert.Single(transport.Sent);
        Assert.Equal(("POST", "https", "ram.aliyuncs.com", "/", "RoleName=demo"), (sent.Method, sent.Scheme, sent.Host, sent.RawPath, sent.RawQuery));
        Assert.Equal(("GetRole", "2015-05-01"), (sent.Headers["x-acs-action"], sent.Headers["x-acs-version"]));
        Assert.StartsWith("ACS3-HMAC-SHA256 Credential=testid,", sent.Headers["Authorization"], StringComparison.Ordinal);
        Assert.True(sent.Body.IsEmpty);
    }

    [Fact]
    public async Task Large_parameters_go_into_the_form()
    {
        var transport = new ScriptedTransport(ScriptedTransport.Answer(200, "{}"));

        await Client(transport).CallAsync("CreatePolicy", new() { { "PolicyDocument", new string('x', 9000) } }, default);

        WireRequest sent = Assert.Single(transport.Sent);
        Assert.Equal(("", "application/x-www-form-urlencoded"), (sent.RawQuery, sent.Headers["Content-Type"]));
        Assert.Equal(9000 + "PolicyDocument=".Length, sent.Body.Length);
    }

    [Fact]
    public async Task Lists_and_objects_are_flattened_from_one_and_nulls_left_out()
    {
        var transport = new ScriptedTransport(ScriptedTransport.Answer(200, "{}"));
        PopArguments arguments = new()
        {
            { "Name", new[] { "a", "b" } },
            { "LookupAttribute", new[] { new[] { KeyValuePair.Create("Key", (string?)"EventName"), KeyValuePair.Create("Value", (string?)"x y") } } },
            { "Absent", (string?)null },
            { "Flag", (bool?)true },
            { "Count", (long?)5 },
            { "When", (DateTimeOffset?)_time.GetUtcNow() },
        };

        await Client(transport).CallAsync("Any", arguments, default);

        Assert.Equal(
            "Name.1=a&Name.2=b&LookupAttribute.1.Key=EventName&LookupAttribute.1.Value=x%20y&Flag=true&Count=5&When=2026-01-01T00%3A00%3A00Z",
            transport.Sent[0].RawQuery);
    }

    [Fact]
    public async Task An_answer_that_is_no_JSON_is_a_transport_failure() =>
        await Assert.ThrowsAsync<TransportException>(() => Client(new ScriptedTransport(ScriptedTransport.Answer(200, "<html>"))).CallAsync("Any", [], default));

    [Fact]
    public async Task A_missing_member_is_named()
    {
        PopAnswer answer = await Client(new ScriptedTransport(ScriptedTransport.Answer(200, """{"Role":{"Name":null}}"""))).CallAsync("GetRole", [], default);

        TransportException error = Assert.Throws<TransportException>(() => answer.Child("Role").Text("Name"));

        Assert.Equal("Ram.GetRole answered without 'Name'.", error.Message);
    }

    [Fact]
    public async Task Members_are_read_by_their_kind()
    {
        PopAnswer answer = await Client(new ScriptedTransport(ScriptedTransport.Answer(
            200, """{"T":"x","N":5,"S":"6","B":true,"C":"true","D":"2026-01-01T00:00:00Z","L":{"I":[{"a":"1"},{"a":"2"}]},"P":["p"]}"""))).CallAsync("Any", [], default);

        Assert.Equal(("x", "5", 5L, 6L, 7L), (answer.Text("T"), answer.Text("N"), answer.Integer("N", 0), answer.Integer("S", 0), answer.Integer("absent", 7)));
        Assert.True(answer.Boolean("B") && answer.Boolean("C") && !answer.Boolean("absent"));
        Assert.Equal((_time.GetUtcNow(), (DateTimeOffset?)null), (answer.Time("D"), answer.TimeOrNull("T")));
        Assert.Equal(["1", "2"], answer.List("L", "I").Select(item => item.Text("a")));
        Assert.Equal(["p"], answer.Texts("P"));
        Assert.Empty(answer.List("absent", "I"));
    }

    [Theory]
    [InlineData("""{"Code":"NoPermission","Message":"m","RequestId":"R"}""", "NoPermission", "m", "R")]
    [InlineData("""{"code":"NoPermission","message":"m","requestId":"R"}""", "NoPermission", "m", "R")]
    [InlineData("<html>proxy</html>", "UnknownError", "The answer is no error envelope: '<html>proxy</html>'", "H")]
    [InlineData("", "UnknownError", "The answer is no error envelope: ''", "H")]
    [InlineData("[]", "UnknownError", "The answer is no error envelope: '[]'", "H")]
    public void Error_envelopes_are_read_in_either_case_and_others_are_quoted(string body, string code, string message, string requestId)
    {
        var response = new WireResponse { Status = 403, Body = System.Text.Encoding.UTF8.GetBytes(body) };
        response.Headers["x-acs-request-id"] = "H";

        ApiException error = new PopErrorReader().Read("Ram.Any", response);

        Assert.Equal((code, message, requestId), (error.Code, error.Detail, error.RequestId));
    }

    [Theory]
    [InlineData("1500", 1500)]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    public void The_delay_that_is_asked_for_counts_milliseconds(string header, int? milliseconds)
    {
        var response = new WireResponse { Status = 429, Body = "{}"u8.ToArray() };
        response.Headers["x-acs-retry-after"] = header;

        Assert.Equal(milliseconds, (int?)new PopErrorReader().Read("Ram.Any", response).RetryAfter?.TotalMilliseconds);
    }

    private PopClient Client(ScriptedTransport transport) =>
        new(transport.Connect(_time) with { Retry = new RetryOptions { MaxAttempts = 1 } }, "Ram", "2015-05-01", "ram.aliyuncs.com");
}
