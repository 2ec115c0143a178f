using System.Net;

namespace ActionTrail.Trials;

/// <summary>
/// A network that fails a share of the calls in every way a network can: reset, timeout, server errors, throttling with and without a
/// delay, answers cut in the middle, and successes whose answer is lost.
/// </summary>
internal sealed class FaultyNetwork(HttpMessageHandler inner, double share, int seed) : DelegatingHandler(inner)
{
    private readonly Lock _lock = new();
    private readonly Random _chance = new(seed);

    public Dictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string fault = Draw();
        switch (fault)
        {
            case "reset":
                throw new HttpRequestException("Connection reset by peer.");
            case "timeout":
                throw new OperationCanceledException("The call took too long.");
            case "server error":
                return new HttpResponseMessage(HttpStatusCode.InternalServerError) { Content = new ByteArrayContent([]) };
            case "unavailable":
                return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new ByteArrayContent([]) };
            case "throttled":
                return new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new ByteArrayContent([]) };
            case "throttled with delay":
                var throttled = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new ByteArrayContent([]) };
                throttled.Headers.Add("Retry-After", "1");
                return throttled;
        }

        HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
        if (fault == "answer lost")
        {
            answer.Dispose();
            throw new HttpRequestException("Connection reset while waiting for the answer.");
        }

        if (fault == "answer cut" && answer.Content is { } whole)
        {
            byte[] bytes = await whole.ReadAsByteArrayAsync(cancellationToken);
            answer.Content = new StreamContent(new CutStream(bytes.AsMemory(0, bytes.Length / 2)));
        }

        return answer;
    }

    private string Draw()
    {
        string[] faults = ["reset", "timeout", "server error", "unavailable", "throttled", "answer cut", "answer lost", "answer lost"];
        lock (_lock)
        {
            string fault = _chance.NextDouble() >= share ? "none" : _chance.Next(200) == 0 ? "throttled with delay" : faults[_chance.Next(faults.Length)];
            Counts[fault] = Counts.GetValueOrDefault(fault) + 1;
            return fault;
        }
    }

    /// <summary>Gives half of an answer and then fails, as a broken connection does.</summary>
    private sealed class CutStream(ReadOnlyMemory<byte> half) : Stream
    {
        private int _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _position;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_position == half.Length)
            {
                throw new IOException("The connection was closed in the middle of the answer.");
            }

            int read = Math.Min(count, half.Length - _position);
            half.Span.Slice(_position, read).CopyTo(buffer.AsSpan(offset));
            _position += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
