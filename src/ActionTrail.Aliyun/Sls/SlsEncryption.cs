using System.Text.Json.Serialization;

namespace ActionTrail.Aliyun.Sls;

/// <summary>Encryption of a logstore at rest with the service's own key.</summary>
/// <param name="Enabled">Whether it is on.</param>
/// <param name="Algorithm"><c>default</c> (AES) or <c>m4</c>.</param>
public sealed record SlsEncryption(
    [property: JsonPropertyName("enable")] bool Enabled,
    [property: JsonPropertyName("encrypt_type")] string Algorithm = "default");
