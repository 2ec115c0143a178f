using ActionTrail.Core.Policies;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.Core.Tests.Policies;

public sealed class PolicyEvaluatorProperties
{
    private static readonly Gen<(PolicyDocument Document, PolicyRequest Request)> s_cases =
        from document in PolicyGenerators.Documents
        from request in PolicyGenerators.Requests
        select (document, request);

    [Fact]
    public void An_explicit_deny_always_wins() => ForAll(s_cases, one =>
    {
        bool denied = one.Document.Statements.Any(s => s.Effect == PolicyEffect.Deny && s.Matches(one.Request));
        return (Decide(one.Document.Statements, one.Request) == PolicyDecision.ExplicitDeny) == denied;
    });

    [Fact]
    public void Adding_an_allow_never_takes_a_right_away() => ForAll(
        from one in s_cases
        from extra in PolicyGenerators.Statements
        where extra.Effect == PolicyEffect.Allow
        select (one.Document, one.Request, Extra: extra),
        one => Decide(one.Document.Statements, one.Request) != PolicyDecision.Allow
            || Decide([.. one.Document.Statements, one.Extra], one.Request) == PolicyDecision.Allow);

    [Fact]
    public void The_order_of_statements_does_not_matter() => ForAll(s_cases, one =>
        Decide(one.Document.Statements, one.Request) == Decide([.. one.Document.Statements.Reverse()], one.Request));

    [Fact]
    public void A_verdict_names_a_statement_that_says_so() => ForAll(s_cases, one =>
    {
        PolicyVerdict verdict = PolicyEvaluator.Evaluate([new("p", one.Document)], one.Request);
        return verdict.DecidedBy is null
            ? verdict.Decision == PolicyDecision.ImplicitDeny
            : one.Document.Statements[verdict.DecidedBy.Index] is var statement && statement.Matches(one.Request)
                && (statement.Effect == PolicyEffect.Allow) == verdict.IsAllowed;
    });

    [Fact]
    public void Parsing_undoes_printing() => ForAll(s_cases, one =>
    {
        PolicyDocument parsed = PolicyDocument.Parse(one.Document.ToJson(), PolicyKind.Identity);
        return parsed.ToJson() == one.Document.ToJson()
            && parsed.Statements.Select(s => s.Effect).SequenceEqual(one.Document.Statements.Select(s => s.Effect))
            && Decide(parsed.Statements, one.Request) == Decide(one.Document.Statements, one.Request);
    });

    private static PolicyDecision Decide(IReadOnlyList<PolicyStatement> statements, PolicyRequest request) =>
        PolicyEvaluator.Evaluate([new("p", new(PolicyKind.Identity, statements))], request).Decision;

    private static void ForAll<T>(Gen<T> cases, Func<T, bool> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(cases.ToArbitrary(), holds));
}
