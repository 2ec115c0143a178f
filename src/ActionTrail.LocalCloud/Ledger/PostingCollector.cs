namespace ActionTrail.LocalCloud.Ledger;

/// <summary>Turns the attributes of one event into terms. Region, time and position are filled in afterwards.</summary>
/// <param name="postings">Where they go.</param>
/// <param name="account">The ledger's own number of the account.</param>
internal struct PostingCollector(List<Posting> postings, int account) : IAttributeVisitor
{
    /// <summary>Term of the event id; null until one was seen.</summary>
    public long? IdTerm { get; private set; }

    /// <inheritdoc/>
    public void Visit(LookupAttribute attribute, ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return;
        }

        long term = LookupTerm.Of(account, attribute, value);
        postings.Add(new Posting { Term = term });
        IdTerm = attribute == LookupAttribute.EventId ? term : IdTerm;
    }
}
