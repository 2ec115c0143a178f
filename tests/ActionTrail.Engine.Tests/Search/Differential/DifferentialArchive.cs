using System.Globalization;
using ActionTrail.Tests.Support;

namespace ActionTrail.Engine.Tests.Search.Differential;

/// <summary>An archive in a temporary folder whose records write the same values in every way that JSON has.</summary>
internal sealed class DifferentialArchive : IDisposable
{
    private const int Files = 6;
    private const int EventsPerFile = 300;

    // Each list holds JSON values as they are written; an empty one leaves the member out.
    private static readonly (string Name, string[] Values)[] s_members =
    [
        ("eventName", ["\"StopInstances\"", "\"StartInstances\"", "\"Stop\\u0049nstances\"", "\"DeleteUser\"", "\"AssumeRole\""]),
        ("serviceName", ["\"Ecs\"", "\"\\u0045cs\"", "\"Ram\"", "\"Sts\"", "\"Oss\""]),
        ("acsRegion", ["\"cn-hangzhou\"", "\"cn-beijing\"", "\"eu-central-1\""]),
        ("recipientAccountId", ["\"1000000000000001\"", "\"1000000000000002\"", ""]),
        ("sourceIpAddress", ["\"203.0.113.7\"", "\"203.0.113.77\"", "\"203.0.200.7\"", "\"10.1.2.3\"", "\"Internal\"", ""]),
        ("errorCode", ["", "", "", "\"Forbidden.RAM\"", "\"InvalidInstanceId.NotFound\"", "null"]),
        ("eventRW", ["\"Write\"", "\"Read\""]),
        ("requestId", ["\"req-1\"", "\"req-2\"", "\"REQ-1\""]),
        ("count", ["1", "12", "\"12\"", "120", "\"1\"", "", "null"]),
        ("size", ["5", "99.5", "100", "100.5", "1200", ""]),
        ("ratio", ["1.0", "\"1.0\"", "1", ""]),
        ("isGlobal", ["true", "false", "\"true\"", ""]),
        ("errorMessage", ["null", "\"\"", "\"not there\"", ""]),
        ("path", ["\"a/b\"", "\"a\\/b\"", "\"a\\u002fb\"", "\"a\\\\b\"", "\"a\\\"b\"", ""]),
        ("face", ["\"\ud83d\ude00\"", "\"\\ud83d\\ude00\"", "\"\\uD83D\\uDE00 smile\"", ""]),
        ("tags", ["\"blue\"", "[\"blue\",\"green\"]", "[\"bl\\u0075e\"]", "[\"red\"]", "[]", ""]),
        ("items", ["[{\"key\":\"k1\",\"value\":\"v1\"},{\"key\":\"k2\",\"value\":\"v2\"}]", "[{\"key\":\"k2\",\"value\":\"v1\"}]", "[]", ""]),
        ("requestParameters", ["{\"InstanceId\":\"i-9\",\"Tag.1.Key\":\"env\"}", "{\"Instance\\u0049d\":\"i-9\"}", "{\"VpcId\":\"i-9\",\"Tag.1.Key\":\"other\"}", "{\"InstanceId\":\"i-99\"}", "{}", ""]),
        ("requestParameterJson", ["\"{\\\"InstanceId\\\":\\\"i-9\\\"}\"", "\"{\\\"InstanceId\\\":\\\"\\\\u0069-9\\\"}\"", "\"{\\u0022InstanceId\\u0022:\\u0022i-9\\u0022}\"", "\"{\\\"Tags\\\":[{\\\"Key\\\":\\\"env\\\"}]}\"", "\"i-9\"", "\"{broken\"", ""]),
        ("resourceName", ["\"i-7\"", "\"i-77\"", ""]),
        ("referencedResources", ["{\"ACS::ECS::Instance\":[\"i-7\",\"i-8\"]}", "{\"ACS::RAM::User\":[\"alice\"]}", ""]),
    ];

    private static readonly string[] s_users =
    [
        "\"alice\"", "\"\\u0061lice\"", "\"\\u0061\\u006C\\u0069\\u0063\\u0065\"", "\"Alice\"", "\"alicia\"", "\"bob\"", "\"\u65e5\u5fd7\"", "\"\\u65e5\\u5fd7\"", "\"O'Neil\"", "\"a\\\"b\"",
        "\"role:alice\"", "\"user\\/1\"", "",
    ];

    public DifferentialArchive()
    {
        Folder = Directory.CreateTempSubdirectory("actiontrail-differential-").FullName;
        var random = new Random(20260501);
        for (int file = 0; file < Files; file++)
        {
            string[] events = [.. Enumerable.Range(0, EventsPerFile).Select(number => Event(random, (file * EventsPerFile) + number))];
            File.WriteAllBytes(Path.Combine(Folder, $"{file}.gz"), ArchiveSamples.Gzip($"[{string.Join(",\n", events)}]"));
        }
    }

    public string Folder { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Event(Random random, int number)
    {
        string time = ArchiveSamples.Start.AddSeconds(number * 97).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        List<string> members = [$"\"eventId\":\"e-{number:0000}\"", $"\"eventTime\":\"{time}\"", $"\"userIdentity\":{Identity(random)}"];
        foreach ((string name, string[] values) in s_members)
        {
            string value = values[random.Next(values.Length)];
            if (value.Length > 0)
            {
                members.Add($"\"{name}\":{value}");
            }
        }

        if (number % 50 == 0)
        {
            members.Add("\"twice\":\"first\"");
            members.Add("\"twice\":\"last\"");
        }

        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(members)[..^(number % 50 == 0 ? 2 : 0)]);
        return $"{{{string.Join(random.Next(2) == 0 ? "," : " , ", members)}}}";
    }

    private static string Identity(Random random)
    {
        string user = s_users[random.Next(s_users.Length)];
        string[] members =
        [
            $"\"type\":\"{(random.Next(2) == 0 ? "ram-user" : "assumed-role")}\"",
            .. random.Next(3) == 0 ? Array.Empty<string>() : [$"\"accessKeyId\":\"LTAI5t{random.Next(4)}\""],
            .. random.Next(2) == 0 ? Array.Empty<string>() : [$"\"accountId\":\"100000000000000{random.Next(1, 4)}\""],
            .. user.Length == 0 ? Array.Empty<string>() : [$"\"userName\":{user}"],
        ];
        return $"{{{string.Join(',', members)}}}";
    }
}
