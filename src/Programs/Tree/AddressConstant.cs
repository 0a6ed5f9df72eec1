using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>The address of something with static storage, known when the program is loaded: a
/// pointer, or an 8-byte integer made from one.</summary>
public sealed class AddressConstant(
    CType type, SourcePosition position, Symbol symbol, long addend)
    : Expression(type, position)
{
    /// <summary>A <see cref="GlobalVariable"/>, <see cref="Function"/> or <see
    /// cref="StringConstant"/>.</summary>
    public Symbol Symbol { get; } = symbol;

    /// <summary>Bytes added to its address.</summary>
    public long Addend { get; } = addend;
}
