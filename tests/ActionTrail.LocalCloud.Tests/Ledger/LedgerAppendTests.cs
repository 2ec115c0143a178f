using System.Text.Json;
using ActionTrail.LocalCloud.Ledger;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Tests.Ledger;

/// <summary>Events that are appended at the same time share transactions, and nobody can tell.</summary>
public sealed class LedgerAppendTests : IDisposable
{
    private const int Callers = 16;
    private const int Each = 50;
    private readonly TemporaryFolder _folder = new();
    private readonly EventLedger _ledger;

    public LedgerAppendTests() => _ledger = new EventLedger(_folder.File("ledger.db"), new ManualTimeProvider());

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Every_caller_gets_positions_without_a_gap_in_its_own_order_and_finds_its_event_there()
    {
        var positions = new long[Callers][];
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            positions[caller] = new long[Each];
            for (int i = 0; i < Each; i++)
            {
                long position = await _ledger.AppendAsync(Event(caller, i));
                Assert.True(_ledger.LastPosition >= position);
                Assert.Equal(IdOf(caller, i), IdAt(position));
                positions[caller][i] = position;
            }
        })));

        Assert.All(positions, static own => Assert.Equal(own.Order(), own));
        Assert.Equal(Enumerable.Range(1, Callers * Each).Select(static position => (long)position), positions.SelectMany(static own => own).Order());
        Assert.Equal(Callers * Each, _ledger.Counts().Sum(static count => count.Count));
        Assert.Equal(Callers * Each, _ledger.Count(Everything));
    }

    [Fact]
    public async Task An_event_that_was_appended_later_comes_behind_those_that_wait()
    {
        Task<long>[] waiting = [.. Enumerable.Range(0, 10).Select(i => _ledger.AppendAsync(Event(0, i)))];
        Assert.Equal(2, _ledger.AppendMany([Event(1, 0), Event(1, 1)]));
        Assert.Equal(Enumerable.Range(1, 10).Select(static position => (long)position), await Task.WhenAll(waiting));
        Assert.Equal(12, _ledger.LastPosition);
    }

    [Fact]
    public async Task A_broken_event_fails_alone()
    {
        Task<long>[] tasks = [.. Enumerable.Range(0, 30).Select(i => _ledger.AppendAsync(i == 7 ? new LedgerEntry("1000000000000007", "{\"eventId\":"u8.ToArray()) : Event(0, i)))];
        await Assert.ThrowsAnyAsync<JsonException>(() => tasks[7]);
        Assert.Equal(
            Enumerable.Range(1, 29).Select(static position => (long)position),
            await Task.WhenAll(tasks.Where(static (_, i) => i != 7)));
        Assert.Equal(29, _ledger.Count(Everything));
        Assert.Equal("1000000000000001", Assert.Single(_ledger.Counts()).AccountId);
    }

    [Fact]
    public async Task A_ledger_that_refuses_appends_nothing_and_goes_on_without_a_gap()
    {
        Task<long>[] tasks;
        using (var other = SqliteDatabase.Open(_folder.File("ledger.db")))
        {
            other.Execute("BEGIN IMMEDIATE");
            tasks = [.. Enumerable.Range(0, 10).Select(i => _ledger.AppendAsync(Event(0, i)))];
            Assert.All(await Task.WhenAll(tasks.Select(static task => Record.ExceptionAsync(() => task))), failure => Assert.IsType<StorageException>(failure));
        }

        Assert.Equal(0, _ledger.LastPosition);
        Assert.Equal(1, await _ledger.AppendAsync(Event(0, 0)));
        Assert.Equal(1, _ledger.Count(Everything));
    }

    [Fact]
    public async Task What_a_killed_process_had_not_committed_is_not_there_and_what_it_had_is()
    {
        await _ledger.AppendAsync(Event(0, 0));
        Task<long> late;
        using (var other = SqliteDatabase.Open(_folder.File("ledger.db")))
        {
            other.Execute("BEGIN IMMEDIATE");
            late = _ledger.AppendAsync(Event(0, 1));
            Copy();
            Assert.False(late.IsCompleted);
        }

        await late;
        using var copy = new EventLedger(_folder.File("copy.db"), new ManualTimeProvider());
        Assert.Equal(1, copy.LastPosition);
        Assert.Equal(2, await copy.AppendAsync(Event(0, 2)));
    }

    [Fact]
    public async Task Closing_commits_what_waits_and_refuses_what_comes_later()
    {
        var ledger = new EventLedger(_folder.File("closed.db"), new ManualTimeProvider());
        Task<long>[] waiting = [.. Enumerable.Range(0, 10).Select(i => ledger.AppendAsync(Event(0, i)))];
        ledger.Dispose();
        Assert.Equal(Enumerable.Range(1, 10).Select(static position => (long)position), await Task.WhenAll(waiting));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => ledger.AppendAsync(Event(0, 10)));
        using var again = new EventLedger(_folder.File("closed.db"), new ManualTimeProvider());
        Assert.Equal(10, again.LastPosition);
    }

    private static LookupQuery Everything => new() { AccountId = "1000000000000001", Start = DateTimeOffset.MinValue, End = DateTimeOffset.MaxValue, Limit = 1 };

    private static string IdOf(int caller, int i) => FormattableString.Invariant($"e{caller:00}-{i:000}");

    private static LedgerEntry Event(int caller, int i) => new TestEvent(IdOf(caller, i)).Entry;

    private string IdAt(long position)
    {
        using JsonDocument json = JsonDocument.Parse(_ledger.Read(position - 1, 1, 1)[0].Json);
        return json.RootElement.GetProperty("eventId").GetString()!;
    }

    private void Copy()
    {
        foreach (string suffix in new[] { "", "-wal" })
        {
            File.Copy(_folder.File("ledger.db" + suffix), _folder.File("copy.db" + suffix));
        }
    }
}
