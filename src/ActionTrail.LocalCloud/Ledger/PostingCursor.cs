using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Ledger;

/// <summary>Walks the entries of one term in one run, in the order of a look-up.</summary>
/// <param name="run">The run.</param>
/// <param name="database">Connection to read with.</param>
/// <param name="term">The term.</param>
/// <param name="direction">The order.</param>
internal sealed class PostingCursor(PostingRun run, SqliteDatabase database, long term, LookupDirection direction)
{
    /// <summary>So many steps are cheaper than a search from the start.</summary>
    private const int Steps = 32;

    private readonly int _step = direction == LookupDirection.Forward ? 1 : -1;
    private Posting[] _block = [];
    private int _blockNumber = -1;
    private int _index;

    /// <summary>The entry that the cursor stands on.</summary>
    public Posting Current => _block[_index];

    /// <summary>Where the current entry stands in the time order.</summary>
    public LookupCursor Place => new(Current.Time, Current.Position);

    /// <summary>Goes to the first entry at or beyond a place, from anywhere.</summary>
    /// <param name="place">The place.</param>
    /// <returns>False when there is none.</returns>
    public bool Seek(LookupCursor place)
    {
        var target = new Posting { Term = term, Time = place.Time, Position = place.Position };
        Load(run.BlockOf(target));
        int found = Array.BinarySearch(_block, target);

        // Not found means the complement of the next greater entry: right for going forward, one too far for going back.
        _index = found >= 0 ? found : direction == LookupDirection.Forward ? ~found : ~found - 1;
        return Settle();
    }

    /// <summary>Goes to the next entry.</summary>
    /// <returns>False when there is none.</returns>
    public bool Next()
    {
        _index += _step;
        return Settle();
    }

    /// <summary>Goes on to the first entry at or beyond a place that is not behind the cursor.</summary>
    /// <param name="place">The place.</param>
    /// <returns>False when there is none.</returns>
    public bool Advance(LookupCursor place)
    {
        for (int i = 0; i < Steps; i++)
        {
            if (Place.CompareTo(place) * _step >= 0)
            {
                return true;
            }

            if (!Next())
            {
                return false;
            }
        }

        return Seek(place);
    }

    private bool Settle()
    {
        while (_index < 0 || _index >= _block.Length)
        {
            int next = _blockNumber + _step;
            if (next < 0 || next >= run.BlockCount)
            {
                return false;
            }

            Load(next);
            _index = _step > 0 ? 0 : _block.Length - 1;
        }

        return Current.Term == term;
    }

    private void Load(int number)
    {
        if (number != _blockNumber)
        {
            _block = run.Block(number, database);
            _blockNumber = number;
        }
    }
}
