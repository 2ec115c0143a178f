using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Seals;

namespace ActionTrail.Engine.Verification.Seals;

/// <summary>
/// Verifies an archive by its seals alone, without the source: every delivered object is read and compared with the chain, and every object
/// that no chain names is told. An instance runs once; afterwards it states what it covered.
/// </summary>
/// <param name="archive">The archive.</param>
/// <param name="time">Clock.</param>
public sealed class ArchiveVerification(ISealedArchive archive, TimeProvider time)
{
    /// <summary>An object that is well-formed and no older than this may be waiting for its digest.</summary>
    private static readonly TimeSpan s_sealedWithin = TimeSpan.FromMinutes(15);

    private readonly SealTally _tally = new();
    private readonly Dictionary<UInt128, ulong> _sealed = [];
    private readonly List<ObjectVerdict> _altered = [];
    private readonly Dictionary<string, bool> _isBroken = new(StringComparer.Ordinal);
    private readonly long _start = time.GetTimestamp();
    private IReadOnlyList<SealChainFiles> _chains = [];
    private bool _isInterrupted = true;

    /// <summary>What the verification covered.</summary>
    public SealStatement Statement => _tally.State(archive.Name, time.GetElapsedTime(_start), _isInterrupted);

    /// <summary>Verifies.</summary>
    /// <param name="heads">Keys of digests that somebody noted down earlier, see <see cref="SealStatement.Heads"/>; may be empty.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <returns>What is wrong, as it is found; nothing for an archive that is as it was delivered.</returns>
    /// <exception cref="InvalidNameException">A head is no key of a digest.</exception>
    /// <exception cref="ActionTrailException">The archive cannot be read.</exception>
    public async IAsyncEnumerable<SealFinding> FindAsync(IReadOnlyList<string> heads, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        SealDigestKey[] anchors = [.. heads.Select(SealDigestKey.Parse)];
        await ListDigestsAsync(anchors, cancellationToken).ConfigureAwait(false);
        await foreach (SealFinding finding in VerifyChainsAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return finding;
        }

        await foreach (SealFinding finding in NameAlteredAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return finding;
        }

        await foreach ((string key, DateTimeOffset? changed) in archive.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            await JudgeListedAsync(key, changed, cancellationToken).ConfigureAwait(false);
            while (_tally.Ready.TryDequeue(out SealFinding? finding))
            {
                yield return finding;
            }
        }

        _isInterrupted = false;
    }

    private static UInt128 Compact(string key) => BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static ulong Compact(SealedObject each) => Convert.ToUInt64(each.Sha256[..16], 16);

    private static string Describe(SealedObject each) => $"{each.Events} events in {each.Size} bytes with SHA-256 {each.Sha256}";

    private static string Describe(long size, string hash) => $"{size} bytes with SHA-256 {hash}";

    private async Task ListDigestsAsync(SealDigestKey[] anchors, CancellationToken cancellationToken)
    {
        var chains = new SealChains(archive);
        await foreach ((string key, _) in archive.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (SealedKeys.SealPrefix(key) is null)
            {
                continue;
            }

            _tally.DigestsListed++;
            if (SealDigestKey.TryParse(key, out SealDigestKey? digest))
            {
                chains.Add(digest);
            }
            else
            {
                _tally.DigestsAdded++;
                _tally.Report(SealFindingKind.Added, key, "digests only", "an object whose key is no digest's");
            }
        }

        foreach (SealDigestKey head in anchors)
        {
            await chains.AnchorAsync(head, cancellationToken).ConfigureAwait(false);
        }

        _chains = chains.All();
        _tally.Chains = _chains.Count;
        if (_chains.Count == 0)
        {
            _tally.Report(SealFindingKind.Missing, SealChain.RootBelow(""), "at least one digest", "none");
        }
    }

    private async IAsyncEnumerable<SealFinding> VerifyChainsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = new Queue<Task<ObjectVerdict>>();
        try
        {
            await foreach (SealedObject each in SealedObjectsAsync(stop.Token).ConfigureAwait(false))
            {
                reading.Enqueue(Task.Run(() => ReadAsync(each, stop.Token), stop.Token));
                if (reading.Count >= archive.Parallelism * 2)
                {
                    Settle(await reading.Dequeue().ConfigureAwait(false));
                }

                while (_tally.Ready.TryDequeue(out SealFinding? finding))
                {
                    yield return finding;
                }
            }

            while (reading.TryDequeue(out Task<ObjectVerdict>? last))
            {
                Settle(await last.ConfigureAwait(false));
            }

            while (_tally.Ready.TryDequeue(out SealFinding? finding))
            {
                yield return finding;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)Task.WhenAll(reading)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The objects of all intact digests, each key once, where they lie.</summary>
    private async IAsyncEnumerable<SealedObject> SealedObjectsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (SealChainFiles files in _chains)
        {
            var walk = new ChainWalk(archive, files, _tally);
            bool isNewest = true;
            await foreach (SealDigest digest in walk.WalkAsync(cancellationToken).ConfigureAwait(false))
            {
                if (isNewest)
                {
                    isNewest = false;
                    _tally.Heads.Add(walk.Key);
                }

                foreach (SealedObject each in digest.Objects)
                {
                    SealedObject there = each with { Key = SealedKeys.Relocate(each.Key, digest.Chain, files.Chain.Prefix) };
                    if (IsNew(there))
                    {
                        yield return there;
                    }
                }
            }

            _isBroken[files.Chain.Prefix] = _isBroken.GetValueOrDefault(files.Chain.Prefix) || walk.IsBroken;
        }
    }

