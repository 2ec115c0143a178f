namespace ActionTrail.Engine.Search.Scanning;

/// <summary>A set of 128-bit hashes in one array, open addressing. Not for several threads.</summary>
internal sealed class IdTable
{
    private const int FirstSize = 16;

    private UInt128[] _places = new UInt128[FirstSize];

    /// <summary>How many are in it.</summary>
    public int Count { get; private set; }

    /// <summary>Whether one is in it.</summary>
    public bool Contains(UInt128 id) => _places[Place(_places, Key(id))] != 0;

    /// <summary>Whether the place where one would be looked for first is taken; may be asked by any thread.</summary>
    public bool IsTaken(UInt128 id)
    {
        UInt128[] places = _places;
        return places[(int)((ulong)(id >> 64) & (ulong)(places.Length - 1))] != 0;
    }

    /// <summary>Adds one.</summary>
    /// <returns>False when it was there.</returns>
    public bool Add(UInt128 id)
    {
        UInt128 key = Key(id);
        int place = Place(_places, key);
        if (_places[place] != 0)
        {
            return false;
        }

        _places[place] = key;
        Count++;
        if (Count * 4 > _places.Length * 3)
        {
            Grow();
        }

        return true;
    }

    /// <summary>Zero marks an empty place, so it is stored as another key.</summary>
    private static UInt128 Key(UInt128 id) => id == 0 ? UInt128.MaxValue : id;

    private static int Place(UInt128[] places, UInt128 key)
    {
        // The low bits have chosen the shard; these are others.
        int place = (int)((ulong)(key >> 64) & (ulong)(places.Length - 1));
        while (places[place] != 0 && places[place] != key)
        {
            place = (place + 1) & (places.Length - 1);
        }

        return place;
    }

    private void Grow()
    {
        var larger = new UInt128[_places.Length * 2];
        foreach (UInt128 key in _places)
        {
            if (key != 0)
            {
                larger[Place(larger, key)] = key;
            }
        }

        _places = larger;
    }
}
