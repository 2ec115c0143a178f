using System.Management.Automation;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Destinations;

/// <summary>New-AtOssDestination: makes a bucket ready to receive audit events: encrypted, with a retention that nobody can shorten.</summary>
[Cmdlet(VerbsCommon.New, "AtOssDestination", SupportsShouldProcess = true), OutputType(typeof(OssDestination))]
public sealed class NewAtOssDestinationCommand : CloudCommand
{
    /// <summary>Bucket name; created in the context's region where it is missing.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Bucket { get; set; } = "";

    /// <summary>Prefix of the object keys, 6 to 32 characters; none when left out.</summary>
    [Parameter]
    public string KeyPrefix { get; set; } = "";

    /// <summary>Server-side encryption of new objects; left as it is when not given.</summary>
    [Parameter, ValidateSet("AES256", "KMS", "SM4")]
    public string Encryption { get; set; } = "";

    /// <summary>Days during which no object can be deleted or overwritten, 1 to 25550, locked at once; left as it is when not given.</summary>
    [Parameter, ValidateRange(1, 25550)]
    public int RetentionDays { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        OssDestinationRequest request;
        try
        {
            request = new OssDestinationRequest
            {
                Bucket = BucketName.Parse(Bucket),
                KeyPrefix = KeyPrefix.Length == 0 ? OssKeyPrefix.None : OssKeyPrefix.Parse(KeyPrefix),
                Encryption = Encryption.Length == 0 ? null : new OssEncryption(Encryption),
                RetentionDays = RetentionDays == 0 ? null : RetentionDays,
            };
        }
        catch (InvalidNameException error)
        {
            Report(error, Bucket);
            return;
        }

        string action = RetentionDays == 0 ? "Prepare for delivery" : $"Prepare for delivery and lock a retention of {RetentionDays} days, which cannot be shortened";
        if (ShouldProcess($"Bucket {Bucket} in {Caller.Region}", action)
            && TryRun(Bucket, stop => new OssDestinationSetup(Connection).EnsureAsync(request, stop), out OssDestination destination))
        {
            WriteResult(destination);
        }
    }
}
