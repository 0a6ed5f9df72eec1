using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Code;

/// <summary>Where an object lies, in a form that loads and stores take.</summary>
/// <remarks>
/// Four forms: a register itself; memory at a base register and an offset; memory at a symbol and
/// an offset; memory at a base register, an index register times the access's size, and an offset.
/// </remarks>
internal readonly record struct Place
{
    /// <summary>The base register, or the register itself.</summary>
    public int Register { get; private init; }

    /// <summary>The index register, where there is one.</summary>
    public int? Index { get; private init; }

    /// <summary>What the offset counts from, in place of a base register.</summary>
    public Symbol? Symbol { get; private init; }

    /// <summary>Bytes.</summary>
    public long Offset { get; private init; }

    /// <summary>Whether it is the register itself.</summary>
    public bool IsRegister { get; private init; }

    /// <summary>The bits of the unit that lies there, where it is a bit-field.</summary>
    public Field? Bits { get; init; }

    public static Place InRegister(int register) =>
        new() { Register = register, IsRegister = true };

    public static Place At(int register, long offset) =>
        new() { Register = register, Offset = offset };

    public static Place At(Symbol symbol, long offset) =>
        new() { Symbol = symbol, Offset = offset };

    public static Place Indexed(int register, int index, long offset) =>
        new() { Register = register, Index = index, Offset = offset };

    /// <summary>The place some bytes on.</summary>
    public Place Plus(long bytes) => this with { Offset = unchecked(Offset + bytes) };
}
