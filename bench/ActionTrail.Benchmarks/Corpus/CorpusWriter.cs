using System.IO.Compression;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Events;
using ActionTrail.LocalCloud.Samples;

namespace ActionTrail.Benchmarks.Corpus;

/// <summary>Writes an archive as a multi-account trail delivers it. The same shape gives the same bytes.</summary>
/// <param name="shape">Its shape.</param>
/// <param name="folder">Where it goes.</param>
internal sealed class CorpusWriter(CorpusShape shape, string folder)
{
    private const string HomeRegion = "cn-hangzhou";
    private const int UsersPerAccount = 500;

    /// <summary>Writes it, unless it is there.</summary>
    /// <returns>The folder.</returns>
    public string Write()
    {
        string finished = Path.Combine(folder, shape.Name, ".complete");
        if (!File.Exists(finished))
        {
            int parts = shape.Accounts * shape.Days;
            Parallel.For(0, parts, part => WritePart(part % shape.Accounts, part / shape.Accounts, shape.Events / parts));
            File.WriteAllText(finished, "");
        }

        return Path.Combine(folder, shape.Name);
    }

    private void WritePart(int account, int day, int events)
    {
        string id = shape.AccountId(account);
        DateTimeOffset from = CorpusShape.Start.AddDays(day);
        var generator = new SampleEventGenerator(new()
        {
            AccountIds = [id],
            From = from,
            To = from.AddDays(1),
            Seed = (day * 1000) + account,
            UsersPerAccount = UsersPerAccount,
        });
        foreach (var region in generator.Generate(events).Select(static sample => (sample.Json, Fields: AuditEventFields.Read(sample.Json.Span)))
            .GroupBy(static sample => sample.Fields.IsGlobal ? HomeRegion : sample.Fields.Region))
        {
            using var writer = new ArchiveFileWriter(CompressionLevel.Optimal);
            DateTimeOffset latest = default;
            foreach ((ReadOnlyMemory<byte> json, AuditEventFields fields) in region)
            {
                writer.Append(json.Span);
                latest = fields.EventTime;
            }

            WriteFile(ArchivePartition.MultiAccount(OssKeyPrefix.Parse("corp-audit"), ArchiveKind.Management, ("rd-bench", AccountId.Parse(id)), RegionId.Parse(region.Key)), latest, writer.Complete());
        }
    }

    private void WriteFile(ArchivePartition partition, DateTimeOffset latest, ArchiveFile file)
    {
        string path = Path.Combine(folder, shape.Name, ArchiveObjectKey.For(partition, latest, file).ToString());
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using FileStream stream = File.Create(path);
        stream.Write(file.Bytes.Span);
    }
}
