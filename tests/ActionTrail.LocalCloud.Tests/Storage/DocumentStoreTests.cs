using ActionTrail.LocalCloud.Storage;
using ActionTrail.LocalCloud.Tests.Ledger;

namespace ActionTrail.LocalCloud.Tests.Storage;

public sealed class DocumentStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DocumentStore _store;

    public DocumentStoreTests() => _store = new DocumentStore(_folder.File("cloud.db"));

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_document_is_found_as_soon_as_it_is_written_however_often_it_was_missing_before()
    {
        Assert.Null(_store.Find<Note>("a", "k"));
        Assert.Null(_store.Find<Note>("a", "k"));
        _store.Put("a", "k", new Note("one"));
        Assert.Equal("one", _store.Find<Note>("a", "k")!.Text);
        Assert.True(_store.Remove<Note>("a", "k"));
        Assert.Null(_store.Find<Note>("a", "k"));
        _store.Put("a", "k", new Note("two"));
        Assert.Equal("two", Assert.Single(_store.List<Note>("a")).Value.Text);
        Assert.Equal("two", _store.Find<Note>("a", "k")!.Text);
    }

    [Fact]
    public void A_change_that_is_undone_was_never_seen_neither_what_it_wrote_nor_what_it_removed()
    {
        _store.Put("a", "kept", new Note("one"));
        Assert.Throws<InvalidOperationException>(() => _store.Transact<bool>(() =>
        {
            _store.Remove<Note>("a", "kept");
            Assert.Null(_store.Find<Note>("a", "kept"));
            _store.Put("a", "new", new Note("two"));
            throw new InvalidOperationException();
        }));
        Assert.Equal("one", _store.Find<Note>("a", "kept")!.Text);
        Assert.Null(_store.Find<Note>("a", "new"));
    }

    [Fact]
    public void Any_number_of_missing_documents_may_be_asked_for()
    {
        for (int i = 0; i < 25_000; i++)
        {
            Assert.Null(_store.Find<Note>("a", FormattableString.Invariant($"k{i}")));
        }

        _store.Put("a", "k24999", new Note("there"));
        Assert.NotNull(_store.Find<Note>("a", "k24999"));
        Assert.Null(_store.Find<Note>("a", "k0"));
    }

    private sealed record Note(string Text);
}
