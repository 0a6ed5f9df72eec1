using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>A variable with static storage: global, file-static, or a function's static.</summary>
/// <remarks>Each translation unit has its own symbol for what another one defines:
/// <see cref="Program.Resolve(GlobalVariable)"/> leads to the definition.</remarks>
public sealed class GlobalVariable : Variable
{
    internal GlobalVariable(
        string name, CType type, SourcePosition position, string linkName, bool isStatic)
        : base(name, type, position)
    {
        LinkName = linkName;
        IsStatic = isStatic;
    }

    /// <summary>The name, or for a static one a name that no other in the program has.</summary>
    public string LinkName { get; }

    /// <summary>Whether only its own unit sees it.</summary>
    public bool IsStatic { get; internal set; }

    /// <summary>Whether this unit defines it (tentatively, too); else it is only
    /// declared.</summary>
    public bool IsDefined { get; internal set; }

    /// <summary>Its value at the start; null for all zeros. Each entry's value is an
    /// <see cref="IntegerConstant"/>, <see cref="FloatConstant"/>, <see cref="AddressConstant"/>,
    /// <see cref="StringLiteral"/>, <see cref="LabelAddress"/> or the difference of two of
    /// those.</summary>
    public Initializer? Initializer { get; internal set; }

    /// <summary>Whether it may lie in read-only memory: const and not volatile.</summary>
    public bool IsReadOnly => Type.Has(Qualifiers.Const) && !Type.Has(Qualifiers.Volatile);

    internal void Redeclare(CType type, SourcePosition position)
    {
        Type = type;
        Position = position;
        Alignment = System.Math.Max(Alignment, type.Alignment);
    }

    internal void Align(int alignment) => Alignment = System.Math.Max(Alignment, alignment);
}
