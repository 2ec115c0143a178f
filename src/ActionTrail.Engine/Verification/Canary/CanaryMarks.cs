using System.Text;

namespace ActionTrail.Engine.Verification.Canary;

/// <summary>The marks of calls, found in the bytes of events: a request id occurs in its own event alone.</summary>
internal sealed class CanaryMarks(IEnumerable<CanaryCall> calls)
{
    /// <summary>How far the clocks of caller and service may be apart.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(15);

    private readonly (string Id, byte[] Bytes)[] _marks = [.. calls.Select(static call => (call.RequestId, Encoding.UTF8.GetBytes(call.RequestId)))];
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);

    /// <summary>Request ids that were found.</summary>
    public IReadOnlySet<string> Found => _found;

    /// <summary>Looks through one event.</summary>
    public void Look(ReadOnlySpan<byte> json)
    {
        foreach ((string id, byte[] bytes) in _marks)
        {
            if (json.IndexOf(bytes) >= 0)
            {
                _found.Add(id);
            }
        }
    }

    /// <summary>Looks through one event.</summary>
    public void Look(string json) => Look(Encoding.UTF8.GetBytes(json));
}
