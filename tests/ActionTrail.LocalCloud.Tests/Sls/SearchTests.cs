namespace ActionTrail.LocalCloud.Tests.Sls;

public sealed class SearchTests : IAsyncLifetime
{
    private LogCloud _logs = null!;

    public async Task InitializeAsync()
    {
        _logs = await LogCloud.OpenAsync();
        await _logs.PutAsync(
            ["id=a", "method=GET", "status=200", "took=0.5", "whole=one two", "Strict=Alpha", "path=/request/path-2"],
            ["id=b", "method=POST", "status=404", "took=12.25", "whole=one", "Strict=alpha", "note=access denied by policy"],
            ["id=c", "method=GET HEAD", "status=503", "took=-1", "file info=apsara", "note=policy denied access", "hidden=secret word"],
            ["id=d", "method=", "chinese=杭州 region", "note=cn-hangzhou and more"],
            [
                "id=e",
                """event={"eventName":"StopInstances","userIdentity":{"accountId":"1234567890123456","userName":"alice"},"cost":1.5,"count":3,"deep":{"a":{"b":"low","c":{"d":"lost"}}},"list":["x y","z"],"a.b":"dotted"}""",
            ],
            ["id=f", """event={"eventName":"ConsoleSignin","userIdentity":{"accountId":"6543210987654321"},"count":12}"""],
            ["id=g", "event=not json at all"]);
    }

    public Task DisposeAsync()
    {
        Assert.Empty(_logs.Cloud.Faults);
        _logs.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("*", "a b c d e f g")]
    [InlineData("", "a b c d e f g")]
    [InlineData("  ", "a b c d e f g")]
    [InlineData("**", "a b c d e f g")]

    // Fields
    [InlineData("method: GET", "a c")]
    [InlineData("method : get", "a c")]
    [InlineData("method:\"GET\"", "a c")]
    [InlineData("method: \"HEAD GET\"", "c")]
    [InlineData("method: \"\"", "d")]
    [InlineData("not method: \"\"", "a b c e f g")]
    [InlineData("method: *", "a b c d")]
    [InlineData("not method: *", "e f g")]
    [InlineData("Strict: Alpha", "a")]
    [InlineData("Strict: alpha", "b")]
    [InlineData("whole: one", "b")]
    [InlineData("whole: \"one two\"", "a")]
    [InlineData("whole: one*", "a b")]
    [InlineData("hidden: word", "c")]
    [InlineData("chinese: 杭州", "d")]
    [InlineData("chinese: 州", "d")]
    [InlineData("chinese: region", "d")]
    [InlineData("method: (get or post)", "a b c")]
    [InlineData("method: (get and not head)", "a")]

    // Wildcards
    [InlineData("method: G*", "a c")]
    [InlineData("method: P?ST", "b")]
    [InlineData("method: \"G*\"", "")]
    [InlineData("method: G*D", "")]
    [InlineData("Stop*", "e")]
    [InlineData("den?ed", "b c")]

    // Numbers
    [InlineData("status: 404", "b")]
    [InlineData("status = 404", "b")]
    [InlineData("status=404", "b")]
    [InlineData("status > 200", "b c")]
    [InlineData("status>=200", "a b c")]
    [InlineData("status < 404", "a")]
    [InlineData("status <= 404", "a b")]
    [InlineData("status in [200 404]", "a b")]
    [InlineData("status in (200 404]", "b")]
    [InlineData("status in [200 404)", "a")]
    [InlineData("status in (200 404)", "")]
    [InlineData("took < 0", "c")]
    [InlineData("took in [0.5 12.25]", "a b")]
    [InlineData("took: 12.25", "b")]
    [InlineData("status: abc", "")]
    [InlineData("status: *", "a b c")]
    [InlineData("status > x", "")]

    // Operators
    [InlineData("method: get and status: 200", "a")]
    [InlineData("method: get status: 200", "a")]
    [InlineData("method: get AND status: 200", "a")]
    [InlineData("method: post or status: 200", "a b")]
    [InlineData("method: get not status: 200", "c")]
    [InlineData("method: get and not status: 200", "c")]
    [InlineData("not method: get and status: 404", "b")]
    [InlineData("not not method: post", "b")]
    [InlineData("method: post or method: get and status: 503", "b c")]
    [InlineData("(method: post or method: get) and status: 503", "c")]
    [InlineData("not (method: post or method: get)", "d e f g")]

