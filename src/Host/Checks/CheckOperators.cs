using System;

namespace ActorVm.Host.Checks;

/// <summary>What C's operators do in a check.</summary>
/// <remarks>
/// Numbers have 64 bits and wrap around. Nothing (the exit status of a killed process) is unequal
/// to every number, and whatever else is computed from it is nothing too, which is not true. A
/// division by 0 gives nothing.
/// </remarks>
internal static class CheckOperators
{
    /// <summary>The precedence of <c>||</c>.</summary>
    public const int LowestPrecedence = 1;

    /// <summary>How strongly a binary operator binds; null for what is none.</summary>
    public static int? Precedence(string spelling) => spelling switch
    {
        "||" => LowestPrecedence,
        "&&" => 2,
        "|" => 3,
        "^" => 4,
        "&" => 5,
        "==" or "!=" => 6,
        "<" or "<=" or ">" or ">=" => 7,
        "<<" or ">>" => 8,
        "+" or "-" => 9,
        "*" or "/" or "%" => 10,
        _ => null,
    };

    /// <summary>The evaluation of a unary operator.</summary>
    public static Func<IEndState, CheckValue> Unary(string spelling, CheckTerm operand) =>
        spelling switch
        {
            "!" => end => CheckValue.Of(!operand.Evaluate(end).IsTrue),
            "~" => end => CheckValue.Of(~operand.Evaluate(end).Number),
            "-" => end => CheckValue.Of(unchecked(-operand.Evaluate(end).Number)),
            _ => operand.Evaluate,
        };

    /// <summary>The evaluation of a binary operator.</summary>
    public static Func<IEndState, CheckValue> Binary(
        string spelling, CheckTerm left, CheckTerm right)
    {
        switch (spelling)
        {
            case "||":
                return end => CheckValue.Of(
                    left.Evaluate(end).IsTrue || right.Evaluate(end).IsTrue);
            case "&&":
                return end => CheckValue.Of(
                    left.Evaluate(end).IsTrue && right.Evaluate(end).IsTrue);
            case "==":
                return end => CheckValue.Of(left.Evaluate(end).IsSame(right.Evaluate(end)));
            case "!=":
                return end => CheckValue.Of(!left.Evaluate(end).IsSame(right.Evaluate(end)));
            default:
                Func<long, long, long?> compute = Arithmetic(spelling);
                return end => CheckValue.Of(
                    left.Evaluate(end).Number is { } a && right.Evaluate(end).Number is { } b
                        ? compute(a, b)
                        : null);
        }
    }

    private static Func<long, long, long?> Arithmetic(string spelling) => spelling switch
    {
        "|" => (a, b) => a | b,
        "^" => (a, b) => a ^ b,
        "&" => (a, b) => a & b,
        "<" => (a, b) => a < b ? 1 : 0,
        "<=" => (a, b) => a <= b ? 1 : 0,
        ">" => (a, b) => a > b ? 1 : 0,
        ">=" => (a, b) => a >= b ? 1 : 0,
        "<<" => (a, b) => a << (int)(b & 63),
        ">>" => (a, b) => a >> (int)(b & 63),
        "+" => (a, b) => unchecked(a + b),
        "-" => (a, b) => unchecked(a - b),
        "*" => (a, b) => unchecked(a * b),
        "/" => (a, b) => b == 0 ? null : b == -1 ? unchecked(-a) : a / b,
        _ => (a, b) => b == 0 ? null : b == -1 ? 0 : a % b,
    };
}
