using System.Globalization;
using System.Text;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.MaxCompute;

namespace ActionTrail.LocalCloud.Tests.MaxCompute;

public sealed class TunnelTests : IAsyncLifetime, IDisposable
{
    private const string Table = "/projects/actiontrail_demo/tables/actiontrail_events";
    private static readonly PartitionSpec s_day = PartitionSpec.Of("ds", "20260101");
    private static readonly MaxComputeColumn[] s_columns = [new("event_id", MaxComputeType.String), new("event", MaxComputeType.Json), new("event_time", MaxComputeType.Datetime)];
    private readonly Workspace _workspace = new();

    private CloudConnection Root => _workspace.Cloud.Root;

    public async Task InitializeAsync()
    {
        await _workspace.CreateProjectAsync();
        await _workspace.RunAsync("CREATE TABLE actiontrail_events (event_id STRING, event JSON, event_time DATETIME) PARTITIONED BY (ds STRING)");
        await _workspace.Client.AddPartitionAsync(Workspace.Project, Workspace.Table, s_day, default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Many_records_come_back_in_order_through_table_query_and_result()
    {
        const int Count = 25_000;
        MaxComputeRecord[] records = [.. Enumerable.Range(0, Count).Select(Record)];

        await _workspace.UploadAsync(s_day, records);

        Assert.Equal(records.Select(static record => record.Values), (await _workspace.DownloadAsync(s_day)).Select(static record => record.Values));
        MaxComputeResult result = await _workspace.RunAsync("SELECT event_id FROM actiontrail_events WHERE ds='20260101'");
        Assert.Equal(10_000, result.Rows.Count);
        IReadOnlyList<MaxComputeRecord> all = await _workspace.Client.DownloadResultAsync(Workspace.Project, result.InstanceId, default).All();
        Assert.Equal(Count, all.Select(static record => record[0]).Distinct().Count());
        IReadOnlyList<MaxComputeRecord> typed = await _workspace.Client.QueryAsync(
            Workspace.Project, "SELECT get_json_object(event,'$.n') n, count(*), max(event_time) FROM actiontrail_events GROUP BY get_json_object(event,'$.n') ORDER BY n LIMIT 1", null, default).All();
        Assert.Equal(["0", 2_500L, records[^10][2]], Assert.Single(typed).Values);
    }

    [Fact]
    public async Task Nothing_is_visible_before_the_commit_and_a_block_sent_again_replaces_itself()
    {
        string upload = await BeginAsync();
        await PutAsync(upload, 0, Record(1));
        await PutAsync(upload, 7, Record(2), Record(3));
        await PutAsync(upload, 0, Record(4));
        Assert.Empty(await _workspace.DownloadAsync(s_day));

        WireResponse state = await Root.OdpsAsync("GET", $"{Table}?uploadid={upload}&partition=ds%3D20260101");
        Assert.Equal([0, 7], System.Text.Json.JsonDocument.Parse(state.Body).RootElement.GetProperty("UploadedBlockList").EnumerateArray().Select(static block => block.GetProperty("BlockID").GetInt32()));
        await Root.OdpsAsync("POST", $"{Table}?uploadid={upload}&partition=ds%3D20260101");

        Assert.Equal(["id-4", "id-2", "id-3"], (await _workspace.DownloadAsync(s_day)).Select(static record => record[0]));
        await Refusal.Of(409, "StatusConflict", () => Root.OdpsAsync("POST", $"{Table}?uploadid={upload}&partition=ds%3D20260101"));
        await Refusal.Of(409, "StatusConflict", () => PutAsync(upload, 1, Record(5)));
    }

    [Fact]
    public async Task An_upload_can_replace_what_was_there()
    {
        await _workspace.UploadAsync(s_day, Record(1));
        string upload = (await Root.OdpsAsync("POST", $"{Table}?uploads=1&overwrite=true&partition=ds%3D20260101")).Member("UploadID");
        await PutAsync(upload, 0, Record(2));
        await Root.OdpsAsync("POST", $"{Table}?uploadid={upload}&partition=ds%3D20260101");

        Assert.Equal(["id-2"], (await _workspace.DownloadAsync(s_day)).Select(static record => record[0]));
    }

    [Fact]
    public async Task A_stream_upload_is_visible_at_once()
    {
        WireResponse session = await Root.OdpsAsync("POST", $"{Table}/streams?check_latest_schema=false&create_partition=&partition=ds%3D20260105");
        string name = session.Member("session_name");
        WireResponse written = await Root.OdpsAsync(
            "PUT", $"{Table}/streams?uploadid={name}&slotid=0&partition=ds%3D20260105", OdpsCalls.Stream(s_columns, Record(1)), headers: [("odps-tunnel-routed-server", "dt:80"), ("odps-tunnel-slot-num", "1")]);

        Assert.Equal(("dt:80", "1"), (written.Headers["odps-tunnel-routed-server"], written.Headers["odps-tunnel-slot-num"]));
        Assert.Equal(["id-1"], (await _workspace.DownloadAsync(PartitionSpec.Of("ds", "20260105"))).Select(static record => record[0]));
        await Root.OdpsAsync("POST", $"{Table}/streams?uploadid={name}&partition=ds%3D20260105");
        await Refusal.Of(409, "StatusConflict", () => Root.OdpsAsync("PUT", $"{Table}/streams?uploadid={name}&slotid=0&partition=ds%3D20260105", OdpsCalls.Stream(s_columns, Record(1))));
    }

    [Fact]
    public async Task A_damaged_or_foreign_stream_is_refused()
    {
        string upload = await BeginAsync();
        byte[] wrongChecksum = OdpsCalls.Stream(s_columns, Record(1)).ToArray();
        wrongChecksum[3] ^= 1;
        ReadOnlyMemory<byte>[] bad =
        [
            wrongChecksum,
            default,
            wrongChecksum.AsMemory(0, 10),
            OdpsCalls.Stream([.. s_columns, new("more", MaxComputeType.Bigint)], new MaxComputeRecord([.. Record(1).Values, 1L])),
            OdpsCalls.Stream(s_columns, MaxComputeRecord.Of("id", "no json", null)),
        ];

        foreach (ReadOnlyMemory<byte> stream in bad)
        {
            await Refusal.Of(400, "MalformedDataStream", () => Root.OdpsAsync("PUT", $"{Table}?uploadid={upload}&blockid=0&partition=ds%3D20260101", stream));
        }

        await Refusal.Of(400, "MalformedDataStream", () => Root.OdpsAsync("PUT", $"{Table}?uploadid={upload}&blockid=0&partition=ds%3D20260101", "no zlib"u8.ToArray(), headers: ("Content-Encoding", "deflate")));
        await Refusal.Of(400, "InvalidArgument", () => Root.OdpsAsync("PUT", $"{Table}?uploadid={upload}&blockid=0&partition=ds%3D20260101", default, headers: ("Content-Encoding", "zstd")));
        Assert.Equal("[]", (await Root.OdpsAsync("GET", $"{Table}?uploadid={upload}&partition=ds%3D20260101")).Member("UploadedBlockList"));
    }

    [Theory]
    [InlineData("POST", Table + "?uploads=1", 400, "MissingPartitionSpec")]
    [InlineData("POST", Table + "?uploads=1&partition=ds", 400, "InvalidPartitionSpec")]
    [InlineData("POST", Table + "?uploads=1&partition=hh%3D1", 400, "InvalidPartitionSpec")]
    [InlineData("POST", Table + "?uploads=1&partition=ds%3D1,hh%3D2", 400, "InvalidPartitionSpec")]
    [InlineData("POST", Table + "?uploads=1&partition=ds%3D20990101", 404, "NoSuchPartition")]
    [InlineData("POST", Table + "?downloads&partition=ds%3D20990101", 404, "NoSuchPartition")]
    [InlineData("POST", "/projects/actiontrail_demo/tables/missing?uploads=1", 404, "NoSuchTable")]
    [InlineData("POST", "/projects/missing_one/tables/t?uploads=1", 404, "NoSuchProject")]
    [InlineData("PUT", Table + "?uploadid=nope&blockid=0&partition=ds%3D20260101", 404, "NoSuchUpload")]
    [InlineData("PUT", Table + "?uploadid=nope&blockid=20000&partition=ds%3D20260101", 400, "InvalidBlockID")]
    [InlineData("PUT", Table + "?uploadid=nope&blockid=-1&partition=ds%3D20260101", 400, "InvalidBlockID")]
    [InlineData("GET", Table + "?downloadid=nope&data&rowrange=(0,1)&partition=ds%3D20260101", 404, "NoSuchDownload")]
    [InlineData("PATCH", Table, 405, "MethodNotAllowed")]
    [InlineData("GET", "/no/such/path", 405, "MethodNotAllowed")]
    public async Task A_request_that_makes_no_sense_is_refused(string method, string path, int status, string code)
    {
        await Refusal.Of(status, code, () => Root.OdpsAsync(method, path));
        Assert.Empty(_workspace.Cloud.Faults);
    }

    [Fact]
    public async Task Part_of_a_download_can_be_read()
    {
        await _workspace.UploadAsync(s_day, [.. Enumerable.Range(0, 10).Select(Record)]);
        string id = (await Root.OdpsAsync("POST", $"{Table}?downloads&partition=ds%3D20260101")).Member("DownloadID");
        await _workspace.UploadAsync(s_day, Record(99));

        Assert.Equal("10", (await Root.OdpsAsync("GET", $"{Table}?downloadid={id}&partition=ds%3D20260101")).Member("RecordCount"));
        WireResponse part = await Root.OdpsAsync("GET", $"{Table}?downloadid={id}&data&rowrange=(8,2)&columns=event_time,event_id&partition=ds%3D20260101");
        var reader = new RecordStreamReader([s_columns[2], s_columns[0]], part.Body);
        Assert.True(reader.Read());
        Assert.Equal("id-8", reader.Record()[1]);

        foreach (string range in new[] { "(9,2)", "(0,0)", "(-1,1)", "0,1", "(99999999999999999999,1)", "(9223372036854775807,1)", "" })
        {
            await Refusal.Of(400, "InvalidRowRange", () => Root.OdpsAsync("GET", $"{Table}?downloadid={id}&data&rowrange={range}&partition=ds%3D20260101"));
        }

        await Refusal.Of(400, "InvalidColumnSpec", () => Root.OdpsAsync("GET", $"{Table}?downloadid={id}&data&rowrange=(0,1)&columns=nope&partition=ds%3D20260101"));
        await _workspace.RunAsync("ALTER TABLE actiontrail_events ADD PARTITION (ds='20260102')");
        await Refusal.Of(400, "InvalidResourceSpec", () => Root.OdpsAsync("GET", $"{Table}?downloadid={id}&partition=ds%3D20260102"));
        await _workspace.RunAsync("TRUNCATE TABLE actiontrail_events");
        await Refusal.Of(409, "TableModified", () => Root.OdpsAsync("GET", $"{Table}?downloadid={id}&data&rowrange=(0,1)&partition=ds%3D20260101"));
    }

    [Fact]
    public async Task A_session_ends_after_a_day_and_with_its_table()
    {
        string upload = await BeginAsync();
        _workspace.Cloud.Time.Advance(TimeSpan.FromHours(25));
        await Refusal.Of(409, "StatusConflict", () => PutAsync(upload, 0, Record(1)));

        upload = await BeginAsync();
        await _workspace.RunAsync("DROP TABLE actiontrail_events");
        await _workspace.RunAsync("CREATE TABLE actiontrail_events (event_id STRING, event JSON, event_time DATETIME) PARTITIONED BY (ds STRING)");
        await _workspace.Client.AddPartitionAsync(Workspace.Project, Workspace.Table, s_day, default);
        await Refusal.Of(409, "TableModified", () => PutAsync(upload, 0, Record(1)));
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_still_succeeds_once()
    {
        CloudConnection flaky = Root with { Transport = new HttpMessageInvoker(new AnswerLosingHandler(_workspace.Cloud.Host.Transport)), Retry = new RetryOptions { MaxAttempts = 3, BaseDelay = TimeSpan.Zero } };

        await new MaxComputeClient(flaky).UploadAsync(Workspace.Project, Workspace.Table, s_day, [Record(1), Record(2)], default);

        Assert.Equal(["id-1", "id-2"], (await _workspace.DownloadAsync(s_day)).Select(static record => record[0]));
    }

    [Fact]
    public async Task An_empty_upload_is_fine_and_a_table_without_partitions_takes_rows()
    {
        await _workspace.UploadAsync(s_day);
        await _workspace.RunAsync("DROP TABLE actiontrail_events");
        await _workspace.RunAsync("CREATE TABLE actiontrail_events (event_id STRING, event JSON, event_time DATETIME)");
        await _workspace.UploadAsync(null, MaxComputeRecord.Of(null, null, null), MaxComputeRecord.Of("ä\0€", new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes("{\"ü\":1}")), null));

        Assert.Equal([[null, null, null], ["ä\0€", "{\"ü\":1}", null]], (await _workspace.DownloadAsync()).Select(static record => record.Values));
        await Refusal.Of(400, "InvalidPartitionSpec", () => _workspace.UploadAsync(s_day));
    }

    private static MaxComputeRecord Record(int number) => MaxComputeRecord.Of(
        string.Create(CultureInfo.InvariantCulture, $"id-{number}"),
        string.Create(CultureInfo.InvariantCulture, $$"""{"n":{{number % 10}},"text":"ä€😀 \"{{number}}\""}"""),
        DateTimeOffset.UnixEpoch.AddMilliseconds(number));

    private async Task<string> BeginAsync() => (await Root.OdpsAsync("POST", $"{Table}?uploads=1&partition=ds%3D20260101")).Member("UploadID");

    private Task<WireResponse> PutAsync(string upload, int block, params MaxComputeRecord[] records) =>
        Root.OdpsAsync("PUT", string.Create(CultureInfo.InvariantCulture, $"{Table}?uploadid={upload}&blockid={block}&partition=ds%3D20260101"), OdpsCalls.Stream(s_columns, records));

    /// <summary>Delivers every commit, but loses the first answer to one.</summary>
    private sealed class AnswerLosingHandler(HttpMessageInvoker inner) : HttpMessageHandler
    {
        private bool _lost;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage answer = await inner.SendAsync(request, cancellationToken);
            if (!_lost && request.Method == HttpMethod.Post && request.RequestUri!.Query.Contains("uploadid", StringComparison.Ordinal))
            {
                _lost = true;
                throw new HttpRequestException("The connection was reset.");
            }

            return answer;
        }
    }
}
