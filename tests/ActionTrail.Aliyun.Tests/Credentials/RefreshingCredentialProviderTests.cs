using ActionTrail.Aliyun.Credentials;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Tests.Credentials;

public sealed class RefreshingCredentialProviderTests
{
    private readonly World.ManualClock _clock = new();
    private Func<CloudCredentials> _answer;
    private int _fetches;

    public RefreshingCredentialProviderTests() => _answer = () => Session(TimeSpan.FromHours(1));

    [Fact]
    public async Task Fetches_once_until_fifteen_minutes_before_the_end()
    {
        RefreshingCredentialProvider provider = Provider();

        await provider.GetAsync(default);
        _clock.Advance(TimeSpan.FromMinutes(44));
        await provider.GetAsync(default);
        Assert.Equal(1, _fetches);

        _clock.Advance(TimeSpan.FromMinutes(1));
        CloudCredentials fresh = await provider.GetAsync(default);
        Assert.Equal((2, _clock.GetUtcNow().AddHours(1)), (_fetches, fresh.Expiration));
    }

    [Fact]
    public async Task Ignores_a_failed_refresh_before_the_end_and_tries_again_after_a_minute()
    {
        RefreshingCredentialProvider provider = Provider();
        CloudCredentials first = await provider.GetAsync(default);
        _answer = () => throw new TransportException("down");
        _clock.Advance(TimeSpan.FromMinutes(50));

        Assert.Same(first, await provider.GetAsync(default));
        Assert.Same(first, await provider.GetAsync(default));
        Assert.Equal(2, _fetches);

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Same(first, await provider.GetAsync(default));
        Assert.Equal(3, _fetches);
    }

    [Fact]
    public async Task Throws_the_error_of_the_refresh_after_the_end_and_recovers()
    {
        RefreshingCredentialProvider provider = Provider();
        await provider.GetAsync(default);
        _answer = () => throw new TransportException("down");
        _clock.Advance(TimeSpan.FromHours(1));

        await Assert.ThrowsAsync<TransportException>(async () => await provider.GetAsync(default));

        _answer = () => Session(TimeSpan.FromHours(1));
        Assert.Equal(_clock.GetUtcNow().AddHours(1), (await provider.GetAsync(default)).Expiration);
    }

    [Fact]
    public async Task Does_not_fetch_a_short_session_for_every_call()
    {
        _answer = () => Session(TimeSpan.FromMinutes(15));
        RefreshingCredentialProvider provider = Provider();

        await provider.GetAsync(default);
        await provider.GetAsync(default);

        Assert.Equal(1, _fetches);
    }

    [Fact]
    public async Task Refuses_a_fetched_session_that_has_ended()
    {
        _answer = () => Session(TimeSpan.Zero);
        await Assert.ThrowsAsync<CredentialException>(async () => await Provider().GetAsync(default));
    }

    [Fact]
    public async Task Fetches_credentials_without_an_end_once()
    {
        _answer = () => new CloudCredentials("a", "s");
        RefreshingCredentialProvider provider = Provider();

        await provider.GetAsync(default);
        _clock.Advance(TimeSpan.FromDays(1000));
        await provider.GetAsync(default);

        Assert.Equal(1, _fetches);
    }

    [Fact]
    public async Task All_callers_share_one_fetch_and_a_caller_who_leaves_does_not_end_it()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var provider = new RefreshingCredentialProvider(
            async _ =>
            {
                Interlocked.Increment(ref _fetches);
                await gate.Task;
                return Session(TimeSpan.FromHours(1));
            },
            _clock);
        using var leaving = new CancellationTokenSource();
        Task<CloudCredentials> left = provider.GetAsync(leaving.Token).AsTask();
        Task<CloudCredentials>[] others = [.. Enumerable.Range(0, 8).Select(_ => provider.GetAsync(default).AsTask())];

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        gate.SetResult();

        Assert.Single((await Task.WhenAll(others)).Distinct());
        Assert.Equal(1, _fetches);
    }

    private CloudCredentials Session(TimeSpan life) => new("STS.a", "s", "t", _clock.GetUtcNow() + life);

    private RefreshingCredentialProvider Provider() => new(
        _ =>
        {
            _fetches++;
            return ValueTask.FromResult(_answer());
        },
        _clock);
}
