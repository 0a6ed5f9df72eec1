using System;
using ActorVm.Programs.Tree;

namespace ActorVm.Programs.Code;

/// <content>switch: tables where cases lie close together, comparisons elsewhere.</content>
internal sealed partial class FunctionCompiler
{
    /// <summary>Up to so many cases are compared one by one.</summary>
    private const int FewCases = 4;

    /// <summary>A table may have so many entries for each case.</summary>
    private const int Sparsity = 3;

    private void CompileSwitch(SwitchStatement choice)
    {
        int value = Value(choice.Value);
        int otherwise = _code.LabelOf(choice.Default ?? choice.Break);
        Choose(choice.Cases.AsSpan(), value, choice.Value.Type.IsSigned, otherwise);
        Compile(choice.Body);
        _code.Bind(_code.LabelOf(choice.Break));
    }

    private void Choose(ReadOnlySpan<SwitchCase> cases, int value, bool signed, int otherwise)
    {
        if (cases.Length <= FewCases)
        {
            foreach (SwitchCase one in cases)
            {
                ChooseOne(one, value, signed);
            }

            _code.EmitJump(Opcode.Jump, otherwise);
            return;
        }

        ulong span = unchecked((ulong)cases[^1].High - (ulong)cases[0].Low);
        if (span < (ulong)(Sparsity * cases.Length))
        {
            ChooseByTable(cases, value, (int)span + 1, otherwise);
            return;
        }

        ReadOnlySpan<SwitchCase> upper = cases[(cases.Length / 2)..];
        int high = _code.NewLabel();
        Comparison atLeast = Comparisons.Of(BinaryOperator.GreaterOrEqual, signed);
        _code.EmitJump(Selection.Imm(atLeast.Branch()), high, value, upper[0].Low);
        Choose(cases[..^upper.Length], value, signed, otherwise);
        _code.Bind(high);
        Choose(upper, value, signed, otherwise);
    }

    private void ChooseOne(SwitchCase one, int value, bool signed)
    {
        if (one.Low == one.High)
        {
            _code.EmitJump(Opcode.BranchEqImm, _code.LabelOf(one.Target), value, one.Low);
            return;
        }

        int below = _code.NewLabel();
        Comparison less = Comparisons.Of(BinaryOperator.Less, signed);
        Comparison atMost = Comparisons.Of(BinaryOperator.LessOrEqual, signed);
        _code.EmitJump(Selection.Imm(less.Branch()), below, value, one.Low);
        _code.EmitJump(Selection.Imm(atMost.Branch()), _code.LabelOf(one.Target), value, one.High);
        _code.Bind(below);
    }

    private void ChooseByTable(
        ReadOnlySpan<SwitchCase> cases, int value, int length, int otherwise)
    {
        long lowest = cases[0].Low;
        _code.EmitTable(value, lowest, length);
        long next = 0;
        foreach (SwitchCase one in cases)
        {
            long low = unchecked(one.Low - lowest);
            long high = unchecked(one.High - lowest);
            for (; next < low; next++)
            {
                _code.EmitJump(Opcode.Jump, otherwise);
            }

            for (; next <= high; next++)
            {
                _code.EmitJump(Opcode.Jump, _code.LabelOf(one.Target));
            }
        }

        _code.EmitJump(Opcode.Jump, otherwise);
    }
}
