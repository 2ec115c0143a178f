using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Delivery;

namespace ActionTrail.LocalCloud.Tests.Delivery;

/// <summary>A network that loses digests on their way to the bucket, or the bucket's answers to them, while it is asked to.</summary>
/// <param name="losesAnswers">Whether the digest arrives and only the answer is lost.</param>
internal sealed class DigestLoss(bool losesAnswers)
{
    private bool LosesAnswers => losesAnswers;

    public bool IsOn { get; set; }

    public int Lost { get; private set; }

    public DeliveryHostOptions Options => new() { Network = inner => new Handler(this, inner), Retry = new RetryOptions { MaxAttempts = 1 } };

    private bool Loses(HttpRequestMessage request) => IsOn && request.Method == HttpMethod.Put && request.RequestUri!.AbsolutePath.EndsWith(".seal", StringComparison.Ordinal);

    private sealed class Handler(DigestLoss loss, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!loss.Loses(request))
            {
                return await base.SendAsync(request, cancellationToken);
            }

            loss.Lost++;
            if (loss.LosesAnswers)
            {
                (await base.SendAsync(request, cancellationToken)).Dispose();
            }

            throw new HttpRequestException("Connection reset by peer.");
        }
    }
}
