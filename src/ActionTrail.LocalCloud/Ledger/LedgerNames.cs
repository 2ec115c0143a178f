using System.Collections.Concurrent;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Ledger;

/// <summary>Small numbers for the texts that every row repeats: account ids and regions. Read by anyone; written under the ledger's write lock.</summary>
internal sealed class LedgerNames
{
    private readonly ConcurrentDictionary<string, int> _ids = new(StringComparer.Ordinal);
    private string[] _names = [];
    private readonly SqliteDatabase _database;

    /// <summary>Loads the names.</summary>
    /// <param name="database">Write connection of the ledger, its schema in place.</param>
    public LedgerNames(SqliteDatabase database)
    {
        _database = database;
        Reload();
    }

    /// <summary>The number of a name that was used before.</summary>
    /// <param name="name">Name.</param>
    /// <returns>The number, or null.</returns>
    public int? Find(string name) => _ids.TryGetValue(name, out int id) ? id : null;

    /// <summary>The name behind a number.</summary>
    /// <param name="id">Number.</param>
    /// <returns>The name.</returns>
    public string this[int id] => Volatile.Read(ref _names)[id];

    /// <summary>The number of a name, given to it now if need be, inside the caller's transaction.</summary>
    /// <param name="name">Name.</param>
    /// <returns>The number, from 1.</returns>
    public int Number(string name)
    {
        if (_ids.TryGetValue(name, out int id))
        {
            return id;
        }

        id = _ids.Count + 1;
        _database.Prepare("INSERT INTO names(id, name) VALUES(?1,?2)").Bind(1, id).Bind(2, name).Run();
        Name(id, name);
        return id;
    }

    /// <summary>Forgets numbers that a rolled-back transaction gave.</summary>
    public void Reload()
    {
        _ids.Clear();
        SqliteStatement select = _database.Prepare("SELECT id, name FROM names");
        while (select.Step())
        {
            Name((int)select.Int64(0), select.Text(1)!);
        }

        select.Reset();
    }

    /// <summary>Readers may hold the array, so it is never written into where they can look.</summary>
    private void Name(int id, string name)
    {
        string[] names = _names;
        Array.Resize(ref names, Math.Max(names.Length, id + 1));
        names[id] = name;
        Volatile.Write(ref _names, names);
        _ids[name] = id;
    }
}
