using System.Net;
using ActionTrail.Aliyun.Credentials;

namespace ActionTrail.Aliyun.Tests.Credentials;

/// <summary>A scripted world around credential sources: files, variables, web answers, roles and a clock that tests set.</summary>
internal sealed class World : HttpMessageHandler, IRoleAssumer
{
    public const string Secret = "planted-secret-7f3a";
    public const string SessionJson =
        "{\"Code\":\"Success\",\"AccessKeyId\":\"STS.a\",\"AccessKeySecret\":\"planted-secret-7f3a\",\"SecurityToken\":\"planted-secret-7f3a\",\"Expiration\":\"2026-01-01T06:00:00Z\"}";

    public World()
    {
        Host = new CredentialHost
        {
            Http = new HttpMessageInvoker(this),
            Roles = this,
            Time = Clock,
            Variable = Variables.GetValueOrDefault,
            ReadFile = Files.GetValueOrDefault,
            HomeFolder = "/home/u",
            RunProcess = (command, _) => Task.FromResult(Processes[string.Join(' ', command)]),
        };
    }

    public CredentialHost Host { get; }

    public ManualClock Clock { get; } = new();

    public Dictionary<string, string?> Variables { get; } = [];

    public Dictionary<string, string?> Files { get; } = [];

    public Dictionary<string, string> Processes { get; } = [];

    /// <summary>Answers by <c>METHOD url</c>; what is not here is refused as a dead host would.</summary>
    public Dictionary<string, (HttpStatusCode Status, string Text)> Web { get; } = [];

    /// <summary>Whether nobody answers in time.</summary>
    public bool Silent { get; set; }

    /// <summary>Requests seen: method, url, headers and body as text.</summary>
    public List<string> Seen { get; } = [];

    /// <summary>Roles assumed: who, which, under which name.</summary>
    public List<(string AccessKeyId, RoleSession Session)> Assumed { get; } = [];

    public async ValueTask<CloudCredentials> AssumeAsync(ICredentialProvider source, RoleSession session, CancellationToken cancellationToken)
    {
        CloudCredentials who = await source.GetAsync(cancellationToken);
        Assumed.Add((who.AccessKeyId, session));
        return new CloudCredentials($"STS.{session.RoleArn}", Secret, Secret, Clock.GetUtcNow() + session.Duration);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        string call = $"{request.Method} {request.RequestUri}";
        Seen.Add($"{call}\n{request.Headers}\n{body}");
        if (Silent)
        {
            // What a transport throws when the time limit of the exchange cancels it.
            throw new TaskCanceledException();
        }

        return Web.TryGetValue(call, out (HttpStatusCode Status, string Text) answer)
            ? new HttpResponseMessage(answer.Status) { Content = new StringContent(answer.Text) }
            : throw new HttpRequestException("connection refused");
    }

    public sealed class ManualClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan time) => _now += time;
    }
}
