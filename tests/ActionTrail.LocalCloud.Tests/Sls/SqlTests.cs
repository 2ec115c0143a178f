using ActionTrail.Aliyun.Sls;

namespace ActionTrail.LocalCloud.Tests.Sls;

public sealed class SqlTests : IAsyncLifetime
{
    private LogCloud _logs = null!;

    public async Task InitializeAsync()
    {
        _logs = await LogCloud.OpenAsync();
        await _logs.PutAsync(
            ["method=GET", "status=200", "took=0.5", """event={"eventName":"StopInstances","userIdentity":{"accountId":"111"},"count":3,"raw":{"a":["x",{"b":true}]}}"""],
            ["method=GET", "status=404", "took=1.5", """event={"eventName":"StopInstances","userIdentity":{"accountId":"222"},"count":4}"""],
            ["method=POST", "status=200", "took=3", """event={"eventName":"ConsoleSignin","userIdentity":{"accountId":"111"},"count":5}"""],
            ["method=PUT", "status=oops", "hidden=x"]);
    }

    public Task DisposeAsync()
    {
        Assert.Empty(_logs.Cloud.Faults);
        _logs.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("select count(*) as pv", "4")]
    [InlineData("SELECT COUNT(1) FROM log", "4")]
    [InlineData("select count(*) from app_log", "4")]
    [InlineData("select count(*) from \"app_log\";", "4")]
    [InlineData("select count(status), count(code)", "3,3")]
    [InlineData("select method, count(*) as n group by method order by n desc, method", "GET,2|POST,1|PUT,1")]
    [InlineData("select method, count(*) as \"n of it\" group by method order by \"n of it\" desc, method limit 1", "GET,2")]
    [InlineData("select method where status = 200 order by method", "GET|POST")]
    [InlineData("select \"event.userIdentity.accountId\" as who, sum(\"event.count\") as total where \"event.eventName\" is not null group by who order by total desc", "111,8|222,4")]
    [InlineData("select max(\"event.count\"), min(took), avg(took) where took is not null", "5,0.5,1.6666666666666667")]
    [InlineData("select distinct method order by method", "GET|POST|PUT")]
    [InlineData("select method order by method limit 1,2", "GET|POST")]
    [InlineData("select method order by method limit 2 offset 2", "POST|PUT")]
    [InlineData("select count(distinct method), approx_distinct(method)", "3,3")]
    [InlineData("select count_if(status = 200), count_if(method like 'g%')", "2,0")]
    [InlineData("select method, n from (select method, count(*) as n group by method) where n > 1", "GET,2")]
    [InlineData("with t as (select method as m) select m, count(*) from t group by m having count(*) > 1", "GET,2")]
    [InlineData("select if(status = 200, 'ok', 'bad') as s, count(*) group by s order by s", "bad,2|ok,2")]
    [InlineData("select case when status >= 400 then 'error' else 'fine' end as s where status = 404", "error")]
    [InlineData("select coalesce(\"event.eventName\", 'none') where method = 'PUT'", "none")]
    [InlineData("select status where method = 'PUT'", "null")]
    [InlineData("select log.method from log where log.status = 404", "GET")]
    [InlineData("select concat(method, '-', cast(status as varchar)) where status = 404", "GET-404")]
    [InlineData("select cast('12' as bigint) + 1, try_cast('1.5' as double) limit 1", "13,1.5")]
    [InlineData("select __time__ - __time__ % 3600 as t, count(*) group by t", "1767222000,4")]
    [InlineData("select date_format(__time__, '%Y-%m-%d %H:%i') as t, count(*) group by t", "2026-01-01 07:59,4")]
    [InlineData("select date_trunc('day', __time__) as t, count(*) group by t", "2026-01-01 00:00:00.000,4")]
    [InlineData("select from_unixtime(__time__) order by __time__ desc limit 1", "2026-01-01 07:59:59.000")]
    [InlineData("select to_unixtime(date_parse('2026-01-01 08:00:00', '%Y-%m-%d %H:%i:%s')) limit 1", "1767225600.0")]
    [InlineData("select date_diff('hour', '2026-01-01 00:00:00', '2026-01-02 01:30:00'), date_add('day', -1, '2026-01-01') limit 1", "25,2025-12-31 00:00:00.000")]
    [InlineData("select now(), current_date, year(current_timestamp) limit 1", "2026-01-01 08:00:00.000,2026-01-01,2026")]
    [InlineData("select json_extract_scalar(event, '$.userIdentity.accountId') as a where \"event.count\" = 4", "222")]
    [InlineData("select json_extract(event, '$.raw.a[1]'), json_extract_scalar(event, '$.raw.a[0]'), json_size(event, '$.raw.a') where \"event.count\" = 3", "{\"b\":true},x,2")]
    [InlineData("select json_extract_scalar(event, '$.nothing'), json_extract_scalar('no json', '$.a') where \"event.count\" = 3", "null,null")]
    [InlineData("select regexp_extract(method, '([A-Z])([A-Z]+)', 2), regexp_like(method, '^G') where status = 404", "ET,1")]
    [InlineData("select split_part('a/b/c', '/', 2), strpos('abc', 'c'), lower('ÄB'), lpad('7', 3, '0'), reverse('abc'), length('abc') limit 1", "b,3,äb,007,cba,3")]
    [InlineData("select max_by(method, took), min_by(method, took), arbitrary(hour(__time__))", "POST,GET,7")]
    [InlineData("select approx_percentile(took, 0.5), round(stddev_pop(took), 3)", "1.5,1.027")]
    [InlineData("select round(3.14159, 2), 7 / 2, 7.0 / 2, mod(7, 4), greatest(1, 3, 2), ceil(1.2) limit 1", "3.14,3,3.5,3,3,2.0")]
    [InlineData("select __topic__, __source__, \"__tag__:absent\" limit 1", ",127.0.0.1,null")]
    [InlineData("-- a comment\nselect /* another */ count(*)", "4")]
    [InlineData("select 'it''s' || '|' || \"method\" as x where status = 404", "it's|GET")]
    public async Task A_statement_answers(string sql, string rows) => Assert.Equal(rows, await _logs.SqlAsync(sql));

