using System.Runtime.CompilerServices;
using ActionTrail.Core.Seals;

namespace ActionTrail.Engine.Verification.Seals;

/// <summary>
/// Walks a chain from its newest link back to its first. Each link tells the hash of the one before, so what can be reached from the newest
/// one, or from one that was noted down, is what was written; behind a gap the chain is taken up again at the newest link that is there.
/// </summary>
/// <param name="archive">The archive.</param>
/// <param name="files">The chain's digests.</param>
/// <param name="tally">Counts and collects what is found.</param>
internal sealed class ChainWalk(ISealedArchive archive, SealChainFiles files, SealTally tally)
{
    private string? _link;
    private SealDigest? _above;
    private (long High, string? Hash, long Low)? _gap;

    /// <summary>Whether a link is missing or altered, so that objects may have lost their seal.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Key of the link that was returned last.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Walks.</summary>
    /// <param name="cancellationToken">Ends the walk.</param>
    /// <returns>The intact links, the newest first.</returns>
    public async IAsyncEnumerable<SealDigest> WalkAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long next = 0;
        foreach (long sequence in files.Numbers())
        {
            Miss(next, sequence + 1, _link);
            next = sequence - 1;
            string? expected = Expected(sequence);
            _link = null;
            if (await ReadAsync(sequence, expected, cancellationToken).ConfigureAwait(false) is { } digest)
            {
                CloseGap(digest.TotalObjects);
                _above = digest;
                _link = digest.Previous;
                yield return digest;
            }
        }

        Miss(next, 1, _link);
        CloseGap(0);
        if (_link is { } first && first != SealDigest.NoPrevious)
        {
            IsBroken = true;
            tally.Report(SealFindingKind.Altered, files.KeyOf(1, files.At(1)[0]), "the first digest, which follows none", $"one that follows {first}");
        }
    }

    private string? Expected(long sequence)
    {
        IReadOnlyList<string> anchors = files.AnchorsAt(sequence);
        string? expected = anchors.Count == 0 ? _link : anchors.FirstOrDefault(anchor => anchor == _link) ?? anchors.FirstOrDefault(files.At(sequence).Contains) ?? anchors[0];
        string found = _link is null ? $"another that was noted down too, {expected}" : $"a chain that goes on from {_link}";
        foreach (string anchor in anchors.Where(anchor => anchor != (_link ?? expected)))
        {
            IsBroken = true;
            tally.Report(SealFindingKind.Altered, files.KeyOf(sequence, anchor), $"digest {sequence} as it was noted down, {anchor}", found);
        }

        return expected;
    }

    private async Task<SealDigest?> ReadAsync(long sequence, string? expected, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> there = files.At(sequence);
        if (there.Count == 0)
        {
            Miss(sequence, sequence, expected);
            return null;
        }

        string chosen = expected is not null && there.Contains(expected) ? expected : await ChooseAsync(sequence, there, cancellationToken).ConfigureAwait(false);
        foreach (string other in there.Where(hash => hash != chosen))
        {
            tally.DigestsAdded++;
            tally.Report(SealFindingKind.Added, files.KeyOf(sequence, other), $"one digest {sequence}", "another");
        }

        if (expected is null || chosen == expected)
        {
            return await CheckAsync(sequence, chosen, cancellationToken).ConfigureAwait(false);
        }

        return Broken(sequence, chosen, $"digest {sequence} with SHA-256 {expected}, which the chain goes on from", "other bytes, under a key to match");
    }

    /// <summary>Of several files for one link the one that follows a link that is there.</summary>
    private async Task<string> ChooseAsync(long sequence, IReadOnlyList<string> there, CancellationToken cancellationToken)
    {
        foreach (string hash in there.Count > 1 ? there : [])
        {
            if (await files.ReadAsync(archive, sequence, hash, cancellationToken).ConfigureAwait(false) is { } digest
                && (sequence == 1 ? digest.Previous == SealDigest.NoPrevious : files.At(sequence - 1).Contains(digest.Previous)))
            {
                return hash;
            }
        }

        return there[0];
    }

    private async Task<SealDigest?> CheckAsync(long sequence, string hash, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> bytes;
        try
        {
            if (await archive.ReadAsync(files.KeyOf(sequence, hash), cancellationToken).ConfigureAwait(false) is not { } read)
            {
                return Broken(sequence, hash, $"digest {sequence}", "nothing; it was deleted a moment ago");
            }

            bytes = read;
        }
        catch (IOException unreadable)
        {
            return Broken(sequence, hash, $"digest {sequence}", unreadable.Message);
        }

        tally.AddBytes(bytes.Length);
        string found = SealDigest.HashOf(bytes.Span);
        if (found != hash)
        {
            return files.Find(found) is { } other
                ? Broken(sequence, hash, $"SHA-256 {hash}", $"the bytes of digest {other}", SealFindingKind.Swapped)
                : Broken(sequence, hash, $"SHA-256 {hash}", $"SHA-256 {found}");
        }

        if (!SealDigestFile.TryRead(bytes.Span, out SealDigest? digest, out string? defect))
        {
            return Broken(sequence, hash, "a digest", $"a file that {defect}");
        }

        if (digest.Sequence != sequence || !IsOf(digest.Chain))
        {
            return Broken(sequence, hash, $"digest {sequence} of this chain", $"digest {digest.Sequence} of {digest.Chain}");
        }

        tally.DigestsIntact++;
        Key = files.KeyOf(sequence, hash);
        return digest;
    }

    private SealDigest? Broken(long sequence, string hash, string expected, string found, SealFindingKind kind = SealFindingKind.Altered)
    {
        IsBroken = true;
        CloseGap(null);
        tally.DigestsAltered++;
        tally.Report(kind, files.KeyOf(sequence, hash), expected, found);
        _above = null;
        return null;
    }

    /// <summary>A copy may lie elsewhere, so that its prefix is another; what follows is the chain's own.</summary>
    private bool IsOf(string recorded) => SealedKeys.BelowPrefix(recorded) == SealedKeys.BelowPrefix(files.Chain.Folder);

    /// <summary>Notes that links are not there. A number may be anything that somebody wrote into a key, so they are counted, never gone through.</summary>
    private void Miss(long high, long low, string? hash)
    {
        if (high >= low)
        {
            IsBroken = true;
            _gap = _gap is { } gap ? gap with { Low = low } : (high, hash, low);
            _link = null;
        }
    }

    /// <summary>Reports links that are missing in a row; their neighbours tell how many objects they named.</summary>
    private void CloseGap(long? objectsBelow)
    {
        if (_gap is not { } gap)
        {
            return;
        }

        _gap = null;
        long count = gap.High - gap.Low + 1;
        tally.DigestsMissing += count;
        string expected = count == 1 ? $"digest {gap.High}" : $"digests {gap.Low} to {gap.High}";
        if (_above is { } above && objectsBelow is { } below)
        {
            long objects = above.TotalObjects - above.Objects.Count - below;
            tally.ObjectsOfMissingDigests += objects;
            expected = $"{expected}, naming {objects} objects";
        }

        string last = files.KeyOf(gap.High, gap.Hash ?? "*");
        tally.Report(SealFindingKind.Missing, count == 1 ? last : $"{files.KeyOf(gap.Low, "*")} to {last}", expected, "nothing");
    }
}
