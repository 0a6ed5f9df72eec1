using ActorVm.Model;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Code;

/// <content>Values of scalar expressions.</content>
/// <remarks>
/// Every method that gives a value leaves at most its result in the temporaries: it lies in the
/// wanted register, in a variable's own, or in the temporary that was the next one before.
/// </remarks>
internal sealed partial class FunctionCompiler
{
    /// <summary>Evaluates an expression of any type for its effects.</summary>
    private void Effect(Expression expression)
    {
        int registers = _next;
        if (expression.Type.IsRecord)
        {
            RecordPlace(expression);
        }
        else if (expression.Type.IsAggregate)
        {
            PlaceOf(expression);
        }
        else
        {
            Value(expression, Nowhere);
        }

        _next = registers;
    }

    /// <summary>Evaluates a scalar; the register that holds it.</summary>
#pragma warning disable CA1502 // one line a kind of expression
    private int Value(Expression expression, int wanted = Anywhere)
    {
        switch (expression)
        {
            case IntegerConstant constant:
                return EmitConstant(constant.Value, wanted);
            case FloatConstant constant:
                return EmitConstant(unchecked((long)Constants.Bits(constant)), wanted);
            case AddressConstant address:
                return EmitAddress(Place.At(address.Symbol, address.Addend), wanted);
            case AddressOf address:
                return AddressValue(address, wanted);
            case LabelAddress address:
                int target = Target(wanted);
                _code.EmitLabelAddress(target, _code.LabelOf(address.Label));
                return target;
            case Cast cast:
                return CompileCast(cast, wanted);
            case UnaryExpression unary:
                return CompileUnary(unary, wanted);
            case BinaryExpression binary:
                return CompileBinary(binary, wanted);
            case LogicalExpression logical:
                return CompileLogical(logical, wanted);
            case ConditionalExpression conditional:
                return CompileConditional(conditional, wanted);
            case CommaExpression comma:
                Effect(comma.Left);
                return Value(comma.Right, wanted);
            case StatementExpression statements:
                return CompileStatements(statements, wanted);
            case Assignment assignment:
                return CompileAssignment(assignment, wanted);
            case CompoundAssignment assignment:
                return CompileCompound(assignment, wanted);
            case IncrementExpression increment:
                return CompileIncrement(increment, wanted);
            case CallExpression call:
                return CompileCall(call, wanted);
            case IntrinsicCall call:
                return CompileIntrinsic(call, wanted);
            case StackAllocation allocation:
                return CompileAllocation(allocation, wanted);
            case VaStart start:
                return CompileVaStart(start);
            case VaCopy copy:
                return CompileVaCopy(copy);
            case VaArg or VariableReference or Dereference or MemberAccess or BitFieldAccess
                or StringLiteral or CompoundLiteral:
                return LoadPlace(expression, wanted);
            default:
                throw new KernelBug($"no code for {expression.GetType().Name}");
        }
    }
#pragma warning restore CA1502

    private int EmitConstant(long value, int wanted)
    {
        if (wanted == Nowhere)
        {
            return Nowhere;
        }

        int target = Target(wanted);
        _code.Emit(Opcode.Constant, target, immediate: value);
        return target;
    }

    private int CompileUnary(UnaryExpression unary, int wanted)
    {
        int registers = _next;
        CType type = unary.Operand.Type;
        bool isNot = unary.Operator == UnaryOperator.LogicalNot;
        int value = isNot ? Truth(unary.Operand) : Value(unary.Operand);
        _next = registers;
        int target = Target(wanted);
        if (isNot)
        {
            _code.Emit(Opcode.SetEqImm, target, value);
        }
        else if (type.IsFloating)
        {
            _code.Emit(Selection.IsSingle(type) ? Opcode.NegF32 : Opcode.NegF64, target, value);
        }
        else if (unary.Operator == UnaryOperator.Negate)
        {
            Opcode op = Selection.Integer(BinaryOperator.Multiply, type);
            _code.Emit(Selection.Imm(op), target, value, immediate: -1);
        }
        else
        {
            bool is32 = type.Size < 8 && !type.IsSigned;
            _code.Emit(Opcode.XorImm, target, value, immediate: is32 ? uint.MaxValue : -1);
        }

        return target;
    }

