using ActionTrail.Core.Seals;

namespace ActionTrail.Engine.Verification.Seals;

/// <summary>The digests of one chain as the archive lists them.</summary>
/// <param name="chain">The chain, at the place where it lies.</param>
internal sealed class SealChainFiles(SealChain chain)
{
    private readonly SortedDictionary<long, List<string>> _hashes = [];
    private readonly Dictionary<long, List<string>> _anchors = [];

    /// <summary>The chain.</summary>
    public SealChain Chain { get; } = chain;

    /// <summary>Number of the newest link that is there or is known to have been.</summary>
    public long Top => Math.Max(_hashes.Count > 0 ? _hashes.Keys.Last() : 0, _anchors.Count > 0 ? _anchors.Keys.Max() : 0);

    /// <summary>Files, whatever they hold.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a file.</summary>
    /// <param name="key">Its key.</param>
    public void Add(SealDigestKey key)
    {
        Count++;
        Add(_hashes, key);
    }

    /// <summary>Adds what somebody noted down earlier.</summary>
    /// <param name="head">Key of a digest that was there.</param>
    public void Anchor(SealDigestKey head) => Add(_anchors, head);

    /// <summary>What was noted down about a link.</summary>
    /// <param name="sequence">Its number.</param>
    /// <returns>Its hashes: none or one, and several if it was written anew in between.</returns>
    public IReadOnlyList<string> AnchorsAt(long sequence) => _anchors.GetValueOrDefault(sequence) ?? [];

    /// <summary>The files that claim to be a link.</summary>
    /// <param name="sequence">Its number.</param>
    /// <returns>The hashes in their keys.</returns>
    public IReadOnlyList<string> At(long sequence) => _hashes.GetValueOrDefault(sequence) ?? [];

    /// <summary>The numbers of the links that are there or were noted down.</summary>
    /// <returns>The numbers, the newest first.</returns>
    public IEnumerable<long> Numbers() => _hashes.Keys.Union(_anchors.Keys).OrderDescending();

    /// <summary>All files.</summary>
    /// <returns>Numbers and hashes in their keys, the newest first.</returns>
    public IEnumerable<(long Sequence, string Hash)> NewestFirst() => _hashes.Reverse().SelectMany(static link => link.Value.Select(hash => (link.Key, hash)));

    /// <summary>Whether a file of the chain has a hash in its key.</summary>
    /// <param name="hash">The hash.</param>
    /// <returns>The number of the link; null for none.</returns>
    public long? Find(string hash) => _hashes.FirstOrDefault(link => link.Value.Contains(hash)) is { Value: not null } found ? found.Key : null;

    /// <summary>The key of a file.</summary>
    /// <param name="sequence">Number of the link.</param>
    /// <param name="hash">Hash in the key.</param>
    /// <returns>The key.</returns>
    public string KeyOf(long sequence, string hash) => new SealDigestKey(Chain, sequence, hash).ToString();

    /// <summary>Reads a file that may be anything.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="sequence">Number of the link.</param>
    /// <param name="hash">Hash in the key.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The digest; null when there is none with this hash.</returns>
    public async Task<SealDigest?> ReadAsync(ISealedArchive archive, long sequence, string hash, CancellationToken cancellationToken)
    {
        try
        {
            return await archive.ReadAsync(KeyOf(sequence, hash), cancellationToken).ConfigureAwait(false) is { } bytes
                && SealDigest.HashOf(bytes.Span) == hash && SealDigestFile.TryRead(bytes.Span, out SealDigest? digest, out _) ? digest : null;
        }
        catch (IOException)
        {
            return null; // The walk tells it.
        }
    }

    private static void Add(IDictionary<long, List<string>> links, SealDigestKey key)
    {
        if (!links.TryGetValue(key.Sequence, out List<string>? hashes))
        {
            links[key.Sequence] = hashes = [];
        }

        if (!hashes.Contains(key.Sha256))
        {
            hashes.Add(key.Sha256);
        }
    }
}
