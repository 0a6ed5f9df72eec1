using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>A variable.</summary>
public abstract class Variable : Symbol
{
    private protected Variable(string name, CType type, SourcePosition position)
        : base(name, type, position) => Alignment = type.Alignment;

    /// <summary>In bytes: its type's, or more where <c>_Alignas</c> or <c>aligned</c> says
    /// so.</summary>
    public int Alignment { get; private protected set; }
}
