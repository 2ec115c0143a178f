using ActionTrail.LocalCloud.Storage;
using ActionTrail.LocalCloud.Tests.Ledger;

namespace ActionTrail.LocalCloud.Tests.Storage;

public sealed class CommitQueueTests : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<int[]> _transactions = [];
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;
    private readonly CommitQueue<int, int> _queue;

    public CommitQueueTests()
    {
        _database = SqliteDatabase.Open(_folder.File("queue.db"), "PRAGMA busy_timeout=50;");
        _database.Execute("CREATE TABLE rows(number INTEGER PRIMARY KEY)");
        _queue = new CommitQueue<int, int>(_gate, Commit);
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_comes_while_a_transaction_runs_goes_into_the_next_in_the_order_in_which_it_came()
    {
        Task<int>[] tasks;
        lock (_gate)
        {
            tasks = [.. Enumerable.Range(1, 100).Select(number => _queue.AddAsync(number))];
            Assert.All(tasks, static task => Assert.False(task.IsCompleted));
        }

        Assert.Equal(Enumerable.Range(1, 100).Select(static number => number * 10), await Task.WhenAll(tasks));
        Assert.InRange(_transactions.Count, 1, 2); // the work item may have taken some of them before the last came
        Assert.Equal(Enumerable.Range(1, 100), _transactions.SelectMany(static batch => batch));
    }

    [Fact]
    public async Task An_entry_that_cannot_be_written_fails_its_own_caller_alone()
    {
        Task<int>[] tasks;
        lock (_gate)
        {
            tasks = [.. new[] { 1, -2, 3 }.Select(number => _queue.AddAsync(number))];
        }

        Assert.Equal(10, await tasks[0]);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => tasks[1]);
        Assert.Equal(30, await tasks[2]);
        Assert.Equal([1, 3], Rows());
    }

    [Fact]
    public async Task A_database_that_refuses_fails_all_of_the_transaction_and_keeps_nothing_of_it()
    {
        Task<int>[] tasks;
        using (var other = SqliteDatabase.Open(_folder.File("queue.db")))
        {
            other.Execute("BEGIN IMMEDIATE");
            lock (_gate)
            {
                tasks = [.. Enumerable.Range(1, 5).Select(number => _queue.AddAsync(number))];
                _queue.Drain();
            }

            foreach (Task<int> task in tasks)
            {
                await Assert.ThrowsAsync<StorageException>(() => task);
            }
        }

        Assert.Empty(Rows());
        Assert.Equal(60, await _queue.AddAsync(6));
        Assert.Equal([6], Rows());
    }

    [Fact]
    public async Task Closing_commits_what_waits_and_refuses_what_comes_later()
    {
        Task<int> before;
        lock (_gate)
        {
            before = _queue.AddAsync(1);
            _queue.Close();
        }

        Assert.Equal(10, await before);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _queue.AddAsync(2));
        Assert.Equal([1], Rows());
    }

    private IReadOnlyList<int> Commit(IReadOnlyList<int> numbers)
    {
        int[] results = _database.Transact(() => numbers.Select(number =>
        {
            _database.Prepare("INSERT INTO rows(number) VALUES(?1)").Bind(1, number).Run();
            ArgumentOutOfRangeException.ThrowIfNegative(number);
            return number * 10;
        }).ToArray());
        _transactions.Add([.. numbers]);
        return results;
    }

    private List<long> Rows()
    {
        lock (_gate)
        {
            SqliteStatement select = _database.Prepare("SELECT number FROM rows ORDER BY number");
            var rows = new List<long>();
            while (select.Step())
            {
                rows.Add(select.Int64(0));
            }

            select.Reset();
            return rows;
        }
    }
}
