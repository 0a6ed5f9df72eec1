namespace ActorVm.Programs.Tree;

/// <summary>One <c>case low ... high:</c> of a switch.</summary>
/// <param name="Low">The first value, sign- or zero-extended from the switch's type.</param>
/// <param name="High">The last value; that of <paramref name="Low"/> in an ordinary case.</param>
/// <param name="Target">Where it goes.</param>
public readonly record struct SwitchCase(long Low, long High, Label Target);
