using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ActionTrail.LocalCloud.Samples;

/// <summary>
/// Makes audit events as a company of many accounts produces them: a few busy accounts and users and a long tail, more reads than
/// writes, some failures, 0.6 to 8 KB each. Deterministic: one seed, one sequence.
/// </summary>
/// <param name="options">What to generate.</param>
public sealed class SampleEventGenerator(SampleEventOptions options)
{
    private static readonly string[] s_regions = ["cn-hangzhou", "cn-hangzhou", "cn-hangzhou", "cn-shanghai", "cn-shanghai", "cn-beijing", "ap-southeast-1", "eu-central-1"];
    private static readonly string[] s_agents =
    [
        "AlibabaCloud (Linux; amd64) Golang/1.24 Core/0.01 TeaDSL/1 Terraform/1.9",
        "aliyun-cli/3.0.260", "AlibabaCloud (Linux; x86_64) Python/3.12 Core/0.4 TeaDSL/1",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36",
    ];

    private static readonly (string Code, string Message)[] s_errors =
    [
        ("Forbidden.RAM", "User not authorized to operate on the specified resource, or this API doesn't support RAM."),
        ("NoPermission", "You are not authorized to do this action. You should be authorized by RAM."),
        ("InvalidInstanceId.NotFound", "The specified InstanceId does not exist."),
        ("Throttling.User", "Request was denied due to user flow control."),
    ];

    private static readonly int s_totalWeight = SampleOperation.Catalogue.Sum(static operation => operation.Weight);
    private readonly SampleEventOptions _options = options.Checked();

    /// <summary>Generates events in order of time.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The events, one at a time; nothing is kept.</returns>
    public IEnumerable<SampleEvent> Generate(int count)
    {
        var random = new Random(_options.Seed);
        var buffer = new ArrayBufferWriter<byte>(8192);
        double step = (_options.To - _options.From).TotalSeconds / Math.Max(1, count);
        for (int i = 0; i < count; i++)
        {
            buffer.ResetWrittenCount();
            DateTimeOffset time = _options.From.AddSeconds(step * i);
            string account = _options.AccountIds[Skewed(random, _options.AccountIds.Count)];
            string id = Id(random);
            using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            {
                Write(json, random, account, id, time);
            }

            yield return new SampleEvent(account, id, buffer.WrittenSpan.ToArray());
        }
    }

