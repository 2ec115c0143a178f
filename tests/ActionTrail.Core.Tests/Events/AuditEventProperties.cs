using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;
using ActionTrail.Core.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.Core.Tests.Events;

public sealed class AuditEventProperties
{
    [Fact]
    public void Damaged_records_are_read_or_refused_and_both_readers_agree()
    {
        byte[][] records = [.. Directory.GetFiles(EventRecords.EventFixtures, "*.json").Select(File.ReadAllBytes)];
        Gen<byte[]> damaged = from record in Gen.Elements(records)
                              from at in Gen.Choose(0, record.Length - 1)
                              from cut in Gen.Elements(true, false)
                              from replacement in Gen.Choose(0, 255)
                              select cut ? record[..at] : (byte[])[.. record[..at], (byte)replacement, .. record[(at + 1)..]];

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(damaged.ToArbitrary(), Agree));
    }

    private static bool Agree(byte[] json)
    {
        bool fields = AuditEventFields.TryRead(json, out AuditEventFields read, out _);
        try
        {
            AuditEvent record = AuditEvent.Parse(json);
            return fields && record.EventId == read.EventId && record.AccountId == read.AccountId && record.UserAgent.Length >= 0;
        }
        catch (InvalidEventException)
        {
            return !fields;
        }
    }
}
