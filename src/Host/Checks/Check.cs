using System;
using ActorVm.Host.Scenarios;

namespace ActorVm.Host.Checks;

/// <summary>One line of a scenario's <c>check</c>.</summary>
/// <param name="Kind">How it is judged.</param>
/// <param name="Expression">The C expression as written.</param>
/// <param name="Condition">The same, ready to be evaluated.</param>
internal sealed record Check(
    CheckKind Kind, string Expression, Func<IEndState, CheckValue> Condition)
{
    /// <summary>The scenario's word for the kind.</summary>
    public string KindName => ScenarioKeys.Check[(int)Kind];

    /// <summary>Whether the check, of whatever kind, is satisfied by one run's end.</summary>
    public bool Holds(IEndState end) => Condition(end).IsTrue != (Kind == CheckKind.Never);
}
