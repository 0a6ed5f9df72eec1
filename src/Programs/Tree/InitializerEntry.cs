using ActorVm.Programs.Types;

namespace ActorVm.Programs.Tree;

/// <summary>One part of an initializer.</summary>
/// <param name="Offset">Bytes from the object's start; of the unit, for a bit-field.</param>
/// <param name="Type">The type of what is filled: a scalar, a struct (copied), or for a
/// <see cref="StringLiteral"/> an array.</param>
/// <param name="Value">Already converted to that type.</param>
/// <param name="BitField">The bit-field that is filled; null for anything else.</param>
public sealed record InitializerEntry(
    long Offset, CType Type, Expression Value, Field? BitField = null);