    private int CompileBinary(BinaryExpression binary, int wanted)
    {
        (Expression left, Expression right) = (binary.Left, binary.Right);
        if (Comparisons.IsComparison(binary.Operator))
        {
            return left.Type.IsFloating
                ? CompareFloating(binary, wanted)
                : CompareIntegers(binary, wanted);
        }

        if (binary.Type.IsPointer && binary.Operator == BinaryOperator.Add)
        {
            return AddressValue(binary, wanted);
        }

        if (left is IntegerConstant && IsCommutative(binary.Operator))
        {
            (left, right) = (right, left);
        }

        int registers = _next;
        if (right is IntegerConstant constant && !binary.Type.IsFloating)
        {
            int value = Value(left);
            _next = registers;
            return ApplyConstant(binary.Operator, binary.Type, value, constant.Value, wanted);
        }

        (int first, int second) = Operands(left, right, IsCommutative(binary.Operator));
        _next = registers;
        int target = Target(wanted);
        EmitOperator(binary.Operator, binary.Type, target, first, second);
        return target;
    }

    /// <summary>
    /// Evaluates two operands. A variable is read after the other operand, where the operator is
    /// symmetric: gcc's order when that operand is a call which changes the variable.
    /// </summary>
    private (int Left, int Right) Operands(Expression left, Expression right, bool isSymmetric)
    {
        if (isSymmetric && left is VariableReference && right is not VariableReference)
        {
            int second = Value(right);
            return (Value(left), second);
        }

        int first = Value(left);
        return (first, Value(right));
    }

    private int ApplyConstant(BinaryOperator op, CType type, int left, long constant, int wanted)
    {
        int target = Target(wanted);
        if (op == BinaryOperator.Subtract)
        {
            (op, constant) = (BinaryOperator.Add, unchecked(-constant));
        }

        _code.Emit(Selection.Imm(Selection.Integer(op, type)), target, left, immediate: constant);
        return target;
    }

    private void EmitOperator(BinaryOperator op, CType type, int target, int left, int right) =>
        _code.Emit(
            type.IsFloating ? Selection.Floating(op, type) : Selection.Integer(op, type),
            target, left, right);

    private static bool IsCommutative(BinaryOperator op) =>
        op is BinaryOperator.Add or BinaryOperator.Multiply
            or BinaryOperator.And or BinaryOperator.Or or BinaryOperator.Xor;

    private int CompareIntegers(BinaryExpression binary, int wanted)
    {
        Comparison comparison = Comparisons.Of(binary.Operator, binary.Left.Type.IsSigned);
        (Expression left, Expression right) = (binary.Left, binary.Right);
        if (left is IntegerConstant)
        {
            (left, right) = (right, left);
            comparison = comparison.Swapped();
        }

        int registers = _next;
        if (right is IntegerConstant constant)
        {
            int value = Value(left);
            _next = registers;
            int result = Target(wanted);
            _code.Emit(
                Selection.Imm(comparison.Set()), result, value, immediate: constant.Value);
            return result;
        }

        (int first, int second) = Operands(left, right, isSymmetric: true);
        _next = registers;
        int target = Target(wanted);
        _code.Emit(comparison.Set(), target, first, second);
        return target;
    }

    private int CompareFloating(BinaryExpression binary, int wanted)
    {
        int registers = _next;
        int left = Value(binary.Left);
        int right = Value(binary.Right);
        _next = registers;
        int target = Target(wanted);
        int order = binary.Operator - BinaryOperator.Equal;
        bool swapped = binary.Operator is BinaryOperator.Greater or BinaryOperator.GreaterOrEqual;
        if (swapped)
        {
            (left, right) = (right, left);
            order -= BinaryOperator.Greater - BinaryOperator.Less;
        }

        Opcode first = Selection.IsSingle(binary.Left.Type) ? Opcode.SetEqF32 : Opcode.SetEqF64;
        _code.Emit((Opcode)((int)first + order), target, left, right);
        return target;
    }

    private int CompileLogical(LogicalExpression logical, int wanted)
    {
        int target = Target(wanted);
        int no = _code.NewLabel();
        int end = _code.NewLabel();
        Condition(logical, no, jumpIf: false);
        _code.Emit(Opcode.Constant, target, immediate: 1);
        _code.EmitJump(Opcode.Jump, end);
        _code.Bind(no);
        _code.Emit(Opcode.Constant, target);
        _code.Bind(end);
        return target;
    }

    private int CompileConditional(ConditionalExpression conditional, int wanted)
    {
        bool needed = !conditional.Type.IsVoid && wanted != Nowhere;
        int target = needed ? Target(wanted) : Nowhere;
        int otherwise = _code.NewLabel();
        int end = _code.NewLabel();
        Condition(conditional.Condition, otherwise, jumpIf: false);
        ValueInto(conditional.Then, target);
        _code.EmitJump(Opcode.Jump, end);
        _code.Bind(otherwise);
        ValueInto(conditional.Else, target);
        _code.Bind(end);
        return target;
    }

