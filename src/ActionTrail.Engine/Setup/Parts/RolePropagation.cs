using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Setup.Parts;

/// <summary>
/// A role that was made or changed a moment ago is not known everywhere at once: the trail is refused meanwhile. Such a refusal is
/// repeated for two minutes; that of a role that has stood for longer is believed at once.
/// </summary>
internal static class RolePropagation
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(15);

    /// <summary>Makes a change that needs the role.</summary>
    /// <param name="change">The change.</param>
    /// <param name="roleChanged">When the role last changed; null for never.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    // Unconfirmed: how long the cloud takes; its guides say that a change of RAM is known within minutes.
    public static async Task RunAsync(Func<CancellationToken, Task> change, DateTimeOffset? roleChanged, TimeProvider time, CancellationToken cancellationToken)
    {
        DateTimeOffset began = time.GetUtcNow();
        bool isFresh = began - roleChanged < s_fresh;
        for (TimeSpan pause = TimeSpan.FromSeconds(2); ; pause = pause * 2 < s_longest ? pause * 2 : s_longest)
        {
            try
            {
                await change(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (ApiException refused) when (isFresh && IsAboutTheRole(refused) && time.GetUtcNow() - began < s_patience)
            {
                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static bool IsAboutTheRole(ApiException refused) =>
        refused.Code is "InsufficientBucketPolicyException" or "InsufficientSlsPolicyException" or "InsufficientMaxComputePolicyException";
}
