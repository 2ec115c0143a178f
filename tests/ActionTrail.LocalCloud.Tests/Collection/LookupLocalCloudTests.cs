using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;
using ActionTrail.Engine.Collection;
using ActionTrail.LocalCloud.Ledger;
using ActionTrail.LocalCloud.Tests.Ledger;

namespace ActionTrail.LocalCloud.Tests.Collection;

/// <summary>A feed looks up a local cloud by the production client; its own calls are events of the account, too, and are collected with the rest.</summary>
public sealed class LookupLocalCloudTests : IDisposable
{
    private readonly CollectionBench _bench = new();
    private readonly TemporaryFolder _folder = new();
    private readonly LocalCloudHost _host;
    private readonly LocalAccount _account;
    private readonly LookupWatch _watch;
    private int _recorded;

    public LookupLocalCloudTests()
    {
        _host = LocalCloudHost.Open(new LocalCloudOptions { Folder = _folder.Path, Time = _bench.Time, Ids = IdSource.Seeded("lookups") });
        _account = _host.CreateAccount("Shop");
        _watch = new LookupWatch(_host.Transport, _bench.Time);
    }

    private string[] Ledger => [.. _host.Cloud.Ledger.Read(0, 10_000, 100_000_000).Select(static recorded => (string)JsonNode.Parse(recorded.Json.Span)!["eventId"]!)];

    public void Dispose()
    {
        _host.Dispose();
        _folder.Dispose();
        _bench.Dispose();
    }

    [Fact]
    public async Task No_second_has_more_than_two_requests_also_when_the_service_throttles()
    {
        Record(900, TimeSpan.FromHours(20));
        _watch.Before = static number => number % 5 == 0 ? Throttled() : null;
        await CompleteAsync();

        Assert.True(_watch.Asked.Count > 15, $"{_watch.Asked.Count} requests");
        for (int i = 2; i < _watch.Asked.Count; i++)
        {
            Assert.True(_watch.Asked[i].At - _watch.Asked[i - 2].At >= TimeSpan.FromSeconds(1), $"Requests {i - 2} to {i} lie within a second.");
        }
    }

    [Fact]
    public async Task A_service_that_throttles_for_longer_than_the_client_is_patient_is_told_of_and_the_next_pass_goes_on_where_this_one_stopped()
    {
        Record(200, TimeSpan.FromHours(20));
        _watch.Before = static number => number > 3 ? Throttled() : null;
        (CollectionStatus status, Exception? failure) = await _bench.PassAsync(Feed());
        Assert.NotNull(failure);
        Assert.Contains("Throttling", status.SourceTrouble!.Message, StringComparison.Ordinal);
        int before = _bench.Rows.Count;
        Assert.InRange(before, 1, 199);

        _watch.Before = static _ => null;
        int asked = _watch.Asked.Count;
        await CompleteAsync();
        Assert.NotNull(_watch.Asked[asked].Token); // not from the start again
    }

    [Fact]
    public async Task The_window_stays_fixed_and_pages_have_no_gap_and_no_double_while_events_come_into_it()
    {
        Record(250, TimeSpan.FromMinutes(20));
        _watch.After = number =>
        {
            // The times of these lie in the window that is being read, before and behind the page that it has come to.
            if (number < 12)
            {
                Record(5, TimeSpan.FromMinutes(20));
            }
        };
        await CompleteAsync();

        string[] windows = [.. _watch.Asked.Select(static asked => asked.Window).Distinct()];
        foreach (string window in windows)
        {
            LookupWatch.Question[] pages = [.. _watch.Asked.Where(asked => asked.Window == window)];
            Assert.Null(pages[0].Token);
            Assert.Equal(pages.Length, pages.Select(static page => page.Token).Distinct().Count());
        }

        Assert.True(_watch.Asked.Count(asked => asked.Window == windows[0]) > 3);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_restart_after_every_page_loses_and_doubles_nothing(bool answersGetLost)
    {
        Record(150, TimeSpan.FromHours(30));
        int passes = 0;
        var lost = new HashSet<string>();
        for (bool goesOn = true; goesOn; passes++)
        {
            int page = _watch.Asked.Count;
            _watch.Before = number => number > page + 1 ? throw new HttpRequestException("The process died before it asked again.") : null;
            _watch.After = number =>
            {
                if (answersGetLost && lost.Add(_watch.Asked[number - 1].Token ?? "first"))
                {
                    throw new HttpRequestException("The process died before it stored the answer.");
                }
            };
            goesOn = (await _bench.PassAsync(Feed())).Failure is not null;
            Record(2, TimeSpan.FromMinutes(20));
            _bench.Time.Advance(TimeSpan.FromSeconds(30));
            Assert.InRange(passes, 0, 100);
        }

        Assert.True(passes > 3);
        (_watch.Before, _watch.After) = (static _ => null, static _ => { });
        await CompleteAsync();
    }

    /// <summary>Passes until everything that is there now is collected, and holds it against the ledger.</summary>
    private async Task CompleteAsync()
    {
        (_, Exception? failure) = await _bench.PassAsync(Feed());
        Assert.Null(failure);
        _watch.After = static _ => { };
        string[] there = Ledger;
        _bench.Time.Advance(TimeSpan.FromMinutes(31));
        (CollectionStatus status, failure) = await _bench.PassAsync(Feed());
        Assert.Null(failure);
        Assert.True(status.IsCaughtUp);

        string[] files = [.. _bench.Files];
        Assert.Equal(files.Length, files.Distinct().Count());
        Assert.Equal(files, _bench.Rows.Order(StringComparer.Ordinal));
        Assert.Empty(there.Except(files));
        Assert.Empty(files.Except(Ledger));
        Assert.All(status.Targets, target => Assert.Equal((files.Length, 0, 0), (target.Lane.Delivered, target.Lane.Pending, target.Lane.Dead)));
    }

    private LookupFeed Feed()
    {
        CloudConnection connection = _host.Connect(_account.Id, TestCloud.Region) with
        {
            Transport = new HttpMessageInvoker(_watch, disposeHandler: false), NextJitter = static () => 0.5,
            Retry = new RetryOptions { AttemptTimeout = Timeout.InfiniteTimeSpan },
        };
        return new LookupFeed(connection, _account.Id, new LookupOptions { Regions = [TestCloud.Region], Since = _bench.Time.GetUtcNow() - TimeSpan.FromDays(2) });
    }

    /// <summary>Records events whose times are spread over what lies behind; several share a second.</summary>
    private void Record(int count, TimeSpan within)
    {
        DateTimeOffset now = _bench.Time.GetUtcNow();
        var import = new LedgerImport(_host);
        import.Import(Enumerable.Range(0, count).Select(i => (_account.Id, new TestEvent(FormattableString.Invariant($"event-{_recorded++:D5}"))
        {
            Change = json => json["eventTime"] = (now - (within * ((i / 3 * 3 + 0.5) / count))).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        }.Entry.Json)));
    }

    private static HttpResponseMessage Throttled() => new(System.Net.HttpStatusCode.BadRequest)
    {
        Content = new StringContent("""{"Code":"Throttling.User","Message":"Request was denied due to user flow control.","RequestId":"T"}""", Encoding.UTF8, "application/json"),
    };
}
