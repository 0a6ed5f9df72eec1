namespace ActorVm.Programs.Tree;

/// <summary>Operators on one value.</summary>
public enum UnaryOperator : byte
{
    /// <summary><c>-a</c>.</summary>
    Negate,

    /// <summary><c>~a</c>.</summary>
    Complement,

    /// <summary><c>!a</c>, an int.</summary>
    LogicalNot,
}
