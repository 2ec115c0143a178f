using ActionTrail.Engine.Delivery;
using ActionTrail.Tests.Support;

namespace ActionTrail.Engine.Tests.Delivery;

public sealed class ReceiptBookTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly List<int[]> _settled = [];

    [Fact]
    public void Receipts_go_together_and_the_last_ones_when_the_book_is_closed()
    {
        ReceiptBook book = Book(3);
        Add(book, 5);
        Assert.Equal([[0, 1, 2]], _settled);
        book.Close();
        book.Close();
        Assert.Equal([[0, 1, 2], [3, 4]], _settled);
    }

    [Fact]
    public void Receipts_of_a_slow_destination_do_not_wait_for_each_other()
    {
        ReceiptBook book = Book(3);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Add(book, 2);
        Assert.Equal([[0]], _settled);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Add(book, 1);
        Assert.Equal([[0], [1, 0]], _settled);
    }

    [Fact]
    public async Task Receipts_that_come_while_others_are_settled_wait_for_nobody_and_are_settled_next()
    {
        using var settling = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        var book = new ReceiptBook(Options(3), _time, receipts =>
        {
            settling.Release();
            Assert.True(goOn.Wait(TimeSpan.FromSeconds(20)));
            _settled.Add([.. receipts.Select(static receipt => receipt.Batch)]);
        });

        Task first = Task.Run(() => Add(book, 3));
        Assert.True(await settling.WaitAsync(TimeSpan.FromSeconds(20)));
        Add(book, 4);
        Assert.Empty(_settled);

        goOn.Release(3);
        await first;
        Assert.Equal([[0, 1, 2], [0, 1, 2, 3]], _settled);

        Add(book, 1);
        book.Close();
        Assert.Equal([[0, 1, 2], [0, 1, 2, 3], [0]], _settled);
    }

    [Fact]
    public void After_a_write_that_failed_nothing_is_written_on_top_of_it()
    {
        var book = new ReceiptBook(Options(1), _time, _ => throw new IOException("full"));
        Assert.Throws<IOException>(() => Add(book, 1));
        Add(book, 1);
        book.Close();
    }

    private ReceiptBook Book(int together) => new(Options(together), _time, receipts => _settled.Add([.. receipts.Select(static receipt => receipt.Batch)]));

    private static LaneOptions Options(int together) => LaneOptions.For(DestinationKind.Oss) with { ReceiptCount = together };

    private static void Add(ReceiptBook book, int count)
    {
        for (int i = 0; i < count; i++)
        {
            book.Add(new BatchReceipt(i, default, null));
        }
    }
}
