using System.Threading.Channels;
using ActionTrail.Engine.Search.Matching;
using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Engine.Search.Scanning;

/// <summary>The matching events of one item on their way to the reader; the scan waits when the reader is slow.</summary>
/// <param name="item">The item.</param>
/// <param name="verdict">Why it is read.</param>
internal sealed class MatchQueue(ArchiveItem item, KeyVerdict verdict) : IMatchSink
{
    private const int MostBatches = 4;

    private readonly Channel<List<ArchiveMatch>> _batches = Channel.CreateBounded<List<ArchiveMatch>>(
        new BoundedChannelOptions(MostBatches) { SingleReader = true, SingleWriter = true });

    private List<ArchiveMatch> _batch = [];

    /// <summary>The item.</summary>
    public ArchiveItem Item => item;

    /// <summary>Why it is read.</summary>
    public KeyVerdict Verdict => verdict;

    /// <summary>The events, in batches.</summary>
    public IAsyncEnumerable<List<ArchiveMatch>> ReadAllAsync(CancellationToken cancellationToken) => _batches.Reader.ReadAllAsync(cancellationToken);

    /// <inheritdoc/>
    public void Accept(EventMatcher matcher, ReadOnlySpan<byte> json) => _batch.Add(new(json.ToArray(), matcher.EventTime, matcher.IdHash, item.Name));

    /// <inheritdoc/>
    public void EndBlock()
    {
    }

    /// <inheritdoc/>
    public ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_batch.Count == 0)
        {
            return ValueTask.CompletedTask;
        }

        List<ArchiveMatch> full = _batch;
        _batch = [];
        return _batches.Writer.WriteAsync(full, cancellationToken);
    }

    /// <inheritdoc/>
    public void Complete() => _batches.Writer.TryComplete();
}
