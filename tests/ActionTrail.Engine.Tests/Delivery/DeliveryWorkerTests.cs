using ActionTrail.Core.Trails;
using ActionTrail.Engine.Delivery;
using static ActionTrail.Engine.Tests.Delivery.DeliveryBench;

namespace ActionTrail.Engine.Tests.Delivery;

public sealed class DeliveryWorkerTests : IDisposable
{
    private readonly DeliveryBench _bench = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("actiontrail-").FullName;

    public DeliveryWorkerTests() => _bench.Scope.Join(A);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Everything_covered_arrives_once_and_in_order()
    {
        Append(53, A);
        Append(10, B);
        DeliveryStatus status = await _bench.DrainAsync();
        Assert.True(status.IsCaughtUp);
        Assert.Equal(Enumerable.Range(1, 53).Select(i => (long)i), _bench.Oss.FilePositions.Order());
        Assert.Equal(Enumerable.Range(1, 53).Select(i => (long)i), _bench.Sls.Rows.Select(row => row.Position));
        Assert.All(status.Destinations, lane => Assert.Equal((53, 53, 0, 0), (lane.Recorded, lane.Delivered, lane.Pending, lane.Dead)));
    }

    [Fact]
    public async Task A_window_of_well_filled_batches_is_closed_by_its_bytes_and_sent_as_it_was_read()
    {
        var bench = new DeliveryBench { DenseWindowBytes = new TestEvent(A).Json(default).Length * 3, WindowCount = 1_000 };
        bench.Scope.Join(A);
        bench.Scope.Join(B);
        for (int i = 0; i < 20; i++)
        {
            bench.Source.Append(new TestEvent(i % 2 == 0 ? A : B));
        }

        DeliveryStatus status = await bench.DrainAsync();

        // Windows of files close at four events, two of each account, those of logs at three: nothing is read again.
        Assert.True(status.IsCaughtUp);
        Assert.Equal(Enumerable.Range(1, 20).Select(i => (long)i), bench.Oss.FilePositions.Order());
        Assert.Equal(10, bench.Oss.Writes);
        Assert.Equal(0, bench.Source.Fetches);
    }

