using System.Collections.Concurrent;
using System.Text.Json;
using ActionTrail.Core.Caching;

namespace ActionTrail.LocalCloud.Storage;

/// <summary>
/// Typed documents of the local cloud in <c>cloud.db</c>: an immutable record per (type, account, key). One process owns the file, so
/// every document that was read stays in memory, as does that there is none, and reads cost no parsing. Thread-safe; writes of one <see cref="Transact{T}"/> are
/// atomic and wait for each other.
/// </summary>
internal sealed class DocumentStore : IDisposable
{
    /// <summary>Clients can ask for anything, so what is not there is remembered up to this number.</summary>
    private readonly BoundedCache<(string Kind, string Account, string Key), bool> _absent = new(10_000);

    private readonly ConcurrentDictionary<(string Kind, string Account, string Key), object> _cache = new();
    private readonly Lock _lock = new();
    private readonly SqliteDatabase _database;
    private int _depth;

    /// <summary>Opens or creates the store.</summary>
    /// <param name="path">Path of <c>cloud.db</c>.</param>
    public DocumentStore(string path)
    {
        _database = SqliteDatabase.Open(path);
        _database.Execute("CREATE TABLE IF NOT EXISTS documents(kind TEXT NOT NULL, account TEXT NOT NULL, key TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY(kind, account, key)) WITHOUT ROWID");
    }

    /// <summary>Finds a document.</summary>
    /// <typeparam name="T">Its record type; the type's name is the kind.</typeparam>
    /// <param name="account">Owning account; empty for cloud-wide documents.</param>
    /// <param name="key">Key, compared ordinally.</param>
    /// <returns>The document, or null.</returns>
    public T? Find<T>(string account, string key)
        where T : class
    {
        (string, string, string) id = (typeof(T).Name, account, key);
        if (_cache.TryGetValue(id, out object? cached))
        {
            return (T)cached;
        }

        if (_absent.TryGet(id, out _))
        {
            return null;
        }

        lock (_lock)
        {
            SqliteStatement select = _database.Prepare("SELECT json FROM documents WHERE kind=?1 AND account=?2 AND key=?3")
                .Bind(1, typeof(T).Name).Bind(2, account).Bind(3, key);
            T? document = select.Step() ? Parse<T>(select.Text(0)!) : null;
            select.Reset();
            if (document is not null)
            {
                _cache[id] = document;
                return document;
            }

            if (_depth == 0)
            {
                // What a transaction removed may come back with it, so this is remembered outside of one only.
                _absent.Keep(id, true);
            }

            return null;
        }
    }

    /// <summary>All documents of a type in one account, by key (ordinal order).</summary>
    /// <typeparam name="T">Record type.</typeparam>
    /// <param name="account">Owning account; empty for cloud-wide documents.</param>
    /// <param name="keyPrefix">Only keys that start so.</param>
    /// <returns>Keys and documents.</returns>
    public IReadOnlyList<KeyValuePair<string, T>> List<T>(string account, string keyPrefix = "")
        where T : class
    {
        lock (_lock)
        {
            SqliteStatement select = _database.Prepare("SELECT key, json FROM documents WHERE kind=?1 AND account=?2 AND key>=?3 ORDER BY key")
                .Bind(1, typeof(T).Name).Bind(2, account).Bind(3, keyPrefix);
            var documents = new List<KeyValuePair<string, T>>();
            while (select.Step())
            {
                string key = select.Text(0)!;
                if (!key.StartsWith(keyPrefix, StringComparison.Ordinal))
                {
                    break;
                }

                documents.Add(new(key, Known<T>(account, key, select, column: 1)));
            }

            select.Reset();
            return documents;
        }
    }

    /// <summary>How many documents of a type an account has.</summary>
    /// <typeparam name="T">Record type.</typeparam>
    /// <param name="account">Owning account; empty for cloud-wide documents.</param>
    /// <returns>The number.</returns>
    public int Count<T>(string account)
        where T : class
    {
        lock (_lock)
        {
            SqliteStatement select = _database.Prepare("SELECT COUNT(*) FROM documents WHERE kind=?1 AND account=?2").Bind(1, typeof(T).Name).Bind(2, account);
            _ = select.Step();
            int count = (int)select.Int64(0);
            select.Reset();
            return count;
        }
    }

    /// <summary>All documents of a type in all accounts.</summary>
    /// <typeparam name="T">Record type.</typeparam>
    /// <returns>Account, key and document, ordered by account and key.</returns>
    public IReadOnlyList<(string Account, string Key, T Document)> ListAll<T>()
        where T : class
    {
        lock (_lock)
        {
            SqliteStatement select = _database.Prepare("SELECT account, key, json FROM documents WHERE kind=?1 ORDER BY account, key").Bind(1, typeof(T).Name);
            var documents = new List<(string, string, T)>();
            while (select.Step())
            {
                (string account, string key) = (select.Text(0)!, select.Text(1)!);
                documents.Add((account, key, Known<T>(account, key, select, column: 2)));
            }

            select.Reset();
            return documents;
        }
    }

    /// <summary>Writes a document, new or over the old one.</summary>
    /// <typeparam name="T">Record type; must be immutable, because readers share it.</typeparam>
    /// <param name="account">Owning account; empty for cloud-wide documents.</param>
    /// <param name="key">Key.</param>
    /// <param name="document">The document.</param>
    public void Put<T>(string account, string key, T document)
        where T : class
    {
        lock (_lock)
        {
            _database.Prepare("INSERT INTO documents(kind, account, key, json) VALUES(?1,?2,?3,?4) ON CONFLICT(kind, account, key) DO UPDATE SET json=excluded.json")
                .Bind(1, typeof(T).Name).Bind(2, account).Bind(3, key).Bind(4, JsonSerializer.Serialize(document)).Run();
            _cache[(typeof(T).Name, account, key)] = document;
            _absent.Forget((typeof(T).Name, account, key));
        }
    }

    /// <summary>Removes a document.</summary>
    /// <typeparam name="T">Record type.</typeparam>
    /// <param name="account">Owning account.</param>
    /// <param name="key">Key.</param>
    /// <returns>True when there was one.</returns>
    public bool Remove<T>(string account, string key)
        where T : class
    {
        lock (_lock)
        {
            _cache.TryRemove((typeof(T).Name, account, key), out _);
            return _database.Prepare("DELETE FROM documents WHERE kind=?1 AND account=?2 AND key=?3")
                .Bind(1, typeof(T).Name).Bind(2, account).Bind(3, key).Run() > 0;
        }
    }

    /// <summary>Runs reads and writes as one step: all of them stay, or none. Calls may nest; the outermost commits.</summary>
    /// <typeparam name="T">Result.</typeparam>
    /// <param name="body">The work; synchronous, because it holds the store.</param>
    /// <returns>What the body returned.</returns>
    public T Transact<T>(Func<T> body)
    {
        lock (_lock)
        {
            if (_depth > 0)
            {
                return body();
            }

            _depth++;
            try
            {
                return _database.Transact(body);
            }
            catch
            {
                _cache.Clear();
                throw;
            }
            finally
            {
                _depth--;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    /// <summary>The document of a row; its text is read only when the document is not in memory.</summary>
    private T Known<T>(string account, string key, SqliteStatement row, int column)
        where T : class =>
        _cache.TryGetValue((typeof(T).Name, account, key), out object? known) ? (T)known : (T)(_cache[(typeof(T).Name, account, key)] = Parse<T>(row.Text(column)!));

    private static T Parse<T>(string json) => JsonSerializer.Deserialize<T>(json)!;
}