    [Fact]
    public async Task The_search_decides_what_sql_sees()
    {
        SlsLogPage page = await _logs.GetAsync("event.eventName: StopInstances | select \"event.userIdentity.accountId\" as account, count(*) as n group by account order by account");

        Assert.Equal("111:1 222:1", string.Join(' ', page.Logs.Select(row => $"{row["account"]}:{row["n"]}")));
        Assert.Equal(2, page.ProcessedRows);
    }

    [Fact]
    public async Task Without_limit_there_are_100_rows_and_with_it_as_many_as_it_says()
    {
        await _logs.PutAsync([.. Enumerable.Range(0, 300).Select(i => new[] { $"method=m{i}" })]);

        Assert.Equal(100, (await _logs.GetAsync("* | select method")).Logs.Count);
        Assert.Equal(304, (await _logs.GetAsync("* | select method limit 1000")).Logs.Count);
    }

    [Fact]
    public async Task Everything_means_the_columns_of_the_index()
    {
        IReadOnlyDictionary<string, string> row = (await _logs.GetAsync("* | select * where status = 404")).Logs.Single();

        Assert.Equal("404", row["status"]);
        Assert.Equal("StopInstances", row["event.eventName"]);
        Assert.Equal("1767225597", row["__time__"]);
        Assert.DoesNotContain("hidden", row.Keys);
    }

    [Theory]
    [InlineData("select nosuch", "nosuch")]
    [InlineData("select \"no.such\"", "Column 'no.such' cannot be resolved")]
    [InlineData("select hidden", "hidden")]
    [InlineData("select count(*) from other_store", "other_store")]
    [InlineData("select nosuch(1)", "nosuch")]
    [InlineData("selec 1", "begins with SELECT")]
    [InlineData("", "begins with SELECT")]
    [InlineData("select (1", "')' is missing")]
    [InlineData("select 1)", "closes nothing")]
    [InlineData("select 'a", "not closed")]
    [InlineData("select 1; select 2", "not supported")]
    [InlineData("select a[1]", "not supported")]
    [InlineData("select ?1", "not supported")]
    [InlineData("select regexp_like('a', '(')", "regexp_like")]
    [InlineData("select date_trunc('fortnight', 1)", "fortnight")]
    [InlineData("select 1 union select 2 from", "syntax")]
    public async Task A_broken_statement_is_refused_with_a_reason(string sql, string reason) =>
        Assert.Contains(reason, (await _logs.GetAsync("* | " + sql).RefusedAsync(400, "ParameterInvalid")).Detail, StringComparison.Ordinal);

    [Theory]
    [InlineData("select sql from sqlite_master")]
    [InlineData("select * from pragma_database_list")]
    [InlineData("select load_extension('x')")]
    [InlineData("with recursive t(n) as (select 1 from log union all select n + 1 from t) select max(n) from t")]
    [InlineData("select 1 from log, log a, log b, log c, log d, log e, log f, log g, log h, log i, log j, log k, log l, log m, log n, log o, log p order by 1")]
    [InlineData("select length(zeroblob(1000000000))")]
    [InlineData("select length(lpad('a', 1000000000, 'b'))")]
    public async Task A_statement_can_do_no_harm(string sql) => await _logs.GetAsync("* | " + sql).RefusedAsync(400, "ParameterInvalid");

    [Fact]
    public async Task Unnamed_columns_are_called_by_their_place()
    {
        IReadOnlyDictionary<string, string> row = (await _logs.GetAsync("* | select count(*), method, method || 'x' limit 1")).Logs.Single();

        Assert.Equal(["_col0", "method", "_col2"], row.Keys);
    }
}
