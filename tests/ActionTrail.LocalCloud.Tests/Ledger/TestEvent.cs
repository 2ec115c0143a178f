using System.Text;
using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Ledger;

namespace ActionTrail.LocalCloud.Tests.Ledger;

/// <summary>Builds one event of a test.</summary>
internal sealed record TestEvent(string Id)
{
    public static readonly DateTimeOffset Epoch = new(2024, 5, 1, 0, 0, 0, TimeSpan.Zero);

    public string Account { get; init; } = "1000000000000001";

    public int Second { get; init; }

    public string Service { get; init; } = "Ecs";

    public string Name { get; init; } = "StopInstances";

    public string User { get; init; } = "alice";

    public string Region { get; init; } = "cn-hangzhou";

    public string Rw { get; init; } = "Write";

    public string? Category { get; init; } = "Management";

    public bool IsGlobal { get; init; }

    public Action<JsonObject> Change { get; init; } = static _ => { };

    public LedgerEntry Entry
    {
        get
        {
            var json = new JsonObject
            {
                ["eventId"] = Id,
                ["eventTime"] = Epoch.AddSeconds(Second).ToString("yyyy-MM-ddTHH:mm:ssZ"),
                ["serviceName"] = Service,
                ["eventName"] = Name,
                ["eventRW"] = Rw,
                ["acsRegion"] = Region,
                ["userIdentity"] = new JsonObject { ["type"] = "ram-user", ["userName"] = User, ["accessKeyId"] = "LTAI" + User },
            };
            if (Category is not null)
            {
                json["eventCategory"] = Category;
            }

            if (IsGlobal)
            {
                json["isGlobal"] = true;
            }

            Change(json);
            return new LedgerEntry(Account, Encoding.UTF8.GetBytes(json.ToJsonString()));
        }
    }
}
