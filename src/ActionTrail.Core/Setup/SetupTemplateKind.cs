namespace ActionTrail.Core.Setup;

/// <summary>The setups that there are templates for.</summary>
public enum SetupTemplateKind
{
    /// <summary>One account delivers its own events to a bucket of its own.</summary>
    SingleAccount,

    /// <summary>All members deliver to a bucket and a Log Service project of a log-archive member.</summary>
    MultiAccountMember,

    /// <summary>All members deliver to a bucket of the management account.</summary>
    MultiAccountManagement,

    /// <summary>All members deliver to a MaxCompute project of a member.</summary>
    MaxCompute,

    /// <summary>All members deliver to all three stores of a member, with data events, insights and history.</summary>
    AllStores,
}
