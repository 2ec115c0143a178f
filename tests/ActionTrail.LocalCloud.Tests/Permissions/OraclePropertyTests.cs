using ActionTrail.Core.Accounts;
using ActionTrail.Core.Policies;
using ActionTrail.Engine.Setup;
using Xunit.Abstractions;

namespace ActionTrail.LocalCloud.Tests.Permissions;

/// <summary>The oracle says before anything runs what the cloud then does.</summary>
public class OraclePropertyTests(ITestOutputHelper output)
{
    private const int Cases = 2_000;

    [Fact]
    public async Task What_the_oracle_says_is_what_the_cloud_does()
    {
        var random = new Random(7);
        using OracleCloud cloud = await OracleCloud.CreateAsync();
        var policies = new RandomPolicies(random, cloud);
        int calls = 0, allowed = 0, assumed = 0;
        for (int number = 0; number < Cases; number++)
        {
            string change = await ChangeAsync(cloud, policies, random);
            AccountId owner = random.Next(8) == 0 ? cloud.ArchiveId : cloud.ManagementId;
            IReadOnlyList<SetupCheck> said = await cloud.Oracle().CheckRoleAsync(cloud.Question(owner), default);
            IReadOnlyList<(string Actions, bool Allowed)> done = await cloud.TryAsync(owner);
            foreach ((string actions, bool passed) in done)
            {
                SetupCheck[] needed = [.. actions.Split(' ').Select(action => said.Single(check => Is(check, action.Split('@'))))];
                Assert.True(needed.All(static check => check.Passed) == passed, $"case {number} after {change}: {actions} was {(passed ? "allowed" : "denied")}, but {string.Join("; ", needed.Select(static check => check.Found))}");
                Assert.All(needed, static check => Assert.True(check.Passed || check.Mend.Length > 0));
                calls++;
                allowed += passed ? 1 : 0;
            }

            assumed += done.Count > 1 ? 1 : 0;
        }

        output.WriteLine($"{Cases} cases, {assumed} assumed the role; {calls} calls, {allowed} allowed.");
        Assert.InRange(assumed, Cases / 4, Cases * 3 / 4);
        Assert.InRange(allowed, calls / 5, calls * 4 / 5);
    }

    private static bool Is(SetupCheck check, string[] action) =>
        check.Action == action[0] && (action.Length == 1 || check.Check.Contains($" logstore {action[1]} ", StringComparison.Ordinal));

    /// <summary>Changes one to three documents of the cloud.</summary>
    private static async Task<string> ChangeAsync(OracleCloud cloud, RandomPolicies policies, Random random)
    {
        var changes = new List<string>();
        for (int left = random.Next(1, 4); left > 0; left--)
        {
            string kind = policies.Pick(["trust", "trust", "system", "custom", "custom", "bucket", "project", "control", "enforce"]);
            string? json = null;
            switch (kind)
            {
                case "trust":
                    await cloud.TrustAsync(json = policies.Trust());
                    break;
                case "system":
                    await cloud.SystemPolicyAsync(policies.Pick([.. SystemPolicies.OfDeliveryRole]), random.Next(3) > 0);
                    break;
                case "custom":
                    json = random.Next(3) == 0 ? null : policies.Identity();
                    await cloud.CustomPolicyAsync(random.Next(2), json);
                    break;
                case "bucket":
                    json = random.Next(2) == 0 ? null : policies.Store("oss");
                    await cloud.BucketAsync(json, policies.Pick(["private", "private", "public-read", "public-read-write"]), random.Next(4) == 0);
                    break;
                case "project":
                    await cloud.ProjectPolicyAsync(json = policies.Store("log"));
                    break;
                case "control":
                    json = random.Next(3) > 0 ? null : policies.Identity(deny: 0.8);
                    await cloud.ControlAsync(policies.Pick(["member", "folder", "root"]), json, alone: random.Next(8) == 0);
                    break;
                default:
                    await cloud.EnforceAsync(random.Next(3) > 0);
                    break;
            }

            changes.Add($"{kind} {json}");
        }

        return string.Join(", ", changes);
    }
}
