using ActionTrail.Core.Errors;

namespace ActionTrail.LocalCloud.Tests.MaxCompute;

public sealed class SqlTests : IAsyncLifetime, IDisposable
{
    private readonly Workspace _workspace = new();

    public async Task InitializeAsync()
    {
        await _workspace.CreateProjectAsync();
        await _workspace.RunAsync(
            """
            CREATE TABLE IF NOT EXISTS events (
              id BIGINT COMMENT 'number', name STRING, doc STRING, at DATETIME, score DOUBLE, ok BOOLEAN)
            COMMENT 'it''s' PARTITIONED BY (ds STRING, hh BIGINT) LIFECYCLE 30
            """.Replace("''", "\\'", StringComparison.Ordinal));
        await _workspace.RunAsync(
            """
            INSERT INTO TABLE events PARTITION (ds='20260101', hh=1) VALUES
              (1, 'alice', '{"user":{"name":"alice","tags":["a","b"]},"code":200}', '2026-01-01 08:00:00', 1.5, true),
              (2, 'bob', '{"user":{"name":"bob"},"code":403}', CAST('2026-01-01 09:30:00' AS DATETIME), -2.0, false),
              (3, NULL, 'no json', NULL, NULL, NULL)
            """);
        await _workspace.RunAsync("""INSERT INTO events PARTITION (ds='20260102', hh=2) VALUES (4, 'alice', '{"user":{"name":"äöü€😀"}}', '2026-01-02 00:00:00', 0.1, true)""");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("SELECT id, name, ok, score FROM events WHERE ds='20260101' ORDER BY id", "1|alice|true|1.5", "2|bob|false|-2.0", "3|∅|∅|∅")]
    [InlineData("select * from events where hh = 2", """4|alice|{"user":{"name":"äöü€😀"}}|2026-01-02 00:00:00|0.1|true|20260102|2""")]
    [InlineData("SELECT get_json_object(doc,'$.user.name') AS who, count(*) c FROM events GROUP BY get_json_object(doc,'$.user.name') ORDER BY c DESC, who LIMIT 10", "∅|1", "alice|1", "bob|1", "äöü€😀|1")]
    [InlineData("SELECT get_json_object(doc,'$.user.tags[1]'), get_json_object(doc,'$.user.tags[*]'), get_json_object(doc,\"$['user']['name']\"), get_json_object(doc,'$.user'), get_json_object(doc,'user') FROM events WHERE id=1", """b|["a","b"]|alice|{"name":"alice","tags":["a","b"]}|∅""")]
    [InlineData("SELECT name, count(*), count(distinct ds), sum(id), avg(id), min(at), max(score) FROM events GROUP BY name ORDER BY name", "∅|1|1|3|3.0|∅|∅", "alice|2|2|5|2.5|2026-01-01 08:00:00|1.5", "bob|1|1|2|2.0|2026-01-01 09:30:00|-2.0")]
    [InlineData("SELECT count(*) FROM events HAVING count(*) > 3", "4")]
    [InlineData("SELECT name n, count(1) FROM events WHERE name IS NOT NULL GROUP BY n HAVING count(1) > 1", "alice|2")]
    [InlineData("SELECT id FROM events ORDER BY id DESC LIMIT 2 OFFSET 1", "3", "2")]
    [InlineData("SELECT id FROM events ORDER BY id LIMIT 1, 2", "2", "3")]
    [InlineData("SELECT distinct ds FROM events ORDER BY ds", "20260101", "20260102")]
    [InlineData("SELECT id FROM events WHERE name LIKE 'a%' AND NOT (ds <> '20260101')", "1")]
    [InlineData("SELECT id FROM events WHERE name LIKE 'A%'")]
    [InlineData("SELECT id FROM events WHERE name RLIKE '^b.b$' OR id IN (3, 99) ORDER BY id", "2", "3")]
    [InlineData("SELECT id FROM events WHERE id BETWEEN 2 AND 3 AND score IS NULL", "3")]
    [InlineData("SELECT id FROM events WHERE at >= '2026-01-01 09:00:00' AND hh = '1'", "2")]
    [InlineData("SELECT CASE WHEN ok THEN 'yes' WHEN NOT ok THEN 'no' ELSE 'unknown' END, if(id > 1, id * 2, 0) FROM events WHERE ds='20260101' ORDER BY id", "yes|0", "no|4", "unknown|6")]
    [InlineData("SELECT concat(name, '-', id), upper(name), substr(name, 2, 3), coalesce(name, 'none'), length(name), nvl(score, 9.0) FROM events WHERE id IN (2, 3) ORDER BY id", "bob-2|BOB|ob|bob|3|-2.0", "∅|∅|∅|none|∅|9.0")]
    [InlineData("SELECT cast('12' AS bigint) + 1, cast(3.9 AS bigint), cast('x' AS bigint), 7 / 2, 7 % 4, 1 + 2 * 3, -(-5), 9223372036854775807, -9223372036854775808", "13|3|∅|3.5|3|7|5|9223372036854775807|-9223372036854775808")]
    [InlineData("SELECT to_char(at, 'yyyymmdd hh:mi:ss'), to_date('20260102', 'yyyymmdd'), to_date('2026-01-02'), datediff(to_date('2026-01-03', 'yyyy-mm-dd'), at, 'dd'), year(at), dateadd(at, 1, 'mm'), datetrunc(at, 'hh') FROM events WHERE id = 2", "20260101 09:30:00|2026-01-02 00:00:00|2026-01-02|2|2026|2026-02-01 09:30:00|2026-01-01 09:00:00")]
    [InlineData("SELECT t.c FROM (SELECT name, count(*) AS c FROM events GROUP BY name) t WHERE t.name = 'alice'", "2")]
    [InlineData("SELECT a.id, b.id FROM events a LEFT JOIN events b ON a.name = b.name AND a.id < b.id ORDER BY a.id", "1|4", "2|∅", "3|∅", "4|∅")]
    [InlineData("SELECT wm_concat(',', name) FROM (SELECT name FROM events WHERE name IS NOT NULL ORDER BY id) t", "alice,bob,alice")]
    [InlineData("SELECT `id` AS `select` FROM `events` WHERE `id` = 1 -- the end", "1")]
    [InlineData("SELECT regexp_extract('a=1;b=22', 'b=(\\\\d+)', 1), split_part('a,b,c', ',', 2), regexp_replace('x1y2', '[0-9]', '#'), 'a' || 'b'", "22|b|x#y#|ab")]
    public async Task A_query_gives_its_rows(string sql, params string[] rows) => Assert.Equal(rows, await _workspace.RowsAsync(sql));

