using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Tests.MaxCompute;

public sealed class SqlRetryTests
{
    private static readonly MaxComputeProjectName s_project = MaxComputeProjectName.Parse("actiontrail_demo");
    private readonly ManualTimeProvider _time = new();

    [Theory]
    [InlineData("SELECT * FROM t WHERE a = 'x;y' AND b = 'insert';")]
    [InlineData("  select 1")]
    [InlineData("CREATE TABLE IF NOT EXISTS t (a STRING COMMENT 'it\\'s') PARTITIONED BY (ds STRING);")]
    [InlineData("ALTER TABLE t ADD IF NOT EXISTS PARTITION (ds='20260101');")]
    [InlineData("drop table\nif  exists t;\n")]
    public async Task A_statement_that_may_run_twice_is_sent_again_when_its_answer_is_lost(string sql) => Assert.Equal(2, await PostsAsync(sql));

    [Theory]
    [InlineData("UPDATE t SET a = a + 1")]
    [InlineData("DELETE FROM t WHERE a = 'SELECT'")]
    [InlineData("INSERT INTO t VALUES ('IF NOT EXISTS')")]
    [InlineData("WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x")]
    [InlineData("MERGE INTO t USING u ON t.a = u.a WHEN MATCHED THEN DELETE")]
    [InlineData("CREATE TABLE t (a STRING COMMENT 'if not exists')")]
    [InlineData("ALTER TABLE t RENAME TO u")]
    [InlineData("DROP TABLE t")]
    [InlineData("SELECT 1; UPDATE t SET a = a + 1;")]
    [InlineData("CREATE TABLE IF NOT EXISTS t (a STRING); INSERT INTO t VALUES ('a')")]
    [InlineData("SELECTED")]
    public async Task Every_other_statement_is_sent_once(string sql) => Assert.Equal(1, await PostsAsync(sql));

    /// <summary>How often a statement is submitted when the first answer is lost and the second one refuses.</summary>
    private async Task<int> PostsAsync(string sql)
    {
        var transport = new ScriptedTransport(ScriptedTransport.Breaks(), ScriptedTransport.Answer(400, "<Error><Code>ODPS-0420111</Code><Message>No.</Message></Error>"));
        Task call = new MaxComputeClient(transport.Connect(_time)).ExecuteSqlAsync(s_project, sql, null, default);
        while (!call.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }

        await Assert.ThrowsAnyAsync<ActionTrailException>(() => call);
        return transport.Sent.Count(static sent => sent.Method == "POST");
    }
}
