using ActorVm.Programs.Tree;

namespace ActorVm.Programs.Code;

/// <content>Conditions: expressions that decide where to go.</content>
internal sealed partial class FunctionCompiler
{
    /// <summary>Goes to a label where a scalar is not 0 (or, on request, where it is 0).</summary>
    private void Condition(Expression expression, int label, bool jumpIf)
    {
        int registers = _next;
        switch (expression)
        {
            case IntegerConstant constant:
                if (constant.Value != 0 == jumpIf)
                {
                    _code.EmitJump(Opcode.Jump, label);
                }

                break;
            case UnaryExpression { Operator: UnaryOperator.LogicalNot } not:
                Condition(not.Operand, label, !jumpIf);
                break;
            case LogicalExpression logical:
                Condition(logical, label, jumpIf);
                break;
            case BinaryExpression binary when Comparisons.IsComparison(binary.Operator)
                && !binary.Left.Type.IsFloating:
                Branch(binary, label, jumpIf);
                break;
            case Cast { Type.IsFloating: false, Operand.Type.IsFloating: false } cast
                when cast.Type.Size >= cast.Operand.Type.Size && cast.Operand.Type.IsScalar:
                Condition(cast.Operand, label, jumpIf);
                break;
            default:
                int value = Truth(expression);
                _code.EmitJump(
                    jumpIf ? Opcode.BranchNeImm : Opcode.BranchEqImm, label, value);
                break;
        }

        _next = registers;
    }

    private void Condition(LogicalExpression logical, int label, bool jumpIf)
    {
        // "and" that jumps where it holds, "or" that jumps where it does not: the left operand may
        // decide that nothing is jumped over.
        if (logical.IsAnd != jumpIf)
        {
            Condition(logical.Left, label, jumpIf);
            Condition(logical.Right, label, jumpIf);
            return;
        }

        int end = _code.NewLabel();
        Condition(logical.Left, end, !jumpIf);
        Condition(logical.Right, label, jumpIf);
        _code.Bind(end);
    }

    /// <summary>A register that is not 0 where the scalar is not.</summary>
    private int Truth(Expression expression)
    {
        int value = Value(expression);
        return expression.Type.IsFloating
            ? Convert(value, expression.Type, Types.BasicType.Bool, Anywhere)
            : value;
    }

    private void Branch(BinaryExpression binary, int label, bool jumpIf)
    {
        Comparison comparison = Comparisons.Of(binary.Operator, binary.Left.Type.IsSigned);
        (Expression left, Expression right) = (binary.Left, binary.Right);
        if (left is IntegerConstant)
        {
            (left, right) = (right, left);
            comparison = comparison.Swapped();
        }

        if (!jumpIf)
        {
            comparison = comparison.Negated();
        }

        if (right is IntegerConstant constant)
        {
            Opcode op = Selection.Imm(comparison.Branch());
            _code.EmitJump(op, label, Value(left), constant.Value);
            return;
        }

        (int first, int second) = Operands(left, right, isSymmetric: true);
        _code.EmitBranch(comparison.Branch(), first, second, label);
    }
}