    private void Write(Utf8JsonWriter json, Random random, string account, string id, DateTimeOffset time)
    {
        SampleOperation operation = Pick(random);
        string region = s_regions[random.Next(s_regions.Length)];
        string user = string.Create(CultureInfo.InvariantCulture, $"user{Skewed(random, _options.UsersPerAccount):000}");
        string resource = operation.IdPrefix + Lower(random, 17);
        string host = operation.IsGlobal ? $"{operation.Service.ToLowerInvariant()}.aliyuncs.com" : $"{operation.Service.ToLowerInvariant()}.{region}.aliyuncs.com";
        json.WriteStartObject();
        json.WriteString("eventId", id);
        json.WriteNumber("eventVersion", 1);
        json.WriteString("eventCategory", "Management");
        json.WriteString("eventType", operation.Name == "ConsoleSignin" ? "ConsoleSignin" : "ApiCall");
        json.WriteString("eventName", operation.Name);
        json.WriteString("eventRW", operation.Writes ? "Write" : "Read");
        json.WriteString("eventSource", operation.Name == "ConsoleSignin" ? "signin.aliyun.com" : host);
        json.WriteString("eventTime", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteString("serviceName", operation.Service);
        json.WriteString("acsRegion", region);
        json.WriteString("requestId", id);
        json.WriteString("recipientAccountId", account);
        json.WriteBoolean("isGlobal", operation.IsGlobal);
        if (operation.Version.Length > 0)
        {
            json.WriteString("apiVersion", operation.Version);
        }

        WriteIdentity(json, random, account, user, time);
        json.WriteString("sourceIpAddress", string.Create(CultureInfo.InvariantCulture, $"203.0.{random.Next(113, 116)}.{Skewed(random, 250) + 1}"));
        json.WriteString("userAgent", s_agents[random.Next(s_agents.Length)]);
        json.WriteStartObject("additionalEventData");
        json.WriteString("Scheme", "https");
        if (operation.Name == "ConsoleSignin")
        {
            json.WriteString("mfaChecked", random.Next(4) == 0 ? "false" : "true");
        }

        json.WriteEndObject();
        WriteParameters(json, random, operation, region, host, resource);
        if (operation.ResourceType.Length > 0)
        {
            json.WriteStartObject("referencedResources");
            json.WriteStartArray(operation.ResourceType);
            json.WriteStringValue(resource);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteString("resourceType", operation.ResourceType);
            json.WriteString("resourceName", resource);
        }

        if (random.NextDouble() < _options.ErrorShare)
        {
            (string code, string message) = s_errors[random.Next(s_errors.Length)];
            json.WriteString("errorCode", code);
            json.WriteString("errorMessage", message);
        }
        else
        {
            json.WriteStartObject("responseElements");
            json.WriteString("RequestId", id);
            json.WriteEndObject();
        }

        if (operation.Name.StartsWith("Delete", StringComparison.Ordinal) || operation.Name == "StopLogging")
        {
            json.WriteStartObject("eventAttributes");
            json.WriteString("SensitiveAction", "true");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteIdentity(Utf8JsonWriter json, Random random, string account, string user, DateTimeOffset time)
    {
        bool session = random.Next(3) == 0;
        json.WriteStartObject("userIdentity");
        json.WriteString("type", session ? "assumed-role" : "ram-user");
        json.WriteString("accountId", account);
        json.WriteString("principalId", session ? $"3{account[1..]}:{user}" : $"2{account[1..]}{user[^3..]}");
        json.WriteString("userName", session ? $"deploy:{user}" : user);
        json.WriteString("accessKeyId", (session ? "STS.NU" : "LTAI5t") + account[..6] + user);
        if (session)
        {
            json.WriteStartObject("sessionContext");
            json.WriteStartObject("attributes");
            json.WriteString("creationDate", time.AddMinutes(-20).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteString("mfaAuthenticated", "false");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteParameters(Utf8JsonWriter json, Random random, SampleOperation operation, string region, string host, string resource)
    {
        json.WriteStartObject("requestParameters");
        json.WriteString("AcsHost", host);
        json.WriteString("AcsProduct", operation.Service);
        json.WriteString("RegionId", region);
        json.WriteString("ResourceId", resource);
        int tags = random.Next(20) == 0 ? random.Next(20, 70) : random.Next(0, 4);
        for (int i = 1; i <= tags; i++)
        {
            json.WriteString(string.Create(CultureInfo.InvariantCulture, $"Tag.{i}.Key"), Lower(random, 12));
            json.WriteString(string.Create(CultureInfo.InvariantCulture, $"Tag.{i}.Value"), Lower(random, 24));
        }

        json.WriteEndObject();
    }

    private static SampleOperation Pick(Random random)
    {
        int ticket = random.Next(s_totalWeight);
        foreach (SampleOperation operation in SampleOperation.Catalogue)
        {
            ticket -= operation.Weight;
            if (ticket < 0)
            {
                return operation;
            }
        }

        return SampleOperation.Catalogue[^1];
    }

    /// <summary>An index below <paramref name="count"/>, the low ones more often: the square of a uniform number.</summary>
    private static int Skewed(Random random, int count)
    {
        double uniform = random.NextDouble();
        return (int)(uniform * uniform * count);
    }

    private static string Id(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString("D").ToUpperInvariant();
    }

    private static string Lower(Random random, int length) =>
        string.Create(length, random, static (text, source) =>
        {
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = "abcdefghijklmnopqrstuvwxyz0123456789"[source.Next(36)];
            }
        });
}
