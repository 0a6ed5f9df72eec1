using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>A variable with automatic storage, or a parameter.</summary>
public sealed class LocalVariable : Variable
{
    internal LocalVariable(
        string name, CType type, SourcePosition position, int index, bool isParameter = false)
        : base(name, type, position)
    {
        Index = index;
        IsParameter = isParameter;
    }

    /// <summary>Its place in <see cref="FunctionDefinition.Locals"/>.</summary>
    public int Index { get; }

    /// <summary>Whether it is a parameter.</summary>
    public bool IsParameter { get; }

    /// <summary>Whether <c>&amp;</c> is applied to it, to its array or to a member; also set for
    /// every local of a function that calls setjmp.</summary>
    public bool IsAddressTaken { get; private set; }

    /// <summary>Whether it must live on the simulated stack: its address is taken, or it is an
    /// array, a struct or a union.</summary>
    public bool LivesInMemory => IsAddressTaken || Type.IsAggregate;

    internal void MarkAddressTaken() => IsAddressTaken = true;

    internal void Complete(CType type)
    {
        Type = type;
        Alignment = System.Math.Max(Alignment, type.Alignment);
    }

    internal void Align(int alignment) => Alignment = System.Math.Max(Alignment, alignment);
}
