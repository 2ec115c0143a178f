using System.Security.Cryptography;
using System.Text;
using ActionTrail.Core.Events;
using ActionTrail.Engine.Delivery;

namespace ActionTrail.Engine.Collection;

/// <summary>One record that a feed read.</summary>
/// <param name="AccountId">Account whose event it is; empty when neither the record nor the feed tells.</param>
/// <param name="Identity">16 bytes by which a repetition is known: of account and event id, or of the whole record where it has no id.</param>
/// <param name="Traits">What delivery decides by; null for a record that is no event.</param>
/// <param name="Json">The record, UTF-8, passed on byte for byte.</param>
public sealed record CollectedEvent(string AccountId, ReadOnlyMemory<byte> Identity, EventTraits? Traits, ReadOnlyMemory<byte> Json)
{
    private const int IdentityBytes = 16;

    /// <summary>Reads a record.</summary>
    /// <param name="json">The record, UTF-8.</param>
    /// <param name="account">Account to file it under when it names none; may be empty.</param>
    /// <returns>The record; without traits when it is no event.</returns>
    public static CollectedEvent Read(ReadOnlyMemory<byte> json, string account)
    {
        if (!AuditEventFields.TryRead(json.Span, out AuditEventFields fields, out _))
        {
            return new CollectedEvent(account, SHA256.HashData(json.Span).AsMemory(0, IdentityBytes), null, json);
        }

        string owner = fields.AccountId.Length > 0 ? fields.AccountId : account;
        byte[] identity = SHA256.HashData(Encoding.UTF8.GetBytes($"{owner}\n{fields.EventId}"));
        return new CollectedEvent(owner, identity.AsMemory(0, IdentityBytes), EventTraits.Of(fields), json);
    }
}
