namespace ActionTrail.Aliyun.Ram;

/// <summary>Who wrote a policy.</summary>
public enum PolicyType
{
    /// <summary>The cloud; fixed.</summary>
    System,

    /// <summary>The account.</summary>
    Custom,
}