    [Fact]
    public async Task A_window_of_many_small_batches_waits_on_the_disk_and_nothing_is_read_again()
    {
        DeliveryBench bench = ManyMembers(_folder);

        DeliveryStatus status = await bench.DrainAsync();

        Assert.True(status.IsCaughtUp);
        Assert.Equal(Enumerable.Range(1, 2_500).Select(i => (long)i), bench.Oss.FilePositions.Order());
        Assert.Equal(900 + 700, bench.Oss.Writes); // after two events of each member the batches are well filled
        Assert.Equal(0, bench.Source.Fetches);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task Where_the_disk_takes_nothing_a_window_gives_its_memory_back_and_fetches_each_batch_when_its_turn_comes()
    {
        foreach (string? spill in new[] { null, Path.Combine(_folder, "missing") })
        {
            DeliveryBench bench = ManyMembers(spill);

            DeliveryStatus status = await bench.DrainAsync();

            Assert.True(status.IsCaughtUp);
            Assert.Equal(Enumerable.Range(1, 2_500).Select(i => (long)i), bench.Oss.FilePositions.Order());
            Assert.InRange(bench.Source.Fetches, 900, 2_500);
        }
    }

    [Fact]
    public async Task A_window_found_in_the_journal_is_sent_as_it_was_cut_whatever_its_size_was()
    {
        var bench = new DeliveryBench { DenseWindowBytes = 1, WindowCount = 1_000 };
        bench.Scope.Join(A);
        for (int i = 0; i < 6; i++)
        {
            bench.Source.Append(new TestEvent(A));
        }

        bench.Oss.Obstacle = MemorySink.Missing;
        await bench.DrainAsync();
        bench.Oss.Obstacle = null;
        DeliveryStatus status = await bench.DrainAsync(); // another worker: it knows the window from the journal alone

        Assert.True(status.IsCaughtUp);
        Assert.Equal([1, 2, 3, 4, 5, 6], bench.Oss.FilePositions.Order());
    }

    [Fact]
    public async Task Nothing_is_sent_twice_by_a_second_run()
    {
        Append(7, A);
        await _bench.DrainAsync();
        int writes = _bench.Oss.Writes;
        await _bench.DrainAsync();
        Assert.Equal(writes, _bench.Oss.Writes);
    }

    [Fact]
    public async Task Members_are_covered_while_they_are_members()
    {
        Append(2, B);
        _bench.Scope.Join(B);
        Append(3, B);
        await _bench.DrainAsync();
        _bench.Scope.Leave(B);
        Append(2, B);
        _bench.Scope.Join(B);
        Append(1, B);
        await _bench.DrainAsync();
        Assert.Equal([3, 4, 5, 8], _bench.Oss.FilePositions.Order());
    }

    [Fact]
    public async Task One_blocked_destination_does_not_hold_up_the_other_and_recovers_by_itself()
    {
        Append(12, A);
        _bench.Oss.Obstacle = MemorySink.Missing;
        using DeliveryWorker worker = _bench.Worker();
        DeliveryStatus blocked = await worker.DrainAsync(CancellationToken.None);
        LaneStatus oss = blocked.Destinations[0];
        Assert.Equal((12, 0, 12), (oss.Recorded, oss.Delivered, oss.Pending));
        Assert.Equal(MemorySink.Missing.Message, oss.Trouble!.Message);
        Assert.Equal(MemorySink.Missing.Mend, oss.Trouble.Mend);
        Assert.Equal((12, 12, 0), (blocked.Destinations[1].Recorded, blocked.Destinations[1].Delivered, blocked.Destinations[1].Pending));

        _bench.Oss.Obstacle = null;
        DeliveryStatus mended = await worker.DrainAsync(CancellationToken.None);
        Assert.True(mended.IsCaughtUp);
        Assert.False(mended.IsBlocked);
        Assert.Equal(12, _bench.Oss.FilePositions.Distinct().Count());
    }

    [Fact]
    public async Task A_destination_that_the_trail_lost_waits_and_goes_on_where_it_was_when_it_is_back()
    {
        Append(3, A);
        await _bench.DrainAsync();
        _bench.Oss.IsActive = false;
        Append(2, A);
        Assert.Equal(DestinationKind.Sls, Assert.Single((await _bench.DrainAsync()).Destinations).Kind);
        Assert.Equal(3, _bench.Oss.FilePositions.Count());
        _bench.Oss.IsActive = true;
        Assert.True((await _bench.DrainAsync()).IsCaughtUp);
        Assert.Equal(5, _bench.Oss.FilePositions.Count());
    }

    [Fact]
    public async Task Trouble_remembers_since_when_and_how_often()
    {
        Append(1, A);
        _bench.Oss.Obstacle = MemorySink.Missing;
        DateTimeOffset began = _bench.Time.GetUtcNow();
        await _bench.DrainAsync();
        _bench.Time.Advance(TimeSpan.FromMinutes(7));
        DeliveryStatus status = await _bench.DrainAsync();
        Assert.Equal((began, 1), (status.Destinations[0].Trouble!.Since, status.Destinations[0].Trouble!.Retries));
        Assert.Equal(TimeSpan.FromMinutes(7), status.Destinations[0].Lag);
        Assert.Equal(TimeSpan.Zero, status.Destinations[1].Lag);
    }

    [Fact]
    public async Task An_event_that_is_too_large_becomes_a_dead_letter_and_holds_up_nobody()
    {
        Append(1, A);
        _bench.Source.Append(new TestEvent(A) { Id = "huge", Padding = 5_000 });
        _bench.Source.Append(A, "{\"eventName\":\"no id\"}"u8.ToArray());
        Append(1, A);
        DeliveryStatus status = await _bench.DrainAsync();
        Assert.All(status.Destinations, lane => Assert.Equal((4, 2, 0, 2), (lane.Recorded, lane.Delivered, lane.Pending, lane.Dead)));
        IReadOnlyList<DeadLetter> dead = _bench.Store.DeadLetters("oss");
        Assert.Equal([2, 3], dead.Select(letter => letter.Position));
        Assert.Equal("huge", dead[0].EventId);
        Assert.Contains("takes 4096 at most", dead[0].Reason, StringComparison.Ordinal);
        Assert.Equal("The record has no eventId.", dead[1].Reason);
    }

    [Fact]
    public async Task A_trail_delivers_only_what_it_selects_and_only_while_it_logs()
    {
        var bench = new DeliveryBench(source => new MemoryScope(source) { Selections = [new(1, 4, EventRw.Write, TrailRegionSelection.All)] }.Join(A));
        foreach (string rw in new[] { "Write", "Write", "Read", "Write", "Write" })
        {
            bench.Source.Append(new TestEvent(A) { Rw = rw });
        }

        await bench.DrainAsync();
        Assert.Equal([2, 4], bench.Oss.FilePositions.Order());
    }

    [Fact]
    public async Task Continuous_delivery_waits_for_company_until_the_age_is_reached()
    {
        using DeliveryWorker worker = _bench.Worker();
        using var stop = new CancellationTokenSource();
        Append(3, A);
        Task running = worker.RunAsync(stop.Token);
        await UntilAsync(() => _bench.Time.Waiting == 2);
        Assert.Equal(0, _bench.Oss.Writes);
        _bench.Time.Advance(TimeSpan.FromMinutes(5));
        await UntilAsync(() => _bench.Oss.Rows.Count == 3 && _bench.Sls.Rows.Count == 3);

        Append(20, A); // a full window waits for nobody
        await UntilAsync(() => _bench.Oss.Rows.Count == 23 && _bench.Sls.Rows.Count == 23);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task Continuous_delivery_tries_a_blocked_destination_again_after_its_delay()
    {
        using DeliveryWorker worker = _bench.Worker();
        using var stop = new CancellationTokenSource();
        _bench.Oss.Obstacle = MemorySink.Missing;
        Append(20, A);
        Task running = worker.RunAsync(stop.Token);
        await UntilAsync(() => _bench.Oss.Writes > 0 && _bench.Sls.Rows.Count == 20 && _bench.Time.Waiting == 1);
        _bench.Oss.Obstacle = null;
        _bench.Time.Advance(TimeSpan.FromSeconds(5));
        await UntilAsync(() => _bench.Oss.FilePositions.Distinct().Count() == 20);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Null((await worker.StatusAsync(CancellationToken.None)).Destinations[0].Trouble);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_delays_delivery_by_the_age_at_most()
    {
        using DeliveryWorker worker = _bench.Worker();
        using var stop = new CancellationTokenSource();
        _bench.Time.Advance(TimeSpan.FromDays(2));
        Append(3, A);
        _bench.Time.SetBack(TimeSpan.FromDays(1));
        Task running = worker.RunAsync(stop.Token);
        await UntilAsync(() => _bench.Time.Waiting == 2);
        _bench.Time.Advance(TimeSpan.FromMinutes(5));
        await UntilAsync(() => _bench.Oss.Rows.Count == 3 && _bench.Sls.Rows.Count == 3);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private void Append(int count, string account)
    {
        for (int i = 0; i < count; i++)
        {
            _bench.Source.Append(new TestEvent(account));
        }
    }

    [Theory]
    [InlineData(false, 10_000, 16)] // two waves at a time
    [InlineData(false, 3, 8)]
    [InlineData(true, 3, 8)] // two groups are read from the disk at a time, and here there is one
    public async Task Small_batches_are_written_several_at_a_time_whether_their_events_are_in_memory_fetched_or_on_the_disk(bool isSpilled, int denseEvents, int expected)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        DeliveryBench bench = ManyMembers(isSpilled ? _folder : null, denseEvents, events: 1_700, smallBatchWave: 8);
        var together = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (int writing, int most) = (0, 0);
        bench.Oss.Answer = async () =>
        {
            int now = Interlocked.Increment(ref writing);
            most = Math.Max(most, now);
            if (now == expected)
            {
                together.TrySetResult();
            }

            await together.Task.WaitAsync(patience.Token);
            Interlocked.Decrement(ref writing);
        };

        await bench.DrainAsync();

        Assert.True(together.Task.IsCompleted);
        Assert.Equal(expected, most);
        Assert.Equal(Enumerable.Range(1, 1_700).Select(i => (long)i), bench.Oss.FilePositions.Order());
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(3)]
    public async Task A_wave_is_encoded_before_any_of_it_is_written_and_what_of_it_was_written_counts_when_a_write_fails(int denseEvents)
    {
        DeliveryBench bench = ManyMembers(_folder, denseEvents, events: 1_700, smallBatchWave: 8);
        int encoded = int.MaxValue;
        bench.Oss.Answer = () =>
        {
            encoded = Math.Min(encoded, bench.Oss.Prepared);
            return Task.CompletedTask;
        };
        bench.Oss.Trap = () => _ = bench.Oss.Writes == 20 ? throw MemorySink.Missing : 0;

        using DeliveryWorker worker = bench.Worker();
        DeliveryStatus status = await worker.DrainAsync(CancellationToken.None);

        Assert.InRange(encoded, 8, 16);
        Assert.Equal(MemorySink.Missing.Message, status.Destinations[0].Trouble?.Message);
        Assert.Equal(bench.Oss.FilePositions.LongCount(), status.Destinations[0].Delivered);
        Assert.InRange(status.Destinations[0].Delivered, 1, 1_699);

        bench.Oss.Trap = static () => { };
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await worker.DrainAsync(CancellationToken.None);
        Assert.Equal(Enumerable.Range(1, 1_700).Select(i => (long)i), bench.Oss.FilePositions.Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Events_of_a_large_window_stay_until_a_slow_destination_has_them(int smallBatchWave)
    {
        const int Events = 300;
        var bench = new DeliveryBench
        {
            Limits = new BatchLimits(5, 1 << 20, 100_000), DenseWindowBytes = 200_000, WindowCount = 1_000, SpillFolder = _folder, SmallBatchWave = smallBatchWave,
        };
        bench.Oss.Answer = static () => Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        for (int i = 0; i < Events; i++)
        {
            // Some 18 MB, which come back from the disk in parts of 4 MB.
            string member = FormattableString.Invariant($"{1_000_000_000_000_000 + i}");
            bench.Scope.Join(member);
            bench.Source.Append(new TestEvent(member) { Id = member, Padding = 60_000 });
        }

        await bench.DrainAsync();

        Assert.Equal(0, bench.Source.Fetches);
        Assert.Equal(Events, bench.Oss.Rows.Count);
        Assert.All(bench.Oss.Rows, static row => Assert.Contains($"\"eventId\":\"{row.AccountId}\"", System.Text.Encoding.UTF8.GetString(row.Json.Span), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(10_000_000)]
    [InlineData(0)] // fetched
    public async Task Batches_that_few_large_events_fill_are_not_written_in_waves(long denseWindowBytes)
    {
        const int Events = 60;
        var bench = new DeliveryBench
        {
            Limits = new BatchLimits(5, 100_000, 100_000), DenseWindowBytes = denseWindowBytes, WindowCount = 1_000, SmallBatchWave = 8,
        };
        (int writing, int most) = (0, 0);
        bench.Oss.Answer = async () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref writing));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            Interlocked.Decrement(ref writing);
        };
        bench.Scope.Join(A);
        for (int i = 0; i < Events; i++)
        {
            bench.Source.Append(new TestEvent(A) { Padding = 60_000 });
        }

        await bench.DrainAsync();

        Assert.Equal(Events, bench.Oss.Writes);
        Assert.InRange(most, 1, 2); // one for each of two processors
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        while (!condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static DeliveryBench ManyMembers(string? spillFolder, int denseEvents = 3, int events = 2_500, int smallBatchWave = 1)
    {
        var bench = new DeliveryBench
        {
            DenseWindowBytes = (long)new TestEvent(A).Json(default).Length * denseEvents, WindowCount = 10_000, SpillFolder = spillFolder, SmallBatchWave = smallBatchWave,
        };
        for (int i = 0; i < events; i++)
        {
            string member = FormattableString.Invariant($"{1_000_000_000_000_000 + (i % 900)}");
            if (i < 900)
            {
                bench.Scope.Join(member);
            }

            bench.Source.Append(new TestEvent(member));
        }

        return bench;
    }
}
