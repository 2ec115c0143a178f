using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;

namespace ActionTrail.LocalCloud.Ledger;

/// <summary>Brings events from outside into the ledger of an account, byte for byte: delivered archives, published records, samples.</summary>
/// <param name="cloud">The cloud.</param>
public sealed class LedgerImport(LocalCloudHost cloud)
{
    /// <summary>Imports events in one transaction. An event whose id the account's ledger has already is left out, so repeating changes nothing.</summary>
    /// <param name="events">Account and event (one UTF-8 JSON object each), in order.</param>
    /// <returns>How many were new.</returns>
    /// <exception cref="ConfigurationException">An account does not exist.</exception>
    /// <exception cref="InvalidEventException">An event lacks its id or time, or is no JSON object; nothing was imported.</exception>
    public int Import(IEnumerable<(AccountId Account, ReadOnlyMemory<byte> Json)> events)
    {
        HashSet<string> known = [.. cloud.Accounts.Select(static account => account.Id.Value)];
        var entries = new List<LedgerEntry>();
        foreach ((AccountId account, ReadOnlyMemory<byte> json) in events)
        {
            if (!known.Contains(account.Value))
            {
                throw new ConfigurationException($"Local cloud '{cloud.Folder}' has no account {account}; events can be imported into {string.Join(", ", known.Take(20))}.");
            }

            AuditEventFields.Read(json.Span);
            entries.Add(new LedgerEntry(account.Value, json));
        }

        return cloud.Cloud.Ledger.AppendMany(entries, RepeatedEvents.Skip);
    }
}
