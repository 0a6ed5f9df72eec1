using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Semantics;

/// <summary>What an ordinary identifier stands for.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Type">Its type; of a typedef the type named.</param>
/// <param name="Symbol">The variable or function; null for others.</param>
/// <param name="Value">An enumeration constant's value.</param>
/// <param name="Position">Where it is declared.</param>
internal sealed record Binding(
    BindingKind Kind, CType Type, Symbol? Symbol, long Value, SourcePosition Position);
