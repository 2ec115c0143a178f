namespace ActionTrail.Cli.Demo;

/// <summary>What <c>attrail demo --break</c> leaves wrong, so that one sees how delivery reports it.</summary>
public enum DemoBreak
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The delivery role trusts <c>actiontrail.aliyuncs.com</c> without the management account.</summary>
    Trust,

    /// <summary>The delivery role lacks the system policy.</summary>
    Policy,

    /// <summary>The bucket is deleted after set-up.</summary>
    Bucket,
}
