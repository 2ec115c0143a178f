using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Tests.Storage;

public sealed class SqliteStatementTests : IDisposable
{
    private readonly SqliteDatabase _database = SqliteDatabase.OpenInMemory();

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("cn-hangzhou")]
    [InlineData("審計 🧾")]
    [InlineData("before\0behind")]
    public void A_text_comes_back_whole(string text)
    {
        SqliteStatement select = _database.Prepare("SELECT ?1").Bind(1, text);

        Assert.True(select.Step());
        Assert.Equal(text, select.Text(0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public void Bytes_come_back_as_bytes(int count)
    {
        byte[] bytes = [.. Enumerable.Range(0, count).Select(static each => (byte)each)];
        SqliteStatement select = _database.Prepare("SELECT ?1, typeof(?1)").Bind(1, bytes);

        Assert.True(select.Step());
        Assert.Equal(bytes, select.Blob(0).ToArray());
        Assert.Equal("blob", select.Text(1));
    }

    [Fact]
    public void A_missing_text_is_null()
    {
        SqliteStatement select = _database.Prepare("SELECT ?1").Bind(1, (string?)null);

        Assert.True(select.Step());
        Assert.Null(select.Text(0));
    }

    [Fact]
    public void A_statement_that_was_closed_is_refused()
    {
        SqliteStatement select = _database.Prepare("SELECT ?1");
        select.Dispose();

        Assert.Throws<ObjectDisposedException>(() => select.Bind(1, 1L));
    }
}