    /// <summary>Two trails of one account may deliver the same file into the same folder; it is one object.</summary>
    private bool IsNew(SealedObject each)
    {
        UInt128 key = Compact(each.Key);
        if (_sealed.TryGetValue(key, out ulong hash))
        {
            if (hash != Compact(each))
            {
                _tally.Report(SealFindingKind.Altered, each.Key, "one content", "two digests that name different ones");
            }

            return false;
        }

        _sealed.Add(key, Compact(each));
        _tally.ObjectsSealed++;
        return true;
    }

    private async Task<ObjectVerdict> ReadAsync(SealedObject each, CancellationToken cancellationToken)
    {
        try
        {
            if (await archive.ReadAsync(each.Key, cancellationToken).ConfigureAwait(false) is not { } bytes)
            {
                return new ObjectVerdict(each, null, 0);
            }

            _tally.AddBytes(bytes.Length);
            return new ObjectVerdict(each, SealDigest.HashOf(bytes.Span), bytes.Length);
        }
        catch (IOException unreadable)
        {
            return new ObjectVerdict(each, null, 0) { Defect = unreadable.Message };
        }
    }

    private void Settle(ObjectVerdict verdict)
    {
        if (verdict.IsIntact)
        {
            _tally.ObjectsIntact++;
            _tally.EventsIntact += verdict.Object.Events;
            return;
        }

        _tally.EventsLost += verdict.Object.Events;
        if (verdict.Defect is { } defect)
        {
            _tally.ObjectsAltered++;
            _tally.Report(SealFindingKind.Altered, verdict.Object.Key, Describe(verdict.Object), defect);
        }
        else if (verdict.FoundSha256 is null)
        {
            _tally.ObjectsMissing++;
            _tally.Report(SealFindingKind.Missing, verdict.Object.Key, Describe(verdict.Object), "nothing");
        }
        else
        {
            // It may have the bytes of an object whose digest comes later.
            _altered.Add(verdict);
        }
    }

    /// <summary>Tells the altered objects, those with each other's bytes as swapped.</summary>
    private async IAsyncEnumerable<SealFinding> NameAlteredAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Dictionary<string, string> owners = await OwnersAsync([.. _altered.Select(static verdict => verdict.FoundSha256!)], cancellationToken).ConfigureAwait(false);
        foreach (ObjectVerdict verdict in _altered)
        {
            if (owners.TryGetValue(verdict.FoundSha256!, out string? owner))
            {
                _tally.ObjectsSwapped++;
                _tally.Report(SealFindingKind.Swapped, verdict.Object.Key, Describe(verdict.Object), $"the bytes of {owner}");
            }
            else
            {
                _tally.ObjectsAltered++;
                _tally.Report(SealFindingKind.Altered, verdict.Object.Key, Describe(verdict.Object), Describe(verdict.FoundSize, verdict.FoundSha256!));
            }

            yield return _tally.Ready.Dequeue();
        }
    }

    /// <summary>Which sealed objects have some bytes; the digests are read again for it, which only an archive that was tampered with costs.</summary>
    private async Task<Dictionary<string, string>> OwnersAsync(HashSet<string> hashes, CancellationToken cancellationToken)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (SealChainFiles files in hashes.Count > 0 ? _chains : [])
        {
            await foreach (SealDigest digest in new ChainWalk(archive, files, new SealTally()).WalkAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (SealedObject each in digest.Objects.Where(each => hashes.Contains(each.Sha256)))
                {
                    owners[each.Sha256] = SealedKeys.Relocate(each.Key, digest.Chain, files.Chain.Prefix);
                }
            }
        }

        return owners;
    }

    private async Task JudgeListedAsync(string key, DateTimeOffset? changed, CancellationToken cancellationToken)
    {
        if (SealedKeys.SealPrefix(key) is not null)
        {
            return;
        }

        if (SealedKeys.ArchivePrefix(key) is not { } prefix)
        {
            _tally.ObjectsIgnored++;
            return;
        }

        _tally.ObjectsListed++;
        if (_sealed.ContainsKey(Compact(key)))
        {
            return;
        }

        if (changed is { } since && time.GetUtcNow() - since < s_sealedWithin && await IsDeliveredFileAsync(key, cancellationToken).ConfigureAwait(false))
        {
            _tally.ObjectsNotYetSealed++;
        }
        else if (_isBroken.GetValueOrDefault(prefix))
        {
            _tally.ObjectsUnsealed++;
            _tally.Report(SealFindingKind.Unsealed, key, "a digest that names it", "none among those that are left");
        }
        else
        {
            _tally.ObjectsAdded++;
            _tally.Report(SealFindingKind.Added, key, "nothing; no digest names it", "an object");
        }
    }

    private async Task<bool> IsDeliveredFileAsync(string key, CancellationToken cancellationToken) =>
        ArchiveObjectKey.TryParse(key, out ArchiveObjectKey? parsed)
        && await archive.ReadAsync(key, cancellationToken).ConfigureAwait(false) is { } bytes
        && bytes.Length == parsed.Size && ArchiveFile.Md5Of(bytes.Span) == parsed.Md5;
}
