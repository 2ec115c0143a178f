using ActionTrail.Engine.Delivery;

namespace ActionTrail.Engine.Tests.Delivery;

public sealed class EventRunTests
{
    private const int EventSize = 100;

    [Theory]
    [InlineData(0, 0, false)] // what nobody needs is given back at once
    [InlineData(1, EventSize, false)]
    [InlineData(5, 5 * EventSize, false)]
    [InlineData(6, 1_000, true)]
    [InlineData(10, 1_000, true)]
    public void A_chunk_is_kept_where_most_of_it_is_needed_and_otherwise_its_events_are_copied(int needed, int expected, bool isKept)
    {
        var run = new EventRun();
        var chunks = new List<WideChunk>();
        for (int i = 0; i < 3; i++)
        {
            WideChunk chunk = new(10 * i);
            chunks.Add(chunk);
            for (int j = 0; j < needed; j++)
            {
                run.Add(0, chunk.Events[j], 1);
            }

            run.Keep(chunk);
            Assert.Equal((i + 1) * expected, run.HeldBytes);
        }

        Assert.All(chunks, chunk => Assert.Equal(!isKept, chunk.IsGivenBack));
        Assert.Equal(chunks.SelectMany((_, i) => Enumerable.Range(10 * i, needed)), run.Events.ToArray().Select(static each => (int)each.Position));
        Assert.All(run.Events.ToArray(), static each => Assert.All(each.Json.ToArray(), value => Assert.Equal(each.Position, value)));
        run.Clear();
        Assert.Equal(0, run.HeldBytes);
        Assert.All(chunks, static chunk => Assert.True(chunk.IsGivenBack));
    }

    /// <summary>Ten events in an array that is used for others as soon as it was given back.</summary>
    private sealed class WideChunk : EventChunk
    {
        private readonly byte[] _bytes;

        public WideChunk(int first)
            : this(first, new byte[10 * EventSize])
        {
        }

        private WideChunk(int first, byte[] bytes)
            : base([.. Enumerable.Range(0, 10).Select(i => new DeliveryEvent(first + i, "account", DateTimeOffset.UnixEpoch, bytes.AsMemory(i * EventSize, EventSize)))])
        {
            _bytes = bytes;
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)(first + (i / EventSize));
            }
        }

        public bool IsGivenBack { get; private set; }

        public override long HeldBytes => _bytes.Length;

        protected override void Dispose(bool disposing)
        {
            IsGivenBack = true;
            Array.Fill<byte>(_bytes, 255);
            base.Dispose(disposing);
        }
    }
}
