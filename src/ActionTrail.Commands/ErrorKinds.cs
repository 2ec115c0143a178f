using System.Management.Automation;

namespace ActionTrail.Commands;

/// <summary>The kinds of errors: the one list of ErrorIds, categories and recommended actions. <c>docs/errors.md</c> is written from it.</summary>
internal static class ErrorKinds
{
    public static readonly ErrorKind AccessDenied = new("AccessDenied", ErrorCategory.PermissionDenied,
        "The cloud knows the caller, but no policy allows what was asked, or one denies it.",
        "Grant the RAM action named in the message to the identity that Get-AtContext shows.");

    public static readonly ErrorKind AuthenticationFailed = new("AuthenticationFailed", ErrorCategory.AuthenticationError,
        "The cloud refused the access key, its token, the signature or the time of the call.",
        "Check the access key, its token and the clock of this machine, then connect again.");

    public static readonly ErrorKind Conflict = new("Conflict", ErrorCategory.ResourceExists,
        "The thing exists already, or its state forbids the change.",
        "Look at what is there with the matching Get-At command, then change or remove it first.");

    public static readonly ErrorKind CredentialUnavailable = new("CredentialUnavailable", ErrorCategory.AuthenticationError,
        "No source of credentials gave any; the message lists each one that was asked, and why it gave none. Ends the pipeline.",
        "Connect with Connect-AtAccount, giving one of the sources that the message lists.");

    public static readonly ErrorKind DeliveryBlocked = new("DeliveryBlocked", ErrorCategory.ResourceUnavailable,
        "Delivery to a destination waits until somebody mends something. Nothing is lost meanwhile.",
        "Run the command that the recommended action names.");

    public static readonly ErrorKind DeliveryNotProved = new("DeliveryNotProved", ErrorCategory.ResourceUnavailable,
        "A canary of Test-AtDelivery -Assert did not arrive everywhere in time; the message counts the broken steps.",
        "Run the commands that the rows which did not pass name in Mend, then test again.");

    public static readonly ErrorKind FileNotFound = new("FileNotFound", ErrorCategory.ObjectNotFound,
        "A path leads to no file.",
        "Check the path; it counts from the current location.");

    public static readonly ErrorKind FileUnreadable = new("FileUnreadable", ErrorCategory.ReadError,
        "A file is there and cannot be read or written.",
        "Check the rights on the file, and whether another program has it open.");

    public static readonly ErrorKind InvalidArchive = new("InvalidArchive", ErrorCategory.InvalidData,
        "A file that should hold events is broken: its compression, or what stands between or in its events.",
        "Correct the input; the message states where and what was expected.");

    public static readonly ErrorKind InvalidConfiguration = new("InvalidConfiguration", ErrorCategory.InvalidOperation,
        "What was asked does not fit what is connected: no context, no local cloud, a folder in use, parameters that exclude each other. Ends the pipeline, unless it is about one item of it.",
        "Follow the message; Get-AtContext shows what is connected.");

    public static readonly ErrorKind InvalidEvent = new("InvalidEvent", ErrorCategory.InvalidData,
        "Something that should be an audit event is none.",
        "Correct the input; the message states where and what was expected.");

    public static readonly ErrorKind InvalidName = new("InvalidName", ErrorCategory.InvalidArgument,
        "A name, id, ARN or time breaks its documented rule. No call was made.",
        "Correct the name; the message states the rule.");

    public static readonly ErrorKind InvalidRequest = new("InvalidRequest", ErrorCategory.InvalidArgument,
        "The cloud refused a parameter; sending it again changes nothing.",
        "Correct the parameter that the message names.");

    public static readonly ErrorKind InvalidSetupFile = new("InvalidSetupFile", ErrorCategory.InvalidData,
        "A setup file breaks its format or a rule; every mistake is named with line and column. No call was made.",
        "Correct the file at the places that the message names.");

    public static readonly ErrorKind MalformedPolicyDocument = new("MalformedPolicyDocument", ErrorCategory.InvalidData,
        "A policy or trust document breaks the grammar of the RAM policy language.",
        "Correct the document at the place that the message names; nothing was changed.");

    public static readonly ErrorKind NotFound = new("NotFound", ErrorCategory.ObjectNotFound,
        "The named thing does not exist, or not in the account and region of the context.",
        "Check the name with the matching Get-At command and the context with Get-AtContext.");

    public static readonly ErrorKind ServiceUnavailable = new("ServiceUnavailable", ErrorCategory.ResourceUnavailable,
        "The service failed, also when it was asked again until the deadline.",
        "Run the command again later; quote the request id when you ask for support.");

    public static readonly ErrorKind Storage = new("Storage", ErrorCategory.ResourceUnavailable,
        "The local cloud cannot read or write its folder: the disk is full, or a file in it is damaged or locked.",
        "Make space on the disk or give back the rights on the folder, then run the command again.");

    public static readonly ErrorKind Throttled = new("Throttled", ErrorCategory.LimitsExceeded,
        "The cloud had too many calls, also after the waiting that it asked for.",
        "Wait, then run the command again with fewer calls at once.");

    public static readonly ErrorKind TransportFailure = new("TransportFailure", ErrorCategory.ConnectionError,
        "A call got no whole answer: the host was not found or refused, the connection broke, the time was up.",
        "Check the endpoint and the network, then run the command again; it is safe to repeat.");

    /// <summary>All kinds, by id.</summary>
    public static IReadOnlyList<ErrorKind> All { get; } =
    [
        AccessDenied, AuthenticationFailed, Conflict, CredentialUnavailable, DeliveryBlocked, DeliveryNotProved, FileNotFound, FileUnreadable, InvalidArchive, InvalidConfiguration,
        InvalidEvent, InvalidName, InvalidRequest, InvalidSetupFile, MalformedPolicyDocument, NotFound, ServiceUnavailable, Storage, Throttled, TransportFailure,
    ];
}
