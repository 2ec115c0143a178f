using ActionTrail.Engine.Search.Lookups;
using ActionTrail.Tests.Support;

namespace ActionTrail.Engine.Tests.Search.Lookups;

public sealed class LookupPaceTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Any_second_has_two_calls_at_most()
    {
        var pace = new LookupPace(_time);
        DateTimeOffset start = _time.GetUtcNow();
        Task[] calls = [.. Enumerable.Range(0, 7).Select(_ => pace.WaitAsync(CancellationToken.None))];
        var allowed = new List<double>();
        for (int tenth = 0; tenth < 50; tenth++)
        {
            allowed.AddRange(Enumerable.Repeat((_time.GetUtcNow() - start).TotalSeconds, calls.Count(static call => call.IsCompletedSuccessfully) - allowed.Count));
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal([0, 0, 1, 1, 2, 2, 3], allowed.Select(static seconds => Math.Round(seconds)));
    }

    [Fact]
    public void A_caller_that_took_its_time_does_not_wait()
    {
        var pace = new LookupPace(_time);
        for (int call = 0; call < 5; call++)
        {
            Assert.True(pace.WaitAsync(CancellationToken.None).IsCompletedSuccessfully);
            _time.Advance(TimeSpan.FromMilliseconds(500));
        }
    }

    [Fact]
    public void A_cloud_without_a_limit_is_never_waited_for() =>
        Assert.All(Enumerable.Range(0, 10), static _ => Assert.True(LookupPace.None.WaitAsync(CancellationToken.None).IsCompletedSuccessfully));
}
