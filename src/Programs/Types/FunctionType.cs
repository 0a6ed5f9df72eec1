using System.Collections.Immutable;

namespace ActorVm.Programs.Types;

/// <summary>A function's type.</summary>
public sealed class FunctionType : CType
{
    /// <summary>A function type.</summary>
    public FunctionType(
        CType result, ImmutableArray<CType> parameters, bool isVariadic, bool hasPrototype = true)
        : base(TypeKind.Function, Qualifiers.None, DepthOf(result, parameters))
    {
        Result = result;
        Parameters = parameters;
        IsVariadic = isVariadic;
        HasPrototype = hasPrototype;
    }

    /// <summary>The result's type, unqualified.</summary>
    public CType Result { get; }

    /// <summary>The parameters' types after adjustment (arrays and functions are
    /// pointers).</summary>
    public ImmutableArray<CType> Parameters { get; }

    /// <summary>Whether it ends with <c>...</c>.</summary>
    public bool IsVariadic { get; }

    /// <summary>False for <c>int f()</c>: arguments are promoted and not checked.</summary>
    public bool HasPrototype { get; }

    /// <inheritdoc/>
    public override long Size => 1;

    /// <inheritdoc/>
    public override int Alignment => 1;

    /// <inheritdoc/>
    public override bool IsComplete => false;

    private protected override CType Requalified(Qualifiers qualifiers) => this;

    private static int DepthOf(CType result, ImmutableArray<CType> parameters)
    {
        int depth = result.Depth;
        foreach (CType parameter in parameters)
        {
            depth = System.Math.Max(depth, parameter.Depth);
        }

        return depth + 1;
    }
}
