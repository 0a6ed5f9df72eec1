using System.Collections.Immutable;
using System.Text;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>The array that a string literal stands for, its terminator included.</summary>
public sealed class StringConstant : Symbol
{
    internal StringConstant(ArrayType type, ImmutableArray<byte> bytes, SourcePosition position)
        : base(".string", type, position) => Bytes = bytes;

    /// <summary>The bytes, with a terminator of the element's size.</summary>
    public ImmutableArray<byte> Bytes { get; }

    /// <summary>The characters of a narrow literal.</summary>
    internal string Text() => Encoding.UTF8.GetString(Bytes.AsSpan()[..^1]);
}
