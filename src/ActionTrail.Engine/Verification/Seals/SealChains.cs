using ActionTrail.Core.Seals;

namespace ActionTrail.Engine.Verification.Seals;

/// <summary>The chains that an archive lists, and those that somebody noted down.</summary>
/// <param name="archive">The archive.</param>
internal sealed class SealChains(ISealedArchive archive)
{
    private readonly Dictionary<SealChain, SealChainFiles> _chains = [];

    /// <summary>The chains, in the order of their folders.</summary>
    /// <returns>The chains.</returns>
    public IReadOnlyList<SealChainFiles> All() => [.. _chains.Values.OrderBy(static files => files.Chain.Folder, StringComparer.Ordinal)];

    /// <summary>Adds a file.</summary>
    /// <param name="key">Its key.</param>
    public void Add(SealDigestKey key) => At(key.Chain).Add(key);

    /// <summary>
    /// Adds what somebody noted down earlier, to the chain that lies where it was noted down. An archive may have been copied below another
    /// prefix: then to the chain that has the digest, or else to the newest whose digests say that they were written there.
    /// </summary>
    /// <param name="head">Key of a digest that was there.</param>
    /// <param name="cancellationToken">Ends the reading of digests.</param>
    /// <returns>A task that completes when it is added.</returns>
    public async Task AnchorAsync(SealDigestKey head, CancellationToken cancellationToken)
    {
        SealChainFiles? files = _chains.GetValueOrDefault(head.Chain) ?? await CopyAsync(head, cancellationToken).ConfigureAwait(false);
        (files ?? At(head.Chain)).Anchor(head);
    }

    private SealChainFiles At(SealChain chain)
    {
        if (!_chains.TryGetValue(chain, out SealChainFiles? files))
        {
            _chains[chain] = files = new SealChainFiles(chain);
        }

        return files;
    }

    private async Task<SealChainFiles?> CopyAsync(SealDigestKey head, CancellationToken cancellationToken)
    {
        string below = SealedKeys.BelowPrefix(head.Chain.Folder);
        SealChainFiles[] alike = [.. _chains.Values.Where(files => SealedKeys.BelowPrefix(files.Chain.Folder) == below).OrderByDescending(static files => files.Top)];
        if (alike.FirstOrDefault(files => files.At(head.Sequence).Contains(head.Sha256)) is { } holder)
        {
            return holder;
        }

        foreach (SealChainFiles files in alike)
        {
            if (await WrittenAtAsync(files, cancellationToken).ConfigureAwait(false) == head.Chain.Folder)
            {
                return files;
            }
        }

        return null;
    }

    /// <summary>The folder that the newest intact digest of a chain tells; null for none.</summary>
    private async Task<string?> WrittenAtAsync(SealChainFiles files, CancellationToken cancellationToken)
    {
        foreach ((long sequence, string hash) in files.NewestFirst())
        {
            if (await files.ReadAsync(archive, sequence, hash, cancellationToken).ConfigureAwait(false) is { } digest)
            {
                return digest.Chain;
            }
        }

        return null;
    }
}
