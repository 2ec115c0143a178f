using ActionTrail.Core.Seals;
using ActionTrail.Engine.Verification.Seals;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.LocalCloud.Tests.Delivery;

public sealed class SealPropertyTests
{
    [Fact]
    public async Task Whatever_is_deleted_altered_added_or_swapped_is_named_and_nothing_else()
    {
        using SealedFolder folder = await SealedFolder.DeliverAsync(rounds: 12);
        Assert.True(folder.Digests.Count >= 12, $"{folder.Digests.Count} digests");
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(150),
            Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => TamperAsync(folder, new Random(seed)).GetAwaiter().GetResult()));
    }

    private static async Task<bool> TamperAsync(SealedFolder folder, Random chance)
    {
        var model = new Tampering(folder, chance);
        try
        {
            model.TouchDigests();
            model.TouchObjects();
            (IReadOnlyList<SealFinding> findings, SealStatement statement) = await folder.VerifyAsync(model.IsHeadKnown ? [folder.Head] : []);
            Assert.Equal(model.Expected(), findings.Select(finding => $"{finding.Kind} {finding.Key}").Order(StringComparer.Ordinal));
            Assert.Equal(model.UntrustedObjects, statement.ObjectsOfMissingDigests);
        }
        finally
        {
            folder.Restore();
        }

        return true;
    }

    /// <summary>Tampers at random and knows what must be found.</summary>
    private sealed class Tampering(SealedFolder folder, Random chance)
    {
        private readonly Dictionary<string, SealFindingKind> _objects = new(StringComparer.Ordinal);
        private readonly HashSet<long> _deleted = [];
        private readonly HashSet<long> _altered = [];
        private readonly Dictionary<string, string> _swapped = new(StringComparer.Ordinal);

        public bool IsHeadKnown { get; } = chance.Next(2) == 0;

        public long Top => folder.Digests.Select(static digest => digest.Key.Sequence).Where(sequence => !_deleted.Contains(sequence)).DefaultIfEmpty(0).Max();

        /// <summary>Objects of the deleted digests between two that are intact, or before the first intact one.</summary>
        public long UntrustedObjects => Gaps().Where(gap => IsTrusted(gap.High + 1) && (gap.Low == 1 || IsTrusted(gap.Low - 1)))
            .Sum(gap => folder.Digests.Where(digest => digest.Key.Sequence >= gap.Low && digest.Key.Sequence <= gap.High).Sum(static digest => (long)digest.Digest.Objects.Count));

        private bool IsBroken => _altered.Count > 0 || Gaps().Any();

        public void TouchDigests()
        {
            int count = folder.Digests.Count;
            switch (chance.Next(6))
            {
                case 0: // some, neighbours mostly
                    int from = chance.Next(count);
                    Delete(Enumerable.Range(from, Math.Min(chance.Next(1, 4), count - from)));
                    break;
                case 1: // the newest
                    int newest = chance.Next(1, 4);
                    Delete(Enumerable.Range(count - newest, newest));
                    break;
                case 2:
                    foreach (int index in Enumerable.Range(0, count).Where(_ => chance.Next(6) == 0))
                    {
                        SealDigestKey key = folder.Digests[index].Key;
                        folder.Write(key.ToString(), Mangle(folder.Original(key.ToString())));
                        _altered.Add(key.Sequence);
                    }

                    break;
            }
        }

        public void TouchObjects()
        {
            string[] keys = [.. folder.Digests.SelectMany(static digest => digest.Digest.Objects).Select(static each => each.Key)];
            switch (chance.Next(4))
            {
                case 0: // neighbours together
                    int from = chance.Next(keys.Length);
                    DeleteObjects(keys[from..Math.Min(keys.Length, from + chance.Next(1, 6))]);
                    break;
                case 1: // all of one digest
                    DeleteObjects([.. folder.Digests[chance.Next(folder.Digests.Count)].Digest.Objects.Select(static each => each.Key)]);
                    break;
                case 2: // the newest
                    DeleteObjects(keys[^chance.Next(1, 4)..]);
                    break;
            }

            foreach (string key in keys.Where(key => !_objects.ContainsKey(key) && chance.Next(15) == 0))
            {
                folder.Write(key, Mangle(folder.Original(key)));
                _objects[key] = SealFindingKind.Altered;
            }

            string[] others = [.. keys.Where(key => !_objects.ContainsKey(key)).OrderBy(_ => chance.Next()).Take(2 * chance.Next(3))];
            for (int i = 0; i + 1 < others.Length; i += 2)
            {
                folder.Write(others[i], folder.Original(others[i + 1]));
                folder.Write(others[i + 1], folder.Original(others[i]));
                (_objects[others[i]], _objects[others[i + 1]]) = (SealFindingKind.Swapped, SealFindingKind.Swapped);
                (_swapped[others[i]], _swapped[others[i + 1]]) = (others[i + 1], others[i]);
            }

            for (int i = chance.Next(3); i > 0; i--)
            {
                string copied = keys[chance.Next(keys.Length)];
                string added = chance.Next(2) == 0 ? $"corp-audit/AliyunLogs/junk-{i}" : copied.Replace("_1002_", $"_1002_9{i}", StringComparison.Ordinal);
                folder.Write(added, folder.Original(copied));
                _objects[added] = SealFindingKind.Added;
            }
        }

        public IEnumerable<string> Expected()
        {
            var expected = new List<string>();
            foreach ((SealDigestKey key, SealDigest digest) in folder.Digests)
            {
                foreach (SealedObject each in digest.Objects)
                {
                    SealFindingKind? kind = _objects.TryGetValue(each.Key, out SealFindingKind touched) ? touched : null;
                    expected.AddRange(Found(each.Key, kind, IsTrusted(key.Sequence)));
                }

                if (_altered.Contains(key.Sequence))
                {
                    expected.Add($"Altered {key}");
                }
            }

            expected.AddRange(_objects.Where(static each => each.Value == SealFindingKind.Added).Select(each => $"{Stranger} {each.Key}"));
            expected.AddRange(Gaps().Select(gap => $"Missing {NameOf(gap)}"));
            return expected.Order(StringComparer.Ordinal);
        }

        private SealFindingKind Stranger => IsBroken ? SealFindingKind.Unsealed : SealFindingKind.Added;

        private IEnumerable<string> Found(string key, SealFindingKind? touched, bool isTrusted)
        {
            SealFindingKind? kind = isTrusted ? touched : touched == SealFindingKind.Missing ? null : Stranger;
            if (kind == SealFindingKind.Swapped && !IsTrusted(folder.Digests.Single(digest => digest.Digest.Objects.Any(each => each.Key == _swapped[key])).Key.Sequence))
            {
                kind = SealFindingKind.Altered; // nobody can tell any more whose bytes these are
            }

            return kind is null ? [] : [$"{kind} {key}"];
        }

        private string NameOf((long Low, long High) gap)
        {
            SealDigestKey last = folder.Digests[(int)gap.High - 1].Key;
            bool isKnown = gap.High == folder.Digests.Count ? IsHeadKnown : IsTrusted(gap.High + 1);
            string end = isKnown ? last.ToString() : (last with { Sha256 = "*" }).ToString();
            return gap.Low == gap.High ? end : $"{folder.Digests[(int)gap.Low - 1].Key with { Sha256 = "*" }} to {end}";
        }

        /// <summary>Deleted digests in a row; without a head nobody knows of those behind the newest that is left.</summary>
        private IEnumerable<(long Low, long High)> Gaps()
        {
            long top = IsHeadKnown ? folder.Digests.Count : Top;
            for (long low = 1; low <= top; low++)
            {
                long high = low;
                while (high <= top && _deleted.Contains(high))
                {
                    high++;
                }

                if (high > low)
                {
                    yield return (low, high - 1);
                    low = high;
                }
            }
        }

        private bool IsTrusted(long sequence) => sequence >= 1 && sequence <= folder.Digests.Count && !_deleted.Contains(sequence) && !_altered.Contains(sequence);

        private void Delete(IEnumerable<int> indexes)
        {
            foreach (int index in indexes)
            {
                folder.Delete(folder.Digests[index].Key.ToString());
                _deleted.Add(folder.Digests[index].Key.Sequence);
            }
        }

        private void DeleteObjects(string[] keys)
        {
            foreach (string key in keys)
            {
                folder.Delete(key);
                _objects[key] = SealFindingKind.Missing;
            }
        }

        private byte[] Mangle(byte[] bytes)
        {
            byte[] mangled = [.. bytes];
            mangled[chance.Next(mangled.Length)] ^= (byte)(1 << chance.Next(8));
            return chance.Next(3) == 0 ? mangled[..^1] : mangled;
        }
    }
}
