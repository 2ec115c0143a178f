using System.Text;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Policies;
using ActionTrail.Core.Trails;

namespace ActionTrail.Core.Setup;

/// <summary>Writes a commented setup file to start from.</summary>
public sealed record SetupTemplate
{
    private const int LongestPrefix = 32;
    private const int LongestProject = 28;

    /// <summary>Which setup.</summary>
    public required SetupTemplateKind Kind { get; init; }

    /// <summary>Trail name; stores are named after it.</summary>
    public required TrailName Name { get; init; }

    /// <summary>Region of everything.</summary>
    public required RegionId Region { get; init; }

    /// <summary>Context of the account that owns the trail.</summary>
    public required string TrailContext { get; init; }

    /// <summary>Id of that account; null when unknown.</summary>
    public AccountId? TrailAccountId { get; init; }

    /// <summary>Context of the account that owns the stores, where it is another.</summary>
    public required string StoreContext { get; init; }

    /// <summary>Id of that account; null when unknown.</summary>
    public AccountId? StoreAccountId { get; init; }

    private bool IsMultiAccount => Kind != SetupTemplateKind.SingleAccount;

    private bool HasMember => Kind is SetupTemplateKind.MultiAccountMember or SetupTemplateKind.MaxCompute or SetupTemplateKind.AllStores;

    private bool HasBucket => Kind != SetupTemplateKind.MaxCompute;

    private bool HasProject => Kind is SetupTemplateKind.MultiAccountMember or SetupTemplateKind.AllStores;

    private bool HasMaxCompute => Kind is SetupTemplateKind.MaxCompute or SetupTemplateKind.AllStores;

    private string Owner => IsMultiAccount ? "management" : "main";

    private string Stores => HasMember ? "logArchive" : Owner;

    private AccountId? StoresId => HasMember ? StoreAccountId : TrailAccountId;

    /// <summary>The text of the file.</summary>
    /// <returns>YAML.</returns>
    public string ToYaml()
    {
        var text = new StringBuilder();
        text.Append($"""
            # {Title()}
            #
            # Install-AtSetup (or attrail apply) makes what this file describes; run again, it changes nothing.
            # Test-AtSetup (or attrail verify) says what has drifted from it. docs/setup-file.md explains every key.
            version: 1

            # The accounts. A context is what Connect-AtAccount -Name made; for attrail, an account of the local cloud or a profile.
            accounts:

            """);
        text.Append(Account(Owner, TrailContext, TrailAccountId));
        text.Append(HasMember ? Account("logArchive", StoreContext, StoreAccountId) : "");
        text.Append(HasMember ? MemberHint() : "");
        text.Append(HasMember ? Role() : "");
        text.Append(HasBucket ? Bucket() : "");
        text.Append(HasProject ? Project() : "");
        text.Append(HasMaxCompute ? MaxCompute() : "");
        text.Append(Trail());
        text.Append(Kind == SetupTemplateKind.AllStores ? Extras() : "");
        return text.ToString().ReplaceLineEndings("\n");
    }

    private string Title() => Kind switch
    {
        SetupTemplateKind.SingleAccount => "One account keeps its own audit events in a bucket.",
        SetupTemplateKind.MultiAccountMember => "All members of the resource directory deliver their audit events to a log-archive member.",
        SetupTemplateKind.MultiAccountManagement => "All members of the resource directory deliver their audit events to the management account.",
        SetupTemplateKind.MaxCompute => "All members of the resource directory deliver their audit events to MaxCompute, to ask them questions in SQL.",
        _ => "All members of the resource directory deliver their audit events to a bucket, Log Service and MaxCompute.",
    };

    private static string Account(string name, string context, AccountId? id) => $"""
          {name}:
            context: {YamlText.Quote(context)}
            {(id is null ? "# id: \"1234567890123456\"   # nothing is done when the context belongs to another account" : $"id: \"{id}\"   # nothing is done when the context belongs to another account")}

        """;

    private static string MemberHint() => """
            # assumeRole: acs:ram::<member id>:role/resourcedirectoryaccountaccessrole   # with context: the management account's

        """;

    private string Role() => $"""

        # The role that ActionTrail writes with, in the account of the stores.
        deliveryRole:
          account: logArchive
          name: {SetupRole.DefaultName}
          trust: [{Owner}]   # the account that owns the trail, and nobody else
          policies: [{string.Join(", ", SystemPolicies.OfDeliveryRole)}]

        """;

    private string Bucket() => $"""

        # The bucket for the event files. Bucket names are unique over all of Alibaba Cloud.
        oss:
          account: {Stores}
          bucket: {Unique()}
          region: {Region}
          prefix: {Prefix()}
          encryption: AES256           # or KMS, with kmsKey
          acl: private
          blockPublicAccess: true
        {(Kind == SetupTemplateKind.SingleAccount ? Versioned : Retained)}
          lifecycle:
            - id: cool-down
              transitions:
                - days: 90
                  storageClass: IA

        """;

    private static string Versioned => "  versioning: enabled          # keeps what is overwritten or deleted";

    private static string Retained => """
          retention:
            days: 365                  # nobody can delete or overwrite an event file so long
            locked: true               # cannot be undone: a locked retention can only be made longer
        """;

    private string Project() => $"""

        # The Log Service project. The trail has the logstore actiontrail_{Name} in it.
        sls:
          account: {Stores}
          project: {Unique()}
          region: {Region}
          retentionDays: 180           # 3650 keeps logs for ever

        """;

    private string MaxCompute() => $"""

        # The MaxCompute project; its name starts with actiontrail_.
        maxCompute:
          account: {Stores}
          project: {MaxComputeProject()}
          region: {Region}

        """;

    private string Trail() => $"""

        trail:
          name: {Name}
          account: {Owner}
          kind: {(IsMultiAccount ? "multi-account" : "single-account")}
          homeRegion: {Region}
          regions: all                 # or a list of region ids
          events: all                  # or write, or read
          enabled: true

        """;

    private static string Extras() => """
          dataEvents:                  # operations on objects, logs and rows; they go to Log Service
            regions: all
            selectors:
              - service: Oss
                events: write
          insights: [IpInsight, AkInsight, PolicyChangeInsight]

        # Delivers the last 90 days too, once.
        history:
          backfill: true

        # A member that administers ActionTrail for the directory, and may own the trail.
        # delegatedAdministrator:
        #   account: security
        #   management: management

        """;

    private string Prefix() => Name.Value.Length > LongestPrefix ? Name.Value[..LongestPrefix] : Name.Value;

    /// <summary>A name for a bucket or project: no underscores, no dash at the end.</summary>
    private string Unique() => Name.Value.Replace('_', '-').TrimEnd('-') + (StoresId is null ? "" : $"-{StoresId}");

    private string MaxComputeProject()
    {
        string name = StoresId is { } id ? DeliveryNames.ProjectFor(id).Value : DeliveryNames.Start + Name.Value.Replace('-', '_');
        return name.Length > LongestProject ? name[..LongestProject] : name;
    }
}
