using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Destinations;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Tests.Trails;

public sealed class DataEventSelectorTests : TrailFixture
{
    private DataEventClient DataEvents => new(Cloud.Root);

    [Fact]
    public async Task A_selection_is_kept_listed_and_goes_with_its_trail()
    {
        await Trails.CreateTrailAsync(ToBucket("corp-audit"), default);
        Assert.Equal("", (await DataEvents.GetAsync("corp-audit", default)).EventSelectors);
        const string selectors = """[{"ServiceName":"Oss","ReadWriteType":"Write","EventName":{"Equals":["PutObject"]}}]""";

        await DataEvents.PutAsync(new DataEventSelection { TrailName = "corp-audit", EventSelectors = selectors, RegionIds = ["cn-beijing", "cn-hangzhou"] }, default);

        DataEventSelection kept = await DataEvents.GetAsync("corp-audit", default);
        Assert.Equal(selectors, kept.EventSelectors);
        Assert.Equal($"acs:log:cn-beijing:{Cloud.Account.Id}:project/actiontrail-log-{Cloud.Account.Id}-cn-beijing", kept.ProjectArns[0]);
        Assert.Equal(selectors, Assert.Single(await DataEvents.ListAsync(default).All()).EventSelectors);
        await Trails.DeleteTrailAsync("corp-audit", default);
        Assert.Empty(await DataEvents.ListAsync(default).All());
        await Refusal.Of(404, "TrailNotFoundException", () => DataEvents.GetAsync("corp-audit", default));
    }

    [Fact]
    public async Task A_deleted_selection_is_empty()
    {
        await Trails.CreateTrailAsync(ToBucket("corp-audit"), default);
        await DataEvents.PutAsync(new DataEventSelection { TrailName = "corp-audit", EventSelectors = """[{"ServiceName":"PDS"}]""", IsTrailAllRegion = true }, default);
        Assert.Equal(33, (await DataEvents.GetAsync("corp-audit", default)).ProjectArns.Count);

        await DataEvents.DeleteAsync("corp-audit", default);

        Assert.Equal("", (await DataEvents.GetAsync("corp-audit", default)).EventSelectors);
    }

    [Fact]
    public async Task Data_events_are_recorded_from_the_first_selection_on()
    {
        var oss = new OssClient(Cloud.Root);
        var bucket = BucketName.Parse("objects");
        await oss.PutBucketAsync(bucket, PutBucketOptions.Default, default);
        await Trails.CreateTrailAsync(ToBucket("corp-audit"), default);
        await PutAsync();
        Assert.Equal(0, Recorded());

        await DataEvents.PutAsync(new DataEventSelection { TrailName = "corp-audit", EventSelectors = """[{"ServiceName":"PDS"}]""" }, default);
        await PutAsync();
        Assert.Equal(1, Recorded());

        Cloud.Reopen();
        oss = new OssClient(Cloud.Root);
        await PutAsync();
        Assert.Equal(2, Recorded());

        await DataEvents.DeleteAsync("corp-audit", default);
        Cloud.Reopen();
        oss = new OssClient(Cloud.Root);
        await PutAsync();
        Assert.Equal(2, Recorded());

        Task PutAsync() => oss.PutObjectAsync(bucket, ObjectKey.Parse("k"), new byte[1], PutObjectOptions.Default, default);
        int Recorded() => Cloud.Events().Count(static recorded => (string?)recorded["eventName"] == "PutObject");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("no json")]
    [InlineData("""[{"EventName":{"Equals":["PutObject"]}}]""")]
    [InlineData("""[{"ServiceName":"Oss","Colour":"red"}]""")]
    [InlineData("""[{"ServiceName":"Oss","ReadWriteType":"Both"}]""")]
    [InlineData("""[{"ServiceName":"Oss","EventName":{"Equals":["a"],"NotEquals":["b"]}}]""")]
    public async Task Malformed_selectors_are_refused(string selectors)
    {
        await Trails.CreateTrailAsync(ToBucket("corp-audit"), default);

        await Refusal.Of(400, "InvalidQueryParameter", () => DataEvents.PutAsync(new DataEventSelection { TrailName = "corp-audit", EventSelectors = selectors }, default));
    }

    [Theory]
    [InlineData("""[{"ServiceName":"Oss"}]""", true)]
    [InlineData("""[{"ServiceName":"Sls"}]""", false)]
    [InlineData("""[{"ServiceName":"Oss","ReadWriteType":"Read"}]""", false)]
    [InlineData("""[{"ServiceName":"Oss","EventName":{"NotEquals":["PutObject"]}}]""", false)]
    [InlineData("""[{"ServiceName":"Oss","ResourceArn":{"Equals":["acs:oss:*:*:corp-audit/key"]}}]""", true)]
    [InlineData("""[{"ServiceName":"Oss","ResourceArn":{"Equals":["acs:oss:*:*:other/key"]}}]""", false)]
    public void A_selector_selects_by_all_that_it_names(string selectors, bool selects) =>
        Assert.Equal(selects, DataEventSelector.Parse(selectors).Any(selector => selector.Selects("Oss", "PutObject", "Write", "acs:oss:*:*:corp-audit/key")));

    [Fact]
    public async Task The_services_with_data_events_are_those_of_this_cloud()
    {
        IReadOnlyList<DataEventService> services = await DataEvents.ListServicesAsync(default).All();

        Assert.Contains("PutObject", services.Single(service => service.ServiceName == "Oss").EventNames);
        Assert.DoesNotContain(services, service => service.ServiceName == "Ram");
    }
}
