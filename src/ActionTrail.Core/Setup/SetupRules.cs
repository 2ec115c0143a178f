using ActionTrail.Core.Accounts;
using ActionTrail.Core.Names;
using ActionTrail.Core.Policies;
using ActionTrail.Core.Trails;
using YamlDotNet.RepresentationModel;

namespace ActionTrail.Core.Setup;

/// <summary>The rules that hold between parts of a setup file.</summary>
internal sealed class SetupRules
{
    private readonly List<SetupProblem> _problems = [];
    private readonly SetupFile _file;
    private readonly YamlMappingNode _root;

    private SetupRules(SetupFile file, YamlMappingNode root) => (_file, _root) = (file, root);

    /// <summary>The rules that a file breaks.</summary>
    public static IReadOnlyList<SetupProblem> Check(SetupFile file, YamlMappingNode root)
    {
        var check = new SetupRules(file, root);
        check.CheckAccounts();
        check.CheckRole();
        check.CheckStores();
        check.CheckTrail();
        return check._problems;
    }

    private void CheckAccounts()
    {
        Known(_file.Trail.Account, "trail", "account");
        Known(_file.DelegatedAdministrator?.Account, "delegatedAdministrator", "account");
        Known(_file.DelegatedAdministrator?.Management, "delegatedAdministrator", "management");
        Known(_file.DeliveryRole?.Account, "deliveryRole", "account");
        Known(_file.Oss?.Account, "oss", "account");
        Known(_file.Sls?.Account, "sls", "account");
        Known(_file.MaxCompute?.Account, "maxCompute", "account");
    }

    private void CheckRole()
    {
        if (_file.DeliveryRole is not { } role)
        {
            return;
        }

        foreach (string trusted in role.Trust.Where(trusted => trusted != _file.Trail.Account && !AccountId.TryParse(trusted, out _)))
        {
            Known(trusted, "deliveryRole", "trust");
        }

        string trailAccount = _file.Accounts.FirstOrDefault(account => account.Name == _file.Trail.Account)?.Id?.Value ?? "";
        if (!role.Trust.Contains(_file.Trail.Account, StringComparer.Ordinal) && !role.Trust.Contains(trailAccount, StringComparer.Ordinal))
        {
            Add($"The role does not trust '{_file.Trail.Account}', the account of the trail, so the trail could not write; add it.", "deliveryRole", "trust");
        }

        foreach (string policy in role.Policies.Where(static policy => SystemPolicies.Find(policy) is null))
        {
            string advice = EditDistance.Nearest(policy, SystemPolicies.All.Select(static known => known.Name)) is { } nearest ? $"did you mean '{nearest}'?" : "a system policy is expected.";
            Add($"'{policy}' is no system policy; {advice}", "deliveryRole", "policies");
        }
    }

    private void CheckStores()
    {
        (string Key, string? Account)[] stores = [("oss", _file.Oss?.Account), ("sls", _file.Sls?.Account), ("maxCompute", _file.MaxCompute?.Account)];
        if (stores.All(static store => store.Account is null))
        {
            Add("The file has no store; oss, sls or maxCompute is expected.", "trail");
        }

        foreach ((string key, string? account) in stores.Where(static store => store.Account is not null))
        {
            if (_file.DeliveryRole is { } role && account != role.Account)
            {
                Add($"'{key}' lies in account '{account}', the delivery role in '{role.Account}'; one role cannot write to stores of several accounts.", key, "account");
            }
            else if (_file.DeliveryRole is null && account != _file.Trail.Account)
            {
                Add($"'{key}' lies in account '{account}', the trail in '{_file.Trail.Account}'; that needs a deliveryRole in '{account}'.", key, "account");
            }
        }

        if (_file.Oss is { KmsKey: not null, Encryption: not "KMS" })
        {
            Add("'kmsKey' needs 'encryption: KMS'.", "oss", "kmsKey");
        }

        if (_file.Oss is { Versioning: "suspended", Retention: not null })
        {
            Add("A bucket with suspended versioning can have no retention; leave one of the two out.", "oss", "versioning");
        }

        CheckLifecycle();
    }

    private void CheckLifecycle()
    {
        IReadOnlyList<SetupLifecycleRule> rules = _file.Oss?.Lifecycle ?? [];
        if (rules.GroupBy(static rule => rule.Id, StringComparer.Ordinal).FirstOrDefault(static same => same.Count() > 1) is { } doubled)
        {
            Add($"The lifecycle has {doubled.Count()} rules named '{doubled.Key}'; each name may stand once.", "oss", "lifecycle");
        }

        foreach (SetupLifecycleRule idle in rules.Where(static rule => rule is { ExpireDays: null, AbortUploadDays: null, Transitions.Count: 0 }))
        {
            Add($"The lifecycle rule '{idle.Id}' does nothing; expireDays, abortUploadDays or transitions is expected.", "oss", "lifecycle");
        }
    }

    private void CheckTrail()
    {
        SetupTrail trail = _file.Trail;
        if (trail.Insights is { Count: > 0 } && (!trail.Regions.IsAll || trail.Events != EventRw.All))
        {
            Add("Insights need a trail of all regions and all events.", "trail", "insights");
        }

        if (_file.Backfill && _file.Sls is null)
        {
            Add("History is delivered to Log Service only; it needs 'sls'.", "history", "backfill");
        }

        if (trail.DataEvents?.Selectors.Any(static selector => (selector.Names.Count > 0 && selector.ExceptNames.Count > 0) || (selector.Resources.Count > 0 && selector.ExceptResources.Count > 0)) == true)
        {
            Add("A selector names what it takes or what it leaves out, not both.", "trail", "dataEvents");
        }
    }

    private void Known(string? account, params string[] path)
    {
        if (account is null || _file.Accounts.Any(known => known.Name == account))
        {
            return;
        }

        string[] names = [.. _file.Accounts.Select(static known => known.Name)];
        string advice = EditDistance.Nearest(account, names) is { } nearest ? $"did you mean '{nearest}'?" : $"the accounts are {string.Join(", ", names)}.";
        Add($"Account '{account}' is not among the accounts of the file; {advice}", path);
    }

    private void Add(string message, params string[] path)
    {
        YamlNode place = _root;
        foreach (string key in path)
        {
            place = place is YamlMappingNode mapping && mapping.Children.TryGetValue(key, out YamlNode? child) ? child : place;
        }

        _problems.Add(new((int)place.Start.Line, (int)place.Start.Column, message));
    }
}
