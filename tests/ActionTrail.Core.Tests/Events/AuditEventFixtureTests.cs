using System.Text.Json.Nodes;
using ActionTrail.Core.Events;
using ActionTrail.Core.Tests.Support;

namespace ActionTrail.Core.Tests.Events;

public sealed class AuditEventFixtureTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(EventRecords.EventFixtures, "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_many_and_no_id_occurs_twice()
    {
        string[] ids = [.. Directory.GetFiles(EventRecords.EventFixtures, "*.json").Select(file => AuditEvent.Parse(File.ReadAllBytes(file)).EventId)];

        Assert.True(ids.Length >= 28);
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_fixture_keeps_every_byte_and_reads_the_same_both_ways(string file) => CheckRecord(Path.Combine(EventRecords.EventFixtures, file));

    [Fact]
    public void So_does_every_published_sample()
    {
        if (!Directory.Exists(EventRecords.ReferenceEvents))
        {
            return;
        }

        string[] files = Directory.GetFiles(EventRecords.ReferenceEvents, "*.json");
        Assert.NotEmpty(files);
        Assert.All(files, CheckRecord);
    }

    private static void CheckRecord(string file)
    {
        byte[] json = File.ReadAllBytes(file);
        AuditEvent record = AuditEvent.Parse(json);
        AuditEventFields fields = AuditEventFields.Read(json);
        JsonObject raw = JsonNode.Parse(json)!.AsObject();

        Assert.Equal(json, record.Json.ToArray());
        Assert.Equal(raw.Count, record.Root.GetPropertyCount());
        Assert.Equal((string?)(raw["eventId"] ?? raw["EventID"]), record.EventId);
        Assert.NotEmpty(record.EventType);
        if (record.InsightDetails is null)
        {
            Assert.NotEmpty(record.EventName);
            Assert.NotEmpty(record.ServiceName);
        }

        Assert.Equal(TimeSpan.Zero, record.EventTime.Offset);

        Assert.Equal(record.EventId, fields.EventId);
        Assert.Equal(record.EventTime, fields.EventTime);
        Assert.Equal(record.EventName, fields.EventName);
        Assert.Equal(record.ServiceName, fields.ServiceName);
        Assert.Equal(record.Region, fields.Region);
        Assert.Equal(record.IsGlobal, fields.IsGlobal);
        Assert.Equal(record.AccountId, fields.AccountId);
        Assert.Equal(record.EffectiveEventRw.ToString(), fields.EventRw);
        Assert.Equal(record.IsPlatformOperation, fields.IsPlatformOperation);
        if (record.EventCategory.Length > 0)
        {
            Assert.Equal(record.EventCategory, fields.Category);
        }
    }
}
