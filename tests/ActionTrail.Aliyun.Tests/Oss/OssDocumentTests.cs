using System.Xml.Linq;
using ActionTrail.Aliyun.Oss;

namespace ActionTrail.Aliyun.Tests.Oss;

public sealed class OssDocumentTests
{
    private static readonly DateTimeOffset s_time = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_lifecycle_rule_survives_its_own_document()
    {
        var rule = new OssLifecycleRule { Id = "old", Prefix = "logs/", ExpirationDays = 30, AbortUploadDays = 3, Transitions = [new(10, "IA")] };

        OssLifecycleRule read = OssLifecycleRule.FromXml(rule.ToXml());

        Assert.Equal(rule.Transitions, read.Transitions);
        Assert.Equal(rule with { Transitions = [] }, read with { Transitions = [] });
    }

    [Fact]
    public void A_retention_policy_survives_its_own_document()
    {
        var worm = new OssWorm("W1", OssWormState.Locked, 365, s_time);

        Assert.Equal(worm, OssWorm.FromXml(worm.ToXml()));
        Assert.Equal("2026-01-01T00:00:00.000Z", worm.ToXml().Element("CreationDate")?.Value);
    }

    [Fact]
    public void Encryption_reads_in_both_of_its_forms()
    {
        var encryption = new OssEncryption("KMS", "key-1", "SM4");

        Assert.Equal(encryption, OssEncryption.FromXml(encryption.ToXml()));
        Assert.Equal(encryption, OssEncryption.FromXml(new XElement("ServerSideEncryptionRule", encryption.Members())));
        Assert.Null(OssEncryption.FromXml(new XElement("ServerSideEncryptionRule", new XElement("SSEAlgorithm", "None"))));
    }

    [Fact]
    public void Any_character_survives_a_document()
    {
        string text = "a\0\u0001\r\n\t<&>\"'\ud83d\ude00";

        Assert.Equal(text, OssXml.Child(OssXml.Parse(OssXml.Write(new XElement("R", new XElement("T", text)))), "T"));
    }

    [Fact]
    public void Namespaces_do_not_hide_elements() =>
        Assert.Equal("v", OssXml.Child(OssXml.Parse("<R xmlns=\"urn:x\"><T>v</T></R>"u8.ToArray()), "T"));

    [Fact]
    public void Half_of_a_surrogate_pair_is_written_as_a_replacement_character()
    {
        XElement written = OssXml.Parse(OssXml.Write(new XElement("Error", new XElement("Message", "cut \uD83D here"))));
        Assert.Equal("cut \uFFFD here", OssXml.Child(written, "Message"));
    }
}
