using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Seals;
using ActionTrail.Engine.Verification.Seals;

namespace ActionTrail.LocalCloud.Tests.Delivery;

/// <summary>A copy of what a trail delivered in many rounds, to be tampered with and put right again.</summary>
internal sealed class SealedFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actiontrail-seal-").FullName;
    private readonly Dictionary<string, byte[]> _files;

    private SealedFolder(Dictionary<string, byte[]> files)
    {
        _files = files;
        Digests = [.. files.Where(static file => SealDigestKey.TryParse(file.Key, out _) && SealDigestFile.TryRead(file.Value, out _, out _)).Select(static file => (SealDigestKey.Parse(file.Key), Read(file.Value))).OrderBy(static digest => digest.Item1.Sequence)];
        Restore();
    }

    /// <summary>The digests, the first first.</summary>
    public IReadOnlyList<(SealDigestKey Key, SealDigest Digest)> Digests { get; }

    /// <summary>All files as they were delivered.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => _files;

    public string Head => Digests[^1].Key.ToString();

    public static async Task<SealedFolder> DeliverAsync(int rounds)
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, sls: false, retentionDays: 365);
        for (int round = 0; round < rounds; round++)
        {
            foreach (LocalAccount account in cloud.Company.Members.Take(1 + (round % 3)))
            {
                cloud.Record(account, 1 + (round % 4), each => each with { Region = round % 2 == 0 ? "cn-shanghai" : "cn-beijing" });
            }

            Assert.True((await cloud.DrainAsync()).IsCaughtUp);
        }

        return await CopyAsync(cloud);
    }

    public static async Task<SealedFolder> CopyAsync(DeliveryCloud cloud)
    {
        var oss = new OssClient(cloud.Archive);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (string key in await cloud.KeysAsync())
        {
            files.Add(key, (await oss.GetObjectAsync(DeliveryCloud.Bucket, Core.Destinations.ObjectKey.Parse(key), GetObjectOptions.Default, default)).Body.ToArray());
        }

        return new SealedFolder(files);
    }

    public byte[] Original(string key) => _files[key];

    public void Write(string key, byte[] bytes)
    {
        string path = Path.Combine(_folder, key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    public void Delete(string key) => File.Delete(Path.Combine(_folder, key));

    /// <summary>Keeps a file from being read until the answer is disposed of.</summary>
    public IDisposable Lock(string key) => new FileStream(Path.Combine(_folder, key), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Puts everything back as it was delivered.</summary>
    public void Restore()
    {
        Directory.Delete(_folder, recursive: true);
        foreach ((string key, byte[] bytes) in _files)
        {
            Write(key, bytes);
        }
    }

    public async Task<(IReadOnlyList<SealFinding> Findings, SealStatement Statement)> VerifyAsync(params string[] heads)
    {
        var verification = new ArchiveVerification(new FolderSealedArchive(_folder), TimeProvider.System);
        IReadOnlyList<SealFinding> findings = await verification.FindAsync(heads, default).All();
        Assert.True(verification.Statement.Balances, verification.Statement.ToString());
        Assert.Equal(findings.Count, verification.Statement.Findings);
        Assert.Equal(findings.Count == 0, verification.Statement.IsIntact);
        return (findings, verification.Statement);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static SealDigest Read(byte[] bytes)
    {
        Assert.True(SealDigestFile.TryRead(bytes, out SealDigest? digest, out string? defect), defect);
        return digest;
    }
}
