using ActionTrail.Engine.Search.Queries;

namespace ActionTrail.Engine.Tests.Search;

public sealed class EventFieldNamesTests
{
    [Theory]
    [InlineData("errorCode", "errorCode")]
    [InlineData("ErrorCode", "ErrorCode", "errorCode")]
    [InlineData("UserIdentity.UserName", "UserIdentity.UserName", "userIdentity.userName")]
    [InlineData("RequestParameters.InstanceId", "RequestParameters.InstanceId", "requestParameters.InstanceId")]
    [InlineData("REGION", "acsRegion", "ResourceRegionID")]
    [InlineData("requestParameters.instanceId", "requestParameters.instanceId")]
    [InlineData("ErrorCodes", "ErrorCodes")]
    [InlineData("'ErrorCode.x'", "'ErrorCode.x'")]
    public void Documented_names_are_known_in_any_case_and_other_names_stay_as_they_are(string field, params string[] places) =>
        Assert.Equal(places, EventFieldNames.Places(field).Select(static place => place.Text));
}
