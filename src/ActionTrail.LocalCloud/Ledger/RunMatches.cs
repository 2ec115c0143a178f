namespace ActionTrail.LocalCloud.Ledger;

/// <summary>Walks the events of one run that carry every term and show in a region, in the order of a look-up.</summary>
/// <param name="cursors">One cursor per term; at least one.</param>
/// <param name="direction">The order.</param>
/// <param name="region">Number of the region; negative for all.</param>
internal sealed class RunMatches(PostingCursor[] cursors, LookupDirection direction, int region)
{
    /// <summary>Where the current event stands.</summary>
    public LookupCursor Place => cursors[0].Place;

    /// <summary>Goes to the first event at or beyond a place.</summary>
    /// <param name="place">The place.</param>
    /// <returns>False when there is none.</returns>
    public bool Seek(LookupCursor place) => Array.TrueForAll(cursors, cursor => cursor.Seek(place)) && Align();

    /// <summary>Goes to the next event.</summary>
    /// <returns>False when there is none.</returns>
    public bool Next() => cursors[0].Next() && Align();

    private bool Align()
    {
        while (true)
        {
            LookupCursor furthest = Furthest();
            foreach (PostingCursor cursor in cursors)
            {
                if (!cursor.Advance(furthest))
                {
                    return false;
                }
            }

            bool isCommon = Array.TrueForAll(cursors, cursor => cursor.Place == furthest);
            if (isCommon && (region < 0 || cursors[0].Current.Region == 0 || cursors[0].Current.Region == region))
            {
                return true;
            }

            if (isCommon && !cursors[0].Next())
            {
                return false;
            }
        }
    }

    private LookupCursor Furthest()
    {
        LookupCursor furthest = cursors[0].Place;
        foreach (PostingCursor cursor in cursors)
        {
            bool isFurther = direction == LookupDirection.Forward ? cursor.Place.CompareTo(furthest) > 0 : cursor.Place.CompareTo(furthest) < 0;
            furthest = isFurther ? cursor.Place : furthest;
        }

        return furthest;
    }
}
