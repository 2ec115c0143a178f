using ActionTrail.Core.Errors;
using ActionTrail.Engine.Setup.Parts;

namespace ActionTrail.LocalCloud.Tests.Setup;

public class RolePropagationTests
{
    private readonly ManualTimeProvider _time = new();
    private int _calls;

    [Fact]
    public async Task A_fresh_role_is_waited_for()
    {
        await PassAsync(RolePropagation.RunAsync(_ => ++_calls < 4 ? throw Refused() : Task.CompletedTask, _time.GetUtcNow(), _time, default));

        Assert.Equal(4, _calls);
    }

    [Fact]
    public async Task An_old_role_is_believed_at_once()
    {
        await Assert.ThrowsAsync<ApiException>(() => RolePropagation.RunAsync(_ => throw Refused(), _time.GetUtcNow() - TimeSpan.FromHours(1), _time, default));
        await Assert.ThrowsAsync<ApiException>(() => RolePropagation.RunAsync(_ => throw Refused(), null, _time, default));
    }

    [Fact]
    public async Task Patience_ends_after_two_minutes()
    {
        await Assert.ThrowsAsync<ApiException>(() => PassAsync(RolePropagation.RunAsync(_ => throw Refused(), _time.GetUtcNow(), _time, default)));
    }

    /// <summary>Moves the clock whenever the run waits for it.</summary>
    private async Task PassAsync(Task run)
    {
        while (!run.IsCompleted)
        {
            if (_time.Waiting > 0)
            {
                _time.Advance(TimeSpan.FromSeconds(15));
            }

            await Task.Yield();
        }

        await run;
    }

    private static ApiException Refused() => new("Actiontrail.CreateTrail", 403, "InsufficientBucketPolicyException", "no", "r");
}