    private void ValueInto(Expression expression, int target)
    {
        if (target == Nowhere)
        {
            Effect(expression);
        }
        else
        {
            Value(expression, target);
        }
    }

    private int CompileStatements(StatementExpression statements, int wanted)
    {
        CompileAll(statements.Body);
        if (statements.Result is not Expression result)
        {
            return Nowhere;
        }

        if (result.Type.IsVoid || wanted == Nowhere)
        {
            Effect(result);
            return Nowhere;
        }

        return Value(result, wanted);
    }

    private int CompileAssignment(Assignment assignment, int wanted)
    {
        int registers = _next;
        if (assignment.Target is VariableReference { Variable: LocalVariable local }
            && _locals[local.Index].IsRegister)
        {
            int variable = Value(assignment.Value, _locals[local.Index].Register);
            _next = registers;
            return Deliver(variable, wanted);
        }

        // The place may be made of the wanted register, so the value must not go there yet.
        int result = wanted == Anywhere ? Temporary() : Anywhere;
        Place place = PlaceOf(assignment.Target);
        int value = Value(assignment.Value, result);
        Store(place, assignment.Target.Type, value);
        _next = wanted == Anywhere ? registers + 1 : registers;
        return wanted == Nowhere
            ? Nowhere
            : ReadBack(place, value, assignment.Target.Type, wanted == Anywhere ? result : wanted);
    }

    private int CompileCompound(CompoundAssignment assignment, int wanted) => Update(
        assignment.Target, assignment.Operator, assignment.Value, assignment.ComputationType,
        wanted, givesOld: false);

    private int CompileIncrement(IncrementExpression increment, int wanted) => Update(
        increment.Target, increment.Operator, increment.Step, increment.ComputationType,
        wanted, givesOld: !increment.IsPrefix && wanted != Nowhere);

    /// <summary><c>target = target op operand</c>, the target being evaluated once, and after the
    /// operand.</summary>
    private int Update(
        Expression target,
        BinaryOperator op,
        Expression operand,
        CType computation,
        int wanted,
        bool givesOld)
    {
        int registers = _next;
        int result = wanted == Nowhere ? Nowhere : Target(wanted);
        bool isConstant = operand is IntegerConstant && !computation.IsFloating;
        int right = isConstant ? Nowhere : Value(operand);
        Place place = PlaceOf(target);
        Step step = new(op, operand, right, target.Type, computation);
        int old;
        int updated;
        if (place.IsRegister)
        {
            old = givesOld ? Deliver(place.Register, result) : place.Register;
            updated = Compute(step, old, place.Register);
        }
        else
        {
            old = Load(place, target.Type, Anywhere);
            updated = Compute(step, old, Anywhere);
            Store(place, target.Type, updated);
        }

        _next = wanted == Anywhere ? registers + 1 : registers;
        return wanted == Nowhere ? Nowhere
            : givesOld ? Deliver(old, result)
            : ReadBack(place, updated, target.Type, result);
    }

    /// <summary>The new value of an updated object.</summary>
    private int Compute(Step step, int old, int wanted)
    {
        int left = Convert(old, step.Type, step.Computation, Anywhere);
        bool direct = wanted >= 0 && IsSameInRegister(step.Computation, step.Type);
        int sum = direct ? wanted : Temporary();
        if (step.Right == Nowhere)
        {
            long constant = ((IntegerConstant)step.Operand).Value;
            ApplyConstant(step.Operator, step.Computation, left, constant, sum);
        }
        else
        {
            EmitOperator(step.Operator, step.Computation, sum, left, step.Right);
        }

        return Convert(sum, step.Computation, step.Type, wanted);
    }

    /// <summary>An assignment's value: what is read from the object afterwards.</summary>
    private int ReadBack(Place place, int value, CType type, int wanted)
    {
        if (place.Bits is not Field field)
        {
            return Deliver(value, wanted);
        }

        int target = Target(wanted);
        Extract(value, field with { BitOffset = 0 }, type, target);
        return target;
    }

    /// <summary>How an object is updated; Right is the operand's register, Nowhere for a
    /// constant.</summary>
    private readonly record struct Step(
        BinaryOperator Operator, Expression Operand, int Right, CType Type, CType Computation);
}
