using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Accounts;
using ActionTrail.LocalCloud;
using ActionTrail.LocalCloud.Delivery;

namespace ActionTrail.Tests.Support;

/// <summary>A local cloud in a temporary folder, on a manual clock and seeded ids, with one account.</summary>
public sealed class TestCloud : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actiontrail-").FullName;

    public TestCloud(DeliveryHostOptions? delivery = null)
    {
        Delivery = delivery ?? new DeliveryHostOptions();
        Host = Open();
        Account = Host.CreateAccount("Management");
    }

    public static RegionId Region { get; } = RegionId.Parse("cn-hangzhou");

    public ManualTimeProvider Time { get; } = new();

    /// <summary>The open cloud.</summary>
    public LocalCloudHost Host { get; private set; }

    /// <summary>The first account.</summary>
    public LocalAccount Account { get; }

    /// <summary>Failures of the cloud that were not the client's; a test that expects none asserts on it.</summary>
    public List<Exception> Faults { get; } = [];

    /// <summary>How deliveries run, from the next opening on.</summary>
    public DeliveryHostOptions Delivery { get; set; }

    /// <summary>Connection of the first account's root.</summary>
    public CloudConnection Root => Connect(Account);

    /// <summary>Connection of an account's root; failed calls are not repeated.</summary>
    public CloudConnection Connect(LocalAccount account) => Connect(Host.RootCredentials(account.Id));

    /// <summary>Connection of any identity; failed calls are not repeated.</summary>
    public CloudConnection Connect(CloudCredentials credentials) =>
        Host.Connect(new StaticCredentialProvider(credentials), Region) with { Retry = new RetryOptions { MaxAttempts = 1 } };

    /// <summary>Closes the cloud and opens it again, as after a restart.</summary>
    public void Reopen()
    {
        Host.Dispose();
        Host = Open();
    }

    public void Dispose()
    {
        Host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private LocalCloudHost Open() =>
        LocalCloudHost.Open(new LocalCloudOptions { Folder = _folder, Time = Time, Ids = IdSource.Seeded("test"), OnFault = Faults.Add, Delivery = Delivery });
}
