using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using ActionTrail.Core.Errors;

namespace ActionTrail.Commands.Connection;

/// <summary>The contexts of one PowerShell session and which of them is selected. Each runspace has its own.</summary>
internal sealed class ContextTable
{
    private static readonly ConditionalWeakTable<Runspace, ContextTable> s_tables = [];
    private readonly Lock _lock = new();
    private readonly Dictionary<string, AtContext> _contexts = new(StringComparer.OrdinalIgnoreCase);
    private string? _selected;

    /// <summary>The table of the session that runs on this thread.</summary>
    public static ContextTable Current => s_tables.GetValue(Runspace.DefaultRunspace, static _ => new ContextTable());

    /// <summary>All contexts, by name.</summary>
    public IReadOnlyList<AtContext> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _contexts.Values.OrderBy(static context => context.Name, StringComparer.OrdinalIgnoreCase)];
            }
        }
    }

    /// <summary>The context that cmdlets use when none is named; null when none is connected.</summary>
    public AtContext? Selected
    {
        get
        {
            lock (_lock)
            {
                return _selected is not null && _contexts.TryGetValue(_selected, out AtContext? context) ? context : null;
            }
        }
    }

    /// <summary>Adds a context, in place of one of the same name; the first one is selected.</summary>
    /// <param name="context">The context.</param>
    /// <returns>The one that it replaced, to be closed; or null.</returns>
    public AtContext? Add(AtContext context)
    {
        lock (_lock)
        {
            _contexts.Remove(context.Name, out AtContext? former);
            _contexts[context.Name] = context;
            _selected ??= context.Name;
            return former;
        }
    }

    /// <summary>Selects a context.</summary>
    /// <param name="context">One of the table's.</param>
    public void Select(AtContext context)
    {
        lock (_lock)
        {
            _selected = context.Name;
        }
    }

    /// <summary>Forgets a context; one that another of the same name has replaced is forgotten already.</summary>
    /// <param name="context">The context.</param>
    public void Remove(AtContext context)
    {
        lock (_lock)
        {
            if (!_contexts.TryGetValue(context.Name, out AtContext? present) || !ReferenceEquals(present, context))
            {
                return;
            }

            _contexts.Remove(context.Name);
            if (string.Equals(_selected, context.Name, StringComparison.OrdinalIgnoreCase))
            {
                _selected = _contexts.Keys.FirstOrDefault();
            }
        }
    }

    /// <summary>Finds a context by its name or, where it is the only one of its account, by account id.</summary>
    /// <param name="name">Name, without regard to case, or account id.</param>
    /// <returns>The context.</returns>
    /// <exception cref="ConfigurationException">None, or several, are called so.</exception>
    public AtContext Named(string name)
    {
        lock (_lock)
        {
            if (_contexts.TryGetValue(name, out AtContext? context))
            {
                return context;
            }

            return _contexts.Values.Where(other => other.AccountId == name).ToArray() is [{ } only]
                ? only
                : throw new ConfigurationException(
                    $"Context '{name}' is not connected; connected are: {(_contexts.Count == 0 ? "none" : string.Join(", ", _contexts.Keys))}. Connect it with Connect-AtAccount -Name {name}.");
        }
    }
}
