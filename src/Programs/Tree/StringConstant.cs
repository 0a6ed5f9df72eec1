using System.Collections.Immutable;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>The array that a string literal stands for, its terminator included.</summary>
public sealed class StringConstant : Symbol
{
    internal StringConstant(ArrayType type, ImmutableArray<byte> bytes, SourcePosition position)
        : base(".string", type, position) => Bytes = bytes;

    /// <summary>The bytes, with a terminator of the element's size.</summary>
    public ImmutableArray<byte> Bytes { get; }
}
