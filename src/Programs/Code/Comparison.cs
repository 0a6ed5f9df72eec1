using System;
using ActorVm.Programs.Tree;

namespace ActorVm.Programs.Code;

/// <summary>The comparisons of integers, in the order of their opcodes.</summary>
internal enum Comparison : byte
{
    Eq,
    Ne,
    LtS,
    LeS,
    GtS,
    GeS,
    LtU,
    LeU,
    GtU,
    GeU,
}

/// <summary>What can be done to a comparison.</summary>
internal static class Comparisons
{
    private const int ToUnsigned = Comparison.LtU - Comparison.LtS;

    private static ReadOnlySpan<Comparison> Negations =>
    [
        Comparison.Ne, Comparison.Eq,
        Comparison.GeS, Comparison.GtS, Comparison.LeS, Comparison.LtS,
        Comparison.GeU, Comparison.GtU, Comparison.LeU, Comparison.LtU,
    ];

    private static ReadOnlySpan<Comparison> Swaps =>
    [
        Comparison.Eq, Comparison.Ne,
        Comparison.GtS, Comparison.GeS, Comparison.LtS, Comparison.LeS,
        Comparison.GtU, Comparison.GeU, Comparison.LtU, Comparison.LeU,
    ];

    public static bool IsComparison(BinaryOperator op) => op >= BinaryOperator.Equal;

    /// <summary>The comparison that an operator means; both enumerations have one order.</summary>
    public static Comparison Of(BinaryOperator op, bool signed)
    {
        var comparison = (Comparison)(op - BinaryOperator.Equal);
        return signed || comparison < Comparison.LtS ? comparison : comparison + ToUnsigned;
    }

    /// <summary>The comparison that gives 0 or 1.</summary>
    public static Opcode Set(this Comparison comparison) =>
        (Opcode)((int)Opcode.SetEq + (2 * (int)comparison));

    /// <summary>The comparison that branches.</summary>
    public static Opcode Branch(this Comparison comparison) =>
        (Opcode)((int)Opcode.BranchEq + (2 * (int)comparison));

    /// <summary>The one that holds where this one does not.</summary>
    public static Comparison Negated(this Comparison comparison) => Negations[(int)comparison];

    /// <summary>The one that holds where this one does with its operands exchanged.</summary>
    public static Comparison Swapped(this Comparison comparison) => Swaps[(int)comparison];
}
