using ActionTrail.Core.Trails;
using ActionTrail.Engine.Search.Queries;
using ActionTrail.Tests.Support;

namespace ActionTrail.Engine.Tests.Search.Differential;

/// <summary>The questions.</summary>
internal static class DifferentialCases
{
    private const string User = "j->>'$.userIdentity.userName'";
    private const string JqUser = ".userIdentity.userName";
    private const string Account = "coalesce(j->>'$.recipientAccountId', j->>'$.userIdentity.accountId')";
    private const string Nested = "try(json(CASE WHEN json_valid(j->>'$.requestParameterJson') THEN j->>'$.requestParameterJson' ELSE '{}' END))";
    private const string JqNested = "(.requestParameterJson | (fromjson? // null) | objects)";

    public static IReadOnlyList<DifferentialCase> All { get; } =
    [
        new("everything", ArchiveQuery.All, "true", "true"),
        new("a user however it is escaped", new() { UserNames = ["alice"] }, $"{User} = 'alice'", $"{JqUser} == \"alice\""),
        new("another case is another user", new() { UserNames = ["Alice"] }, $"{User} = 'Alice'", $"{JqUser} == \"Alice\""),
        new("two users", new() { UserNames = ["bob", "alicia"] }, $"{User} IN ('bob', 'alicia')", $"{JqUser} == \"bob\" or {JqUser} == \"alicia\""),
        new("users that begin so", new() { UserNames = ["al*"] }, $"{User} LIKE 'al%'", $"({JqUser} // \"\") | startswith(\"al\")"),
        new("users that end so", new() { UserNames = ["*ice"] }, $"{User} LIKE '%ice'", $"({JqUser} // \"\") | endswith(\"ice\")"),
        new("one letter is anything", new() { UserNames = ["?lice"] }, $"{User} LIKE '_lice'", $"({JqUser} // \"\") | test(\"^.lice$\")"),
        new("any user at all", new() { UserNames = ["*"] }, $"{User} IS NOT NULL", $"{JqUser} != null"),
        new("characters beyond ASCII", new() { UserNames = ["\u65e5\u5fd7"] }, $"{User} = '\u65e5\u5fd7'", $"{JqUser} == \"\u65e5\u5fd7\""),
        new("a single quote", new() { UserNames = ["O'Neil"] }, $"{User} = 'O''Neil'", $"{JqUser} == \"O'Neil\""),
        new("a double quote", new() { UserNames = ["a\"b"] }, $"{User} = 'a\"b'", $"{JqUser} == \"a\\\"b\""),
        new("an escaped slash", new() { UserNames = ["user/1"] }, $"{User} = 'user/1'", $"{JqUser} == \"user/1\""),
        new("a service however it is escaped", new() { ServiceNames = ["Ecs"] }, "j->>'$.serviceName' = 'Ecs'", ".serviceName == \"Ecs\""),
        new("two fields", new() { ServiceNames = ["Ecs"], EventNames = ["StopInstances"] }, "j->>'$.serviceName' = 'Ecs' AND j->>'$.eventName' = 'StopInstances'", ".serviceName == \"Ecs\" and .eventName == \"StopInstances\""),
        new("three fields", new() { ServiceNames = ["Ram", "Sts"], EventNames = ["*User"], Regions = ["cn-*"] }, "j->>'$.serviceName' IN ('Ram', 'Sts') AND j->>'$.eventName' LIKE '%User' AND j->>'$.acsRegion' LIKE 'cn-%'", "(.serviceName == \"Ram\" or .serviceName == \"Sts\") and (.eventName | endswith(\"User\")) and (.acsRegion | startswith(\"cn-\"))"),
        new("a region", new() { Regions = ["eu-central-1"] }, "j->>'$.acsRegion' = 'eu-central-1'", ".acsRegion == \"eu-central-1\""),
        new("an account, of the recipient or else of the caller", new() { AccountIds = ["1000000000000001"] }, $"{Account} = '1000000000000001'", "(.recipientAccountId // .userIdentity.accountId) == \"1000000000000001\""),
        new("an access key", new() { AccessKeyIds = ["LTAI5t2"] }, "j->>'$.userIdentity.accessKeyId' = 'LTAI5t2'", ".userIdentity.accessKeyId == \"LTAI5t2\""),
        new("an address", new() { SourceIpAddresses = ["203.0.113.7"] }, "j->>'$.sourceIpAddress' = '203.0.113.7'", ".sourceIpAddress == \"203.0.113.7\""),
        new("a block of addresses", new() { SourceIpAddresses = ["203.0.113.0/24"] }, "j->>'$.sourceIpAddress' LIKE '203.0.113.%'", "(.sourceIpAddress // \"\") | startswith(\"203.0.113.\")"),
        new("two blocks", new() { SourceIpAddresses = ["203.0.0.0/16", "10.0.0.0/8"] }, "j->>'$.sourceIpAddress' LIKE '203.0.%' OR j->>'$.sourceIpAddress' LIKE '10.%'", "(.sourceIpAddress // \"\") | startswith(\"203.0.\") or startswith(\"10.\")"),
        new("a resource, by its name or among the referenced ones", new() { ResourceNames = ["i-7"] }, "j->>'$.resourceName' = 'i-7' OR coalesce(CAST(j->'$.referencedResources' AS VARCHAR), '') LIKE '%\"i-7\"%'", ".resourceName == \"i-7\" or ([.referencedResources[]?[]] | any(. == \"i-7\"))"),
        new("a resource type", new() { ResourceTypes = ["ACS::RAM::User"] }, "j->'$.referencedResources.\"ACS::RAM::User\"' IS NOT NULL", "(.referencedResources // {}) | has(\"ACS::RAM::User\")"),
        new("a request", new() { RequestIds = ["req-1"] }, "j->>'$.requestId' = 'req-1'", ".requestId == \"req-1\""),
        new("an error", new() { ErrorCodes = ["Forbidden.RAM"] }, "j->>'$.errorCode' = 'Forbidden.RAM'", ".errorCode == \"Forbidden.RAM\""),
        new("any error; null is none", new() { ErrorCodes = ["*"] }, "j->>'$.errorCode' IS NOT NULL", ".errorCode != null"),
        new("errors that contain a word", new() { ErrorCodes = ["*NotFound*"] }, "j->>'$.errorCode' LIKE '%NotFound%'", "(.errorCode // \"\") | contains(\"NotFound\")"),
        new("writes", new() { EventRw = EventRw.Write }, "j->>'$.eventRW' = 'Write'", ".eventRW == \"Write\""),
        new("an event", new() { EventIds = ["e-0042"] }, "j->>'$.eventId' = 'e-0042'", ".eventId == \"e-0042\""),
        new("since a time", new() { Since = ArchiveSamples.Start.AddHours(20) }, "j->>'$.eventTime' >= '2026-05-01T20:00:00Z'", ".eventTime >= \"2026-05-01T20:00:00Z\""),
        new("until a time", new() { Until = ArchiveSamples.Start.AddHours(3) }, "j->>'$.eventTime' < '2026-05-01T03:00:00Z'", ".eventTime < \"2026-05-01T03:00:00Z\""),
        new("a range and a user", new() { Since = ArchiveSamples.Start.AddHours(3), Until = ArchiveSamples.Start.AddHours(12), UserNames = ["alice"] }, $"j->>'$.eventTime' >= '2026-05-01T03:00:00Z' AND j->>'$.eventTime' < '2026-05-01T12:00:00Z' AND {User} = 'alice'", $".eventTime >= \"2026-05-01T03:00:00Z\" and .eventTime < \"2026-05-01T12:00:00Z\" and {JqUser} == \"alice\""),
        new("a text in either case", new() { Texts = ["req-1"] }, "lower(CAST(j AS VARCHAR)) LIKE '%req-1%'", "[.. | strings] | any(ascii_downcase | contains(\"req-1\"))"),
        DifferentialCase.Where("count eq 12", "j->>'$.count' = '12'", "(.count | tostring) == \"12\""),
        DifferentialCase.Where("count ne 12", "j->>'$.count' IS DISTINCT FROM '12'", "(.count | tostring) != \"12\""),
        DifferentialCase.Where("count in 1,120", "j->>'$.count' IN ('1', '120')", "(.count | tostring) as $n | $n == \"1\" or $n == \"120\""),
        DifferentialCase.Where("size gt 100", "CAST(j->>'$.size' AS DOUBLE) > 100", "(.size | numbers) > 100"),
        DifferentialCase.Where("size lt 100", "CAST(j->>'$.size' AS DOUBLE) < 100", "(.size | numbers) < 100"),
        DifferentialCase.Where("eventTime gt 2026-05-01T12:00:00Z", "j->>'$.eventTime' > '2026-05-01T12:00:00Z'", ".eventTime > \"2026-05-01T12:00:00Z\""),
        DifferentialCase.Where("ratio like 1*", "j->>'$.ratio' LIKE '1%'", ".ratio != null"),
        DifferentialCase.Where("isGlobal eq true", "j->>'$.isGlobal' = 'true'", "(.isGlobal | tostring) == \"true\""),
        DifferentialCase.Where("errorMessage exists", "j->>'$.errorMessage' IS NOT NULL", ".errorMessage != null"),
        DifferentialCase.Where("errorMessage exists false", "j->>'$.errorMessage' IS NULL", ".errorMessage == null"),
        DifferentialCase.Where("errorMessage eq ''", "j->>'$.errorMessage' = ''", ".errorMessage == \"\""),
        DifferentialCase.Where("vpcId eq vpc-1", "j->>'$.vpcId' = 'vpc-1'", ".vpcId == \"vpc-1\""),
        DifferentialCase.Where("path eq a/b", "j->>'$.path' = 'a/b'", ".path == \"a/b\""),
        DifferentialCase.Where("path eq a\\b", "j->>'$.path' = 'a\\b'", ".path == \"a\\\\b\""),
        DifferentialCase.Where("path like a?b", "j->>'$.path' LIKE 'a_b'", "(.path // \"\") | test(\"^a.b$\")"),
        DifferentialCase.Where("face eq \ud83d\ude00", "j->>'$.face' = '\ud83d\ude00'", ".face == \"\ud83d\ude00\""),
        DifferentialCase.Where("face like \ud83d\ude00*", "j->>'$.face' LIKE '\ud83d\ude00%'", "(.face // \"\") | startswith(\"\ud83d\ude00\")"),
        DifferentialCase.Where("eventName match ^(Stop|Start)", "regexp_matches(j->>'$.eventName', '^(Stop|Start)')", ".eventName | test(\"^(Stop|Start)\")"),
        DifferentialCase.Where("tags eq blue", "coalesce(CAST(j->'$.tags' AS VARCHAR), '') LIKE '%\"blue\"%'", "[.tags] | flatten | any(. == \"blue\")"),
        DifferentialCase.Where("tags ne blue", "coalesce(CAST(j->'$.tags' AS VARCHAR), '') NOT LIKE '%\"blue\"%'", "[.tags] | flatten | all(. != \"blue\")"),
        DifferentialCase.Where("items.key eq k1", "list_contains(j->>'$.items[*].key', 'k1')", "[.items[]?.key] | any(. == \"k1\")"),
        DifferentialCase.Where("items.value eq v2", "list_contains(j->>'$.items[*].value', 'v2')", "[.items[]?.value] | any(. == \"v2\")"),
        DifferentialCase.Where("requestParameters.InstanceId eq i-9", "j->>'$.requestParameters.InstanceId' = 'i-9'", ".requestParameters.InstanceId == \"i-9\""),
        DifferentialCase.Where("requestParameters.* eq i-9", "list_contains(j->>'$.requestParameters.*', 'i-9')", "[.requestParameters[]?] | any(. == \"i-9\")"),
        DifferentialCase.Where("requestParameters.'Tag.1.Key' eq env", "j->>'$.requestParameters.\"Tag.1.Key\"' = 'env'", ".requestParameters[\"Tag.1.Key\"] == \"env\""),
        DifferentialCase.Where("requestParameterJson.InstanceId eq i-9", $"({Nested}->>'$.InstanceId') = 'i-9'", $"[{JqNested}.InstanceId] | any(. == \"i-9\")"),
        DifferentialCase.Where("requestParameterJson.Tags.Key eq env", $"list_contains({Nested}->>'$.Tags[*].Key', 'env')", $"[{JqNested}.Tags[]?.Key] | any(. == \"env\")"),
        DifferentialCase.Where("requestParameterJson eq i-9", "j->>'$.requestParameterJson' = 'i-9'", ".requestParameterJson == \"i-9\""),
    ];
}
