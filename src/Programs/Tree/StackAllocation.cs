using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>Memory on the stack until the function returns, 16-byte aligned; the value is its
/// address. <c>alloca</c> takes it below all that is taken; a variable-length array (IsArray) sets
/// the stack pointer to just below the array at the address in Enclosing, or below the function's
/// frame where that is null, which frees what a loop took the round before. In a function that
/// calls alloca both only ever go down.</summary>
public sealed class StackAllocation(
    CType type,
    SourcePosition position,
    Expression sizeBytes,
    bool isArray,
    LocalVariable? enclosing)
    : Expression(type, position, TreeDepth.Over(sizeBytes))
{
    /// <summary>How much, an unsigned long.</summary>
    public Expression SizeBytes { get; } = sizeBytes;

    /// <summary>For a variable-length array, not alloca.</summary>
    public bool IsArray { get; } = isArray;

    /// <summary>Base of the array declared before it in its scope or one around it.</summary>
    public LocalVariable? Enclosing { get; } = enclosing;
}
