using ActionTrail.Aliyun.Http;

namespace ActionTrail.Aliyun.Tests.Http;

public sealed class BackoffScheduleTests
{
    private static readonly RetryOptions s_options = new() { BaseDelay = TimeSpan.FromMilliseconds(200), MaxDelay = TimeSpan.FromSeconds(10) };

    [Theory]
    [InlineData(1, 0.0, 100)]
    [InlineData(1, 0.5, 150)]
    [InlineData(2, 0.0, 200)]
    [InlineData(3, 0.0, 400)]
    [InlineData(6, 0.0, 3200)]
    [InlineData(7, 0.0, 5000)]
    [InlineData(1000, 0.0, 5000)]
    [InlineData(int.MaxValue, 0.999, 9995)]
    public void Delays_double_up_to_the_bound(int failed, double jitter, double milliseconds) =>
        Assert.Equal(milliseconds, BackoffSchedule.Delay(s_options, failed, null, jitter).TotalMilliseconds, precision: 1);

    [Theory]
    [InlineData(30_000, 30_000)]
    [InlineData(1, 100)]
    public void The_server_sets_a_lower_bound(int asked, double milliseconds) =>
        Assert.Equal(milliseconds, BackoffSchedule.Delay(s_options, 1, TimeSpan.FromMilliseconds(asked), 0).TotalMilliseconds, precision: 1);
}
