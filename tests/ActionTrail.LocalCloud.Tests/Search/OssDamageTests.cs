using System.Globalization;
using System.IO.Compression;
using System.Text;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Destinations;
using ActionTrail.Engine.Search;
using ActionTrail.Engine.Search.Queries;
using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.LocalCloud.Tests.Search;

/// <summary>What is damaged in a bucket is named, bounded and survived, and everything else is in the answer.</summary>
public sealed class OssDamageTests : IDisposable
{
    private const int Sound = 30;
    private const int EventsInSound = 20;
    private const int EventsInDamaged = 20_000;

    private readonly ArchiveBucket _archive = new();

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData(SearchOrder.Stored)]
    [InlineData(SearchOrder.Newest)]
    public async Task Every_kind_of_damage_is_named_and_the_rest_of_the_answer_is_complete(SearchOrder order)
    {
        await PutSoundAsync();
        byte[] whole = ArchiveSamples.Gzip($"[{string.Join(',', Enumerable.Range(0, EventsInDamaged).Select(static number => ArchiveSamples.Event($"D{number}", ArchiveSamples.Start)))}]");
        byte[] flipped = [.. whole];
        flipped[whole.Length / 2] ^= 0x10;
        await _archive.PutAsync("bomb.gz", Bomb());
        await _archive.PutAsync("cut.gz", whole[..(whole.Length / 2)]);
        await _archive.PutAsync("empty.gz", []);
        await _archive.PutAsync("flipped.gz", flipped);
        await _archive.PutAsync("gone.gz", whole);
        await _archive.PutAsync("half.gz", whole);
        await _archive.PutAsync("not.gz", "<html>"u8.ToArray());
        var network = new DyingNetwork(_archive.Connection.Transport, "/half.gz", answers: 0);
        _archive.AfterCall = DeleteOnceListed("gone.gz");

        (List<string> ids, SearchStatement statement) = await ArchiveBucket.FindAsync(new(Through(network), _archive.Bucket, ""), ArchiveQuery.All, new() { Order = order });

        Assert.Equal(["bomb.gz", "cut.gz", "empty.gz", "flipped.gz", "gone.gz", "half.gz", "not.gz"], statement.Damaged.Select(static item => item.Name));
        Assert.All(statement.Damaged, static item => Assert.NotEmpty(item.Reason));
        Assert.Equal(["bomb.gz", "empty.gz", "gone.gz", "half.gz", "not.gz"], statement.Damaged.Where(static item => item.EventsRead == 0).Select(static item => item.Name));
        Assert.Contains("NoSuchKey", statement.Damaged[4].Reason, StringComparison.Ordinal);
        Assert.Contains("got no whole answer", statement.Damaged[5].Reason, StringComparison.Ordinal);
        Assert.Equal(Sound * EventsInSound, ids.Count(static id => id[0] == 'S'));
        Assert.InRange(ids.Count(static id => id[0] == 'D'), 5_000, EventsInDamaged - 1); // The readable part.
        Assert.Equal((7, Sound + 7, false, true), ((int)statement.ObjectsDamaged, (int)statement.ObjectsRead, statement.IsComplete, statement.IsListedCompletely));
        Assert.InRange(statement.BytesInflated, 1, 100_000_000); // The bomb would be a gigabyte.
    }

    [Fact]
    public async Task A_large_object_that_breaks_off_in_the_middle_is_named_and_what_came_is_used()
    {
        await PutSoundAsync();
        byte[] large = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, EventsInDamaged).Select(static number => ArchiveSamples.Event($"D{number}", ArchiveSamples.Start))));
        await _archive.PutAsync("large.json", large);
        var network = new DyingNetwork(_archive.Connection.Transport, "/large.json", answers: 3);

        (List<string> ids, SearchStatement statement) = await ArchiveBucket.FindAsync(new(Through(network), _archive.Bucket, "") { PieceSize = large.Length / 5 }, ArchiveQuery.All);

        DamagedItem damaged = Assert.Single(statement.Damaged);
        Assert.Equal("large.json", damaged.Name);
        Assert.Contains("got no whole answer", damaged.Reason, StringComparison.Ordinal);
        Assert.InRange(damaged.EventsRead, EventsInDamaged / 5 * 2, EventsInDamaged / 5 * 3);
        Assert.Equal((Sound * EventsInSound) + damaged.EventsRead, ids.Count);
    }

    [Fact]
    public async Task Counts_name_damage_as_well()
    {
        await PutSoundAsync();
        await _archive.PutAsync("bomb.gz", Bomb());
        await _archive.PutAsync("gone.gz", [1, 2, 3]);
        _archive.AfterCall = DeleteOnceListed("gone.gz");
        var search = new ArchiveSearch(new OssSource(_archive.Connection, _archive.Bucket, ""), ArchiveQuery.All, new(), TimeProvider.System);

        IReadOnlyList<EventCount> counts = await search.CountAsync(["eventName"], TimelineUnit.None, default);

        Assert.Equal(Sound * EventsInSound, Assert.Single(counts).Count);
        Assert.Equal(["bomb.gz", "gone.gz"], search.Statement.Damaged.Select(static item => item.Name));
        Assert.True(search.Statement is { Balances: true, IsComplete: false });
    }

    /// <summary>A gigabyte of zeros in a megabyte, behind the beginning of an event.</summary>
    private static byte[] Bomb()
    {
        using var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.SmallestSize))
        {
            gzip.Write(new byte[16 * 1024 * 1024]);
        }

        return [.. ArchiveSamples.Gzip("[{\"eventId\":\""), .. Enumerable.Repeat(member.ToArray(), 64).SelectMany(static bytes => bytes)];
    }

    private CloudConnection Through(DyingNetwork network) =>
        _archive.Connection with { Transport = new HttpMessageInvoker(network), Retry = new RetryOptions { BaseDelay = TimeSpan.Zero, MaxAttempts = 2 } };

    private Action<WireTrace> DeleteOnceListed(string key) => call =>
    {
        if (call.Operation.Contains("ListObjectsV2", StringComparison.Ordinal))
        {
            _archive.Client.DeleteObjectAsync(_archive.Bucket, ObjectKey.Parse(key), default).GetAwaiter().GetResult();
        }
    };

    private async Task PutSoundAsync()
    {
        for (int file = 0; file < Sound; file++)
        {
            string name = file.ToString("00", CultureInfo.InvariantCulture);
            await _archive.PutAsync($"sound/{name}.gz", ArchiveSamples.Gzip(string.Join('\n', Enumerable.Range(0, EventsInSound).Select(number => ArchiveSamples.Event($"S{name}-{number}", ArchiveSamples.Start.AddMinutes(number))))));
        }
    }

    /// <summary>Breaks every answer about an object off in its middle, after some whole ones.</summary>
    private sealed class DyingNetwork(HttpMessageInvoker inner, string path, int answers) : HttpMessageHandler
    {
        private int _asked;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage answer = await inner.SendAsync(request, cancellationToken);
            if (request.RequestUri!.AbsolutePath == path && ++_asked > answers)
            {
                byte[] body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
                answer.Content = new StreamContent(new BrokenStream(body[..(body.Length / 2)]));
            }

            return answer;
        }
    }

    private sealed class BrokenStream(byte[] sent) : MemoryStream(sent)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and int read ? read : throw new IOException("The connection was reset.");
    }
}