    // Full text
    [InlineData("denied", "b c")]
    [InlineData("DENIED", "b c")]
    [InlineData("denied access", "b c")]
    [InlineData("\"denied access\"", "b c")]
    [InlineData("#\"access denied\"", "b")]
    [InlineData("note", "b c d")]
    [InlineData("path-2", "a")]
    [InlineData("/request/path-2", "a")]
    [InlineData("\"and\"", "d")]
    [InlineData("and\\*", "")]
    [InlineData("cn-hangzhou", "d")]
    [InlineData("hangzhou", "")]
    [InlineData("apsara and file", "c")]
    [InlineData("note > 5", "")]

    // JSON
    [InlineData("event.eventName: StopInstances", "e")]
    [InlineData("event.eventName: stopinstances", "e")]
    [InlineData("event.userIdentity.accountId: 1234567890123456", "e")]
    [InlineData("event.userIdentity.accountId: *", "e f")]
    [InlineData("event.count > 3", "f")]
    [InlineData("event.count in [3 12]", "e f")]
    [InlineData("event.cost >= 1.5", "e")]
    [InlineData("event.userIdentity.userName: alice", "e")]
    [InlineData("event.deep.a.b: low", "e")]
    [InlineData("event.a.b: dotted", "e")]
    [InlineData("event.list: y", "e")]
    [InlineData("event.eventName: \"StopInstances\" and event.userIdentity.accountId: 12*", "e")]
    [InlineData("event: json", "g")]
    [InlineData("alice", "e")]
    [InlineData("event.eventName: #\"StopInst\"", "")]

    // Reserved fields
    [InlineData("__source__: 127.0.0.1", "a b c d e f g")]
    [InlineData("__source__: 127.*", "a b c d e f g")]
    [InlineData("source: 127.0.0.1", "a b c d e f g")]
    [InlineData("__topic__: x", "")]
    [InlineData("__tag__:__client_ip__: 10.0.0.1", "")]
    public async Task A_search_finds(string query, string ids) => Assert.Equal(ids, await _logs.FindAsync(query));

    [Theory]
    [InlineData("(", "a word")]
    [InlineData(")", "a word")]
    [InlineData("a )", "an operator or the end")]
    [InlineData("a and", "a word")]
    [InlineData("or a", "a condition")]
    [InlineData("a or or b", "a condition")]
    [InlineData("not", "a word")]
    [InlineData("method:", "a word")]
    [InlineData(": x", "a word")]
    [InlineData("(a", "a closing parenthesis")]
    [InlineData("__tag__: x", "a colon after the tag's name")]
    [InlineData("\"a", "a quotation mark is not closed")]
    [InlineData("*a", "cannot start with * or ?")]
    [InlineData("method: ?a", "cannot start with * or ?")]
    [InlineData("not #\"a b\"", "not is not supported before a phrase")]
    public async Task A_broken_search_is_refused_with_its_place(string query, string reason) =>
        Assert.Contains(reason, (await _logs.GetAsync(query).RefusedAsync(400, "InvalidQueryString")).Detail, StringComparison.Ordinal);

    [Fact]
    public async Task Deep_nesting_is_refused_rather_than_followed() =>
        await _logs.GetAsync(new string('(', 20_000) + "a").RefusedAsync(400, "InvalidQueryString");

    [Fact]
    public async Task A_statement_without_end_is_refused_rather_than_followed() =>
        await _logs.GetAsync(string.Join(' ', Enumerable.Repeat("a", 30_000))).RefusedAsync(400, "InvalidQueryString");

    [Theory]
    [InlineData("nosuch: x", "nosuch")]
    [InlineData("event.deep.a.c.d: lost", "event.deep.a.c.d")]
    [InlineData("method.x: y", "method.x")]
    public async Task A_field_that_the_index_does_not_cover_is_refused(string query, string field) =>
        Assert.StartsWith($"key ({field}) is not config in index", (await _logs.GetAsync(query).RefusedAsync(400, "ParameterInvalid")).Detail, StringComparison.Ordinal);
}