    [Theory]
    [InlineData(@"SELECT 'it\'s', ""say \""hi\"""", 'a\\b', 'tab\tnl\n', '\u00e4\101', 'x\%y'", "it's|say \"hi\"|a\\b|tab\tnl\n|äA|x\\%y")]
    [InlineData(@"SELECT 'a%b' LIKE 'a\%b', 'axb' LIKE 'a\%b', 'a_b' LIKE 'a\_b', 'new\nline' LIKE 'new%'", "true|false|true|true")]
    public async Task Literals_are_escaped_with_backslashes(string sql, string row) => Assert.Equal([row], await _workspace.RowsAsync(sql));

    [Fact]
    public async Task Names_of_result_columns_are_aliases_columns_or_numbers() => Assert.Equal(
        ["x", "name", "_c2"], (await _workspace.RunAsync("SELECT id x, name, 1 + 1 FROM events")).Columns);

    [Fact]
    public async Task Times_are_shown_in_the_time_zone_of_the_session()
    {
        Assert.Equal(["2026-01-01 00:00:00"], await _workspace.RowsAsync("SELECT at FROM events WHERE id = 1", ("odps.sql.timezone", "UTC")));
        Assert.Equal(["2026-01-01 00:00:00"], await _workspace.RowsAsync("set odps.sql.timezone=UTC; SELECT at FROM events WHERE id = 1;"));
        Assert.Equal(["2026-01-01 08:00:00"], await _workspace.RowsAsync("SELECT getdate()"));
    }

    [Theory]
    [InlineData("SELEC 1", "ODPS-0130161", "[1,1]")]
    [InlineData("SELECT 1\nFROM events WHERE;", "ODPS-0130161", "[2,18]")]
    [InlineData("SELECT 'open", "ODPS-0130161", "[1,8]")]
    [InlineData("SELECT 1; SELECT 2", "ODPS-0130161", "one statement")]
    [InlineData("SELECT * FROM events UNION ALL SELECT * FROM events", "ODPS-0130161", "'UNION'")]
    [InlineData("CREATE VIEW v AS SELECT 1", "ODPS-0130161", "'CREATE'")]
    [InlineData("CREATE TABLE x (a DECIMAL(10,2))", "ODPS-0130161", "'DECIMAL'")]
    [InlineData("SELECT ! FROM events", "ODPS-0130161", "[1,8]")]
    [InlineData("SELECT nope FROM events", "ODPS-0130071", "column nope cannot be resolved")]
    [InlineData("SELECT nope(1)", "ODPS-0130071", "function nope cannot be resolved")]
    [InlineData("SELECT substr('a')", "ODPS-0130071", "2 to 3 arguments")]
    [InlineData("SELECT name, count(*) FROM events", "ODPS-0130071", "name should appear in GROUP BY key")]
    [InlineData("SELECT id FROM events WHERE count(*) > 1", "ODPS-0130071", "aggregate count cannot stand here")]
    [InlineData("SELECT id FROM events WHERE name", "ODPS-0130071", "boolean is expected")]
    [InlineData("SELECT id FROM events WHERE ok = 1", "ODPS-0130071", "cannot be compared")]
    [InlineData("SELECT a.id FROM events a JOIN events b ON id = 1", "ODPS-0130071", "ambiguous")]
    [InlineData("SELECT 1 FROM missing", "ODPS-0130131", "actiontrail_demo.missing")]
    [InlineData("SELECT 1 FROM other.events", "ODPS-0130131", "other.events")]
    [InlineData("DROP TABLE missing", "ODPS-0130131", "missing")]
    [InlineData("CREATE TABLE events (a BIGINT)", "ODPS-0130211", "events")]
    [InlineData("INSERT INTO events VALUES (1)", "ODPS-0130071", "PARTITION")]
    [InlineData("INSERT INTO events PARTITION (ds='1', hh=1) VALUES (1, 2)", "ODPS-0130071", "2 values are given for 6 columns")]
    [InlineData("ALTER TABLE events ADD PARTITION (ds='20260101', hh=1)", "ODPS-0110061", "already exists")]
    [InlineData("ALTER TABLE events ADD PARTITION (ds='a/b', hh=1)", "ODPS-0130071", "'a/b' is no partition value")]
    [InlineData("ALTER TABLE events DROP PARTITION (ds='nope', hh=1)", "ODPS-0110061", "does not exist")]
    public async Task A_statement_that_cannot_run_says_why(string sql, string code, string detail)
    {
        ApiException error = await Assert.ThrowsAsync<ApiException>(() => _workspace.RunAsync(sql));

        Assert.Equal(code, error.Code);
        Assert.Contains(detail, error.Detail, StringComparison.Ordinal);
        Assert.Empty(_workspace.Cloud.Faults);
    }

    [Theory]
    [InlineData("SELECT name FROM sqlite_master")]
    [InlineData("SELECT * FROM t1")]
    [InlineData("SELECT id FROM events; DROP TABLE events")]
    [InlineData("SELECT load_extension('x')")]
    [InlineData("SELECT sqlite_version()")]
    [InlineData("SELECT id FROM `events; DROP TABLE t1; --`")]
    [InlineData("SELECT c0 FROM events")]
    [InlineData("SELECT rowid FROM events")]
    [InlineData("ATTACH DATABASE 'x' AS y")]
    [InlineData("PRAGMA table_info(t1)")]
    [InlineData("SELECT mc_lower('A')")]
    public async Task Nothing_of_the_database_behind_can_be_reached(string sql)
    {
        await Assert.ThrowsAsync<ApiException>(() => _workspace.RunAsync(sql));

        Assert.Equal(["4"], await _workspace.RowsAsync("SELECT count(*) FROM events"));
    }

    [Fact]
    public async Task Text_with_every_kind_of_quote_is_stored_as_it_is()
    {
        const string Nasty = "'; DROP TABLE t1; -- \" ` \\ \0 \u001a \r\n\t% _ ; ?1 äöü€😀";
        string literal = Aliyun.MaxCompute.SqlLiteral.String(Nasty);
        await _workspace.RunAsync($"INSERT INTO events PARTITION (ds='20260103', hh=1) (id, name) VALUES (9, {literal})");

        Assert.Equal([Nasty], await _workspace.RowsAsync($"SELECT name FROM events WHERE name = {literal}"));
    }

    [Fact]
    public async Task Expressions_may_be_long_but_not_endless()
    {
        string or = string.Join(" OR ", Enumerable.Range(0, 500).Select(static number => $"id = {number}"));
        Assert.Equal(["4"], await _workspace.RowsAsync($"SELECT count(*) FROM events WHERE {or}"));
        Assert.Equal(["4"], await _workspace.RowsAsync($"SELECT count(*) FROM events WHERE id IN ({string.Join(',', Enumerable.Range(0, 20_000))})"));

        foreach (string endless in new[] { new string('(', 5_000), new string('-', 1) + string.Concat(Enumerable.Repeat("(-", 5_000)), string.Concat(Enumerable.Repeat("1+", 5_000)), string.Concat(Enumerable.Repeat("case when ", 5_000)), string.Concat(Enumerable.Repeat("lower(", 5_000)) })
        {
            Assert.Equal("ODPS-0130161", (await Assert.ThrowsAsync<ApiException>(() => _workspace.RunAsync("SELECT " + endless))).Code);
        }

        string tooLong = string.Join(" OR ", Enumerable.Range(0, 5_000).Select(static number => $"id = {number}"));
        await Assert.ThrowsAsync<ApiException>(() => _workspace.RunAsync($"SELECT count(*) FROM events WHERE {tooLong}"));
        Assert.Empty(_workspace.Cloud.Faults);
    }

    [Fact]
    public async Task A_statement_cannot_make_values_of_any_size()
    {
        string thousand = new('x', 1_000);
        ApiException error = await Assert.ThrowsAsync<ApiException>(() => _workspace.RunAsync($"SELECT length(replace(replace('{thousand}', 'x', '{thousand}'), 'x', '{thousand}'))"));

        Assert.Equal("ODPS-0123091", error.Code);
        Assert.Equal(["4"], await _workspace.RowsAsync("SELECT count(*) FROM events"));
    }

    [Fact]
    public async Task A_failing_statement_leaves_nothing_behind()
    {
        await Assert.ThrowsAsync<ApiException>(() => _workspace.RunAsync("INSERT INTO events PARTITION (ds='x', hh=1) (id, name) VALUES (1, 'a'), (2, nope)"));

        Assert.Equal(["0"], await _workspace.RowsAsync("SELECT count(*) FROM events WHERE ds = 'x'"));
        Assert.DoesNotContain("ds=x", (await _workspace.RunAsync("SHOW PARTITIONS events")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partitions_are_added_listed_and_dropped()
    {
        await _workspace.RunAsync("ALTER TABLE events ADD IF NOT EXISTS PARTITION (ds='20260101', hh='01') PARTITION (ds='20260109', hh=9)");
        Assert.Equal("ds=20260101/hh=1\nds=20260102/hh=2\nds=20260109/hh=9", (await _workspace.RunAsync("SHOW PARTITIONS events")).Text);

        await _workspace.RunAsync("ALTER TABLE events DROP IF EXISTS PARTITION (ds='20260101', hh=1), PARTITION (ds='nope', hh=1)");
        Assert.Equal("ds=20260102/hh=2\nds=20260109/hh=9", (await _workspace.RunAsync("SHOW PARTITIONS events")).Text);
        Assert.Equal(["4"], await _workspace.RowsAsync("SELECT id FROM events"));
    }

    [Fact]
    public async Task Rows_can_name_their_partitions_and_come_from_a_query()
    {
        await _workspace.RunAsync("CREATE TABLE counts (name STRING, c BIGINT) PARTITIONED BY (ds STRING)");
        await _workspace.RunAsync("INSERT INTO counts PARTITION (ds) SELECT name, count(*), ds FROM events GROUP BY name, ds");
        Assert.Equal("ds=20260101\nds=20260102", (await _workspace.RunAsync("SHOW PARTITIONS counts")).Text);

        await _workspace.RunAsync("INSERT OVERWRITE TABLE counts PARTITION (ds='20260101') SELECT name, c FROM counts WHERE ds = '20260101' AND name = 'bob'");
        Assert.Equal(["bob|1|20260101", "alice|1|20260102"], await _workspace.RowsAsync("SELECT * FROM counts ORDER BY ds"));
    }

    [Fact]
    public async Task Narrow_columns_refuse_what_does_not_fit()
    {
        await _workspace.RunAsync("CREATE TABLE narrow (a INT, b TINYINT, c FLOAT, d DATE, e JSON, f BINARY)");
        await _workspace.RunAsync("""INSERT INTO narrow VALUES (2147483647, -128, 0.5, '2026-01-31', '{"a": [1]}', cast('x' AS BINARY))""");
        Assert.Equal(["""2147483647|-128|0.5|2026-01-31|{"a": [1]}|x|[1]"""], await _workspace.RowsAsync("SELECT *, json_extract(e, '$.a') FROM narrow"));

        foreach (string values in new[] { "2147483648, 0, 0, NULL, NULL, NULL", "0, 200, 0, NULL, NULL, NULL", "0, 0, 0, NULL, 'no json', NULL" })
        {
            Assert.Equal("ODPS-0123091", (await Assert.ThrowsAsync<ApiException>(() => _workspace.RunAsync($"INSERT INTO narrow VALUES ({values})"))).Code);
        }
    }

    [Fact]
    public async Task Tables_are_listed_described_truncated_and_dropped()
    {
        Assert.Equal($"ALIYUN${_workspace.Cloud.Account.Id}:events", (await _workspace.RunAsync("SHOW TABLES")).Text);
        Assert.Equal("", (await _workspace.RunAsync("SHOW TABLES LIKE 'x*'")).Text);
        string description = (await _workspace.RunAsync("DESC events")).Text;
        Assert.Contains("TableComment: it's", description, StringComparison.Ordinal);
        Assert.Contains("| id                       | bigint     | number", description, StringComparison.Ordinal);

        await _workspace.RunAsync("TRUNCATE TABLE events");
        Assert.Equal(["0"], await _workspace.RowsAsync("SELECT count(*) FROM events"));

        await _workspace.RunAsync("DROP TABLE events");
        await _workspace.RunAsync("DROP TABLE IF EXISTS events");
        Assert.Equal("", (await _workspace.RunAsync("SHOW TABLES")).Text);
    }
}
