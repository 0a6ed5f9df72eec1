using System;
using ActorVm.Programs.Tree;
using K = ActorVm.Programs.Preprocessing.TokenKind;

#pragma warning disable IDE0072 // switches name the token kinds that they are about

namespace ActorVm.Programs.Syntax;

/// <summary>What the operators' tokens mean.</summary>
internal static class OperatorTable
{
    /// <summary>How strongly a binary operator binds, from 1 for <c>||</c> to 10 for <c>*</c>; 0
    /// for a token that is none.</summary>
    public static int BinaryPrecedence(K kind) => kind switch
    {
        K.BarBar => 1,
        K.AmpersandAmpersand => 2,
        K.Bar => 3,
        K.Caret => 4,
        K.Ampersand => 5,
        K.EqualEqual or K.BangEqual => 6,
        K.Less or K.Greater or K.LessEqual or K.GreaterEqual => 7,
        K.ShiftLeft or K.ShiftRight => 8,
        K.Plus or K.Minus => 9,
        K.Star or K.Slash or K.Percent => 10,
        _ => 0,
    };

#pragma warning disable CA1502 // one case an operator
    /// <summary>The operator of a binary operator's token or of a compound assignment's; null for
    /// others.</summary>
    public static BinaryOperator? Binary(K kind) => kind switch
    {
        K.Bar or K.BarEqual => BinaryOperator.Or,
        K.Caret or K.CaretEqual => BinaryOperator.Xor,
        K.Ampersand or K.AmpersandEqual => BinaryOperator.And,
        K.EqualEqual => BinaryOperator.Equal,
        K.BangEqual => BinaryOperator.NotEqual,
        K.Less => BinaryOperator.Less,
        K.Greater => BinaryOperator.Greater,
        K.LessEqual => BinaryOperator.LessOrEqual,
        K.GreaterEqual => BinaryOperator.GreaterOrEqual,
        K.ShiftLeft or K.ShiftLeftEqual => BinaryOperator.ShiftLeft,
        K.ShiftRight or K.ShiftRightEqual => BinaryOperator.ShiftRight,
        K.Plus or K.PlusEqual => BinaryOperator.Add,
        K.Minus or K.MinusEqual => BinaryOperator.Subtract,
        K.Star or K.StarEqual => BinaryOperator.Multiply,
        K.Slash or K.SlashEqual => BinaryOperator.Divide,
        K.Percent or K.PercentEqual => BinaryOperator.Remainder,
        _ => null,
    };

    /// <summary>How an operator is written.</summary>
    public static string Spell(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Remainder => "%",
        BinaryOperator.And => "&",
        BinaryOperator.Or => "|",
        BinaryOperator.Xor => "^",
        BinaryOperator.ShiftLeft => "<<",
        BinaryOperator.ShiftRight => ">>",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };
#pragma warning restore CA1502

    /// <summary>Whether the token assigns: <c>=</c> or <c>+=</c> and its like.</summary>
    public static bool IsAssignment(K kind) => kind is >= K.Equal and <= K.BarEqual;
}
