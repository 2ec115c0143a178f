namespace ActionTrail.LocalCloud.Tests.Fuzz;

/// <summary>The words that wrong requests are made of: names that services know, and values that they do not expect.</summary>
internal static class FuzzVocabulary
{
    public static string[] Methods { get; } = ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "BREW"];

    public static string[] Hosts { get; } =
    [
        "ram.aliyuncs.com", "sts.cn-hangzhou.aliyuncs.com", "oss-cn-hangzhou.aliyuncs.com", "127.0.0.1:8800", "localhost", "", ".", "a..b", "[::1]:80", "xn--fuzz-", ".aliyuncs.com",
        ".oss-cn-hangzhou.aliyuncs.com", "..log.aliyuncs.com", "actiontrail..aliyuncs.com", "fuzz.oss-.aliyuncs.com",
    ];

    public static string[] Values { get; } =
    [
        "", " ", "x", "0", "-1", "1", "2147483648", "99999999999999999999", "1e308", "NaN", "true", "maybe", "null", "{", "[]", "{}", "\"", "'", "\\", "%00", "%", "%zz", "../x", "..%2f..%2fx", "/",
        "acs:ram::1:role/x", "acs:ram::1234567890123456:role/fuzz", "acs:oss:*:*:*", "2026-01-01T00:00:00Z", "2026-13-45T99:99:99Z", "1767225600", "9999999999999", "汉字", "\ud83d\ude00", "\u0000",
        "a\r\nb: c", "* | select 1", "* | select count(*) from log group by", "and or not", "key: (", "not not x", "((((((((((", "select * from fuzz", new string('9', 400), new string('x', 5000),
        """{"Version":"1","Statement":[]}""", """{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""",
        """{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}""",
        "AES256", "KMS", "ResourceAccount", "System", "Custom", "Read", "cn-hangzhou", "fuzz", "fuzz-bucket", "fuzz-project", "fuzz-store", "url", "bytes=0-", "bytes=5-1", "bytes=-9999999999999999999",
        "Thu, 01 Jan 2026 00:00:00 GMT", "*", "\"etag\"", "/fuzz-bucket/key", "public-read", "Enabled", "identity", "gzip", "lz4", "deflate", "application/xml", "application/json", "application/x-protobuf",
    ];

    /// <summary>Values that many parameters accept, so that a request can be right in all but one thing.</summary>
    public static string[] RightValues { get; } =
    [
        "fuzz", "fuzz", "fuzz", "fuzz", "fuzz-bucket", "CurrentAccount", "System", "Custom", "ReadOnlyAccess", "Active", "Account", "2026-01-01T00:00:00Z", "3600", "1", "All", "Write", "actiontrail.aliyuncs.com",
        "%7B%22Version%22%3A%221%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22%2A%22%2C%22Resource%22%3A%22%2A%22%7D%5D%7D", "acs%3Aram%3A%3A1234567890123456%3Arole%2Ffuzz",
        "acs%3Alog%3Acn-hangzhou%3A1234567890123456%3Aproject%2Ffuzz-project", "ResourceAccount", "ServiceName", "EventName", "FORWARD",
    ];

    public static string[] Headers { get; } =
    [
        "Content-Type", "Content-MD5", "Range", "If-Match", "If-None-Match", "If-Modified-Since", "x-oss-copy-source", "x-oss-copy-source-range", "x-oss-forbid-overwrite", "x-oss-server-side-encryption",
        "x-oss-tagging", "x-oss-meta-a", "x-oss-acl", "x-oss-object-acl", "x-oss-storage-class", "x-oss-metadata-directive", "x-oss-symlink-target", "x-log-bodyrawsize", "x-log-compresstype", "x-log-apiversion",
        "Content-Encoding", "Cache-Control", "x-odps-tunnel-version", "Accept-Encoding", "Expect", "Accept", "Origin",
    ];

    public static string[] Parameters { get; } =
    [
        "RoleName", "UserName", "GroupName", "PolicyName", "PolicyType", "PolicyDocument", "AssumeRolePolicyDocument", "NewAssumeRolePolicyDocument", "UserAccessKeyId", "Status", "RoleArn", "RoleSessionName",
        "DurationSeconds", "Policy", "UserPrincipalName", "DisplayName", "AccountAlias", "VersionId", "Name", "OssBucketName", "OssKeyPrefix", "OssWriteRoleArn", "SlsProjectArn", "SlsWriteRoleArn",
        "MaxComputeProjectArn", "TrailRegion", "EventRW", "IsOrganizationTrail", "NameList", "IncludeShadowTrails", "StartTime", "EndTime", "LookupAttribute.1.Key", "LookupAttribute.1.Value", "LookupAttribute.2.Key",
        "MaxResults", "NextToken", "Direction", "FolderName", "ParentFolderId", "FolderId", "AccountId", "ServicePrincipal", "EnableMode", "TargetEntity", "TargetType", "HandshakeId", "PolicyId", "TargetId",
        "EffectScope", "ServiceName", "DeletionTaskId", "Tag", "Tag.1.Key", "MaxItems", "Marker", "PageSize", "PageNumber", "Description", "NewDisplayName", "NewAccountType", "NewUserName", "NewGroupName", "Password",
        "QueryKeyword", "TrailName", "EventSelectors", "InsightSelectors", "InsightType", "AccessKey", "JobId", "TemplateId", "CustomSuffix", "Note", "RegionId",
    ];

    /// <summary>Calls that OSS, Log Service and MaxCompute know: method, path and query.</summary>
    public static string[] OssTargets { get; } =
    [
        "GET /", "PUT /", "GET /?list-type=2", "GET /?acl", "PUT /?acl", "GET /?policy", "PUT /?policy", "GET /?encryption", "PUT /?encryption", "POST /?worm", "GET /?worm", "GET /?lifecycle", "PUT /?lifecycle", "GET /?tagging",
        "PUT /?tagging", "GET /?uploads", "GET /?bucketInfo", "GET /?stat", "GET /?publicAccessBlock", "PUT /?publicAccessBlock", "POST /?delete", "PUT /key", "PUT /a/b/c", "GET /key", "HEAD /key", "DELETE /key2", "GET /key?objectMeta",
        "POST /key?append&position=0", "POST /key?uploads", "PUT /key?partNumber=1&uploadId=x", "POST /key?uploadId=x", "DELETE /key?uploadId=x", "GET /key?uploadId=x", "GET /key?tagging", "PUT /key?tagging", "GET /key?acl", "PUT /key?acl",
        "PUT /link?symlink", "GET /link?symlink", "POST /key?restore",
    ];

    public static string[] SlsTargets { get; } =
    [
        "GET /", "PUT /", "POST /", "GET /logstores", "POST /logstores", "GET /logstores/fuzz-store", "PUT /logstores/fuzz-store", "GET /logstores/fuzz-store/index", "POST /logstores/fuzz-store/index", "PUT /logstores/fuzz-store/index",
        "GET /logstores/fuzz-store/shards", "POST /logstores/fuzz-store/shards/lb", "POST /logstores/fuzz-store/shards/0/route", "GET /logstores/fuzz-store?type=log&from=0&to=2000000000", "POST /logstores/fuzz-store/logs",
        "GET /logstores/fuzz-store?type=histogram&from=0&to=2000000000", "GET /logstores/fuzz-store/index?type=histogram&from=0&to=2000000000", "GET /logstores/fuzz-store/shards/0?type=cursor&from=begin",
        "GET /logstores/fuzz-store/shards/0?type=logs&cursor=MA==&count=1", "POST /logstores/fuzz-store/shards/0?action=split&key=x", "POST /logstores/fuzz-store/shards/0?action=merge", "GET /savedsearch", "POST /savedsearch",
        "GET /dashboards", "POST /dashboards", "GET /collectionpolicy", "POST /collectionpolicy",
    ];

    public static string[] MaxComputeTargets { get; } =
    [
        "GET /api/v1/projects", "POST /api/v1/projects", "GET /api/v1/projects/fuzz", "PUT /api/v1/projects/fuzz/status", "GET /api/v1/quotas", "GET /api/v1/projects/fuzz/roles", "GET /api/projects/fuzz", "GET /api/projects/fuzz/tables",
        "POST /api/projects/fuzz/tables", "GET /api/projects/fuzz/tables/t", "POST /api/projects/fuzz/instances", "GET /api/projects/fuzz/instances/x?result", "POST /api/projects/fuzz/tables/t?uploads", "PUT /api/projects/fuzz/tables/t?uploadid=x&blockid=0",
        "POST /api/projects/fuzz/tables/t?downloads", "GET /api/projects/fuzz/tables/t?downloadid=x&rowrange=(0,1)", "POST /projects/fuzz/tables/t?uploads", "DELETE /api/projects/fuzz/tables/t",
    ];

    public static string[] OssQuery { get; } =
    [
        "acl", "policy", "policyStatus", "encryption", "worm", "wormId=x", "wormExtend", "uploads", "uploadId=x", "partNumber=1", "list-type=2", "prefix", "marker", "max-keys", "delimiter", "encoding-type=url",
        "append", "position", "lifecycle", "delete", "tagging", "symlink", "objectMeta", "bucketInfo", "location", "stat", "versioning", "versionId=x", "publicAccessBlock", "website", "cors", "continuation-token",
        "start-after", "fetch-owner", "key-marker", "upload-id-marker", "max-uploads", "part-number-marker", "max-parts", "restore", "x-oss-process",
    ];

    public static string[] OssPaths { get; } =
    [
        "/", "/key", "/..", "/../x", "/%2e%2e/%2e%2e/etc/passwd", "/%2E%2E%2Fx", "/a%00b", "/%", "/%zz", "//", "/a//b/", "/" + new string('k', 1100), "/%F0%9F%98%80", "/%C0%AF", "/%ED%A0%80", "/\u001f", "/fuzz-bucket/key",
        "/fuzz-bucket", "/CON", "/.", "/a\\b", "/a:b", "/*", "/key?x",
    ];

    public static string[] SlsPaths { get; } =
    [
        "/", "/logstores", "/logstores/fuzz-store", "/logstores/fuzz-store/index", "/logstores/fuzz-store/shards", "/logstores/fuzz-store/shards/0", "/logstores/fuzz-store/shards/99999999999", "/logstores/fuzz-store/shards/lb",
        "/logstores/fuzz-store/logs", "/logstores/%2e%2e", "/logstores/" + new string('l', 300), "/savedsearch", "/savedsearch/x", "/dashboards", "/dashboards/x", "/collectionpolicy", "/collectionpolicy/x", "/projects", "/%", "//",
        "/logstores/fuzz-store/consumergroups", "/machinegroups", "/nothing/here",
    ];

    public static string[] SlsQuery { get; } =
    [
        "type=log", "type=cursor", "type=cursor_time", "type=logs", "type=histogram", "from=0", "to=9999999999", "from=x", "to=-1", "query=*", "query", "cursor=x", "cursor=MA==", "count", "count=0", "offset", "size", "line", "reverse=true",
        "action=split", "action=merge", "key", "logstoreName", "projectName", "mode", "telemetryType", "end_cursor",
    ];

    public static string[] MaxComputePaths { get; } =
    [
        "/api/v1/projects", "/api/v1/projects/fuzz", "/api/v1/projects/%2e%2e/x", "/api/v1/quotas", "/api/v1/projects/fuzz/roles", "/api/projects/fuzz", "/api/projects/fuzz/tables", "/api/projects/fuzz/tables/t",
        "/api/projects/fuzz/instances", "/api/projects/fuzz/instances/x", "/api/projects/fuzz/schemas/default/tables/t", "/api/tenants", "/api/", "/api", "/projects/fuzz/tables/t", "/api/projects/" + new string('p', 300),
    ];

    public static string[] MaxComputeQuery { get; } =
    [
        "curr_project=fuzz", "result", "instancestatus", "taskstatus", "uploads", "downloads", "uploadid=x", "downloadid=x", "blockid=0", "blockid=x", "partition", "partition=ds='1'", "rowrange=(0,1)", "rowrange=x", "data", "columns", "expectmarker",
        "maxitems", "marker", "regionId=cn-hangzhou",
    ];

    public static string[] Bodies { get; } =
    [
        "", "{", "{}", "[]", "null", "1", "\"x\"", "<", "<a/>", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>", "<CompleteMultipartUpload/>", "<CompleteMultipartUpload><Part/></CompleteMultipartUpload>",
        "<CompleteMultipartUpload><Part><PartNumber>x</PartNumber><ETag/></Part></CompleteMultipartUpload>", "<Delete><Object><Key/></Object></Delete>", "<Delete><Quiet>x</Quiet><Object/></Delete>",
        "<ServerSideEncryptionRule/>", "<ServerSideEncryptionRule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>ROT13</SSEAlgorithm></ApplyServerSideEncryptionByDefault></ServerSideEncryptionRule>",
        "<InitiateWormConfiguration><RetentionPeriodInDays>-1</RetentionPeriodInDays></InitiateWormConfiguration>", "<InitiateWormConfiguration><RetentionPeriodInDays>99999999999</RetentionPeriodInDays></InitiateWormConfiguration>",
        "<LifecycleConfiguration><Rule><Prefix/><Status>x</Status><Expiration><Days>0</Days></Expiration></Rule></LifecycleConfiguration>", "<Tagging><TagSet><Tag/></TagSet></Tagging>", "<CreateBucketConfiguration/>",
        """{"logstoreName":"x","ttl":1,"shardCount":2}""", """{"logstoreName":null,"ttl":"x"}""", """{"projectName":"fuzz-other","description":""}""", """{"line":{"token":[","]},"keys":{"a":{"type":"long"}}}""",
        """{"line":null,"keys":{"a":null}}""", """{"line":{"token":[{}]},"keys":[]}""", """{"savedsearchName":1}""", """{"dashboardName":"x","charts":{}}""", """{"name":"p","properties":{}}""", """{"name":null}""",
        "{\"a\":" + new string('[', 500), "a=b&c=%", "\u0000\u0001\u0002", "\u0008\u0096\u0001\u0012\u0007testing", "SELECT 1;",
        "<Instance><Job><Tasks><SQL><Name>q</Name><Query>select * from fuzz;</Query></SQL></Tasks></Job></Instance>", "<Instance/>", "<Instance><Job><Tasks><SQL><Query><![CDATA[drop]]></Query></SQL></Tasks></Job></Instance>",
    ];
}
