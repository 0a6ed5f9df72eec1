using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using ActorVm.Programs;
using ActorVm.Programs.Library;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

#pragma warning disable IDE0072, CA1502 // one case a kind of node; only what the programs are made of

namespace ActorVm.Bench;

/// <summary>The plain way to run a program: walking its tree. What the interpreter is held
/// against. Knows integers, doubles, pointers, arrays and calls; memory is one array of
/// bytes.</summary>
internal sealed class TreeWalk
{
    private const int MemoryBytes = 1 << 24;

    private readonly byte[] _memory = new byte[MemoryBytes];
    private readonly Dictionary<Symbol, long> _addresses = [];
    private readonly Programs.Tree.Program _program;
    private long[] _frame = [];
    private Label? _goto;
    private bool _returns;
    private long _result;

    /// <summary>Reads a program of the folder.</summary>
    public TreeWalk(string program)
    {
        string path = MachineRun.PathOf(program);
        FrontEndResult result = FrontEnd.Parse(
            [new SourceFile(path, File.ReadAllText(path))],
            new FrontEndOptions { Headers = LibraryHeaders.Instance });
        _program = result.Program
            ?? throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
        long next = 64;
        foreach (GlobalVariable global in _program.Globals)
        {
            _addresses.Add(global, next);
            next += (global.Type.Size + 63) & ~63L;
        }
    }

    /// <summary>Runs it from its beginning to its end.</summary>
    /// <returns>Its exit status.</returns>
    public int Run()
    {
        Array.Clear(_memory);
        return (int)Call(_program.Entry, []);
    }

    private long Call(FunctionDefinition function, long[] arguments)
    {
        long[] outer = _frame;
        _frame = new long[function.Locals.Length];
        arguments.CopyTo(_frame, 0);
        Execute(function.Body);
        _returns = false;
        _frame = outer;
        return _result;
    }

    /// <summary>Whether the walk is on its way to somewhere else.</summary>
    private bool Leaves => _returns || _goto is not null;

    private void Execute(Statement? statement)
    {
        switch (statement)
        {
            case Block block:
                foreach (Statement one in block.Statements)
                {
                    Execute(one);
                    if (Leaves)
                    {
                        return;
                    }
                }

                break;
            case ExpressionStatement expression:
                Value(expression.Expression);
                break;
            case LocalInitialization local:
                _frame[local.Variable.Index] = Value(local.Initializer.Entries[0].Value);
                break;
            case IfStatement choice:
                Execute(Value(choice.Condition) != 0 ? choice.Then : choice.Else);
                break;
            case LoopStatement loop:
                Loop(loop);
                break;
            case GotoStatement jump:
                _goto = jump.Target;
                break;
            case ReturnStatement result:
                _result = result.Value is null ? 0 : Value(result.Value);
                _returns = true;
                break;
            case null:
                break;
            default:
                throw new NotSupportedException(statement.GetType().Name);
        }
    }

    private void Loop(LoopStatement loop)
    {
        while (loop.Condition is null || Value(loop.Condition) != 0)
        {
            Execute(loop.Body);
            _goto = _goto == loop.Continue ? null : _goto;
            if (Leaves)
            {
                break;
            }

            if (loop.Step is not null)
            {
                Value(loop.Step);
            }
        }

        _goto = _goto == loop.Break ? null : _goto;
    }

    private long Value(Expression expression)
    {
        switch (expression)
        {
            case IntegerConstant constant:
                return constant.Value;
            case FloatConstant constant:
                return BitConverter.DoubleToInt64Bits(constant.Value);
            case AddressConstant address:
                return _addresses[address.Symbol] + address.Addend;
            case AddressOf address:
                return Address(address.Operand);
            case BinaryExpression binary:
                return Apply(
                    binary.Operator, Value(binary.Left), Value(binary.Right), binary.Left.Type,
                    binary.Type);
            case LogicalExpression logical:
                bool decides = Value(logical.Left) != 0 != logical.IsAnd;
                return (decides ? !logical.IsAnd : Value(logical.Right) != 0) ? 1 : 0;
            case ConditionalExpression choice:
                return Value(Value(choice.Condition) != 0 ? choice.Then : choice.Else);
            case UnaryExpression { Operator: UnaryOperator.LogicalNot } unary:
                return Value(unary.Operand) == 0 ? 1 : 0;
            case CommaExpression comma:
                Value(comma.Left);
                return Value(comma.Right);
            case Cast cast:
                return Convert(Value(cast.Operand), cast.Operand.Type, cast.Type);
            case Assignment assignment:
                return Store(assignment.Target, Value(assignment.Value));
            case CompoundAssignment assignment:
                return Update(
                    assignment.Target, assignment.Operator, assignment.Value,
                    assignment.ComputationType).After;
            case IncrementExpression increment:
                (long before, long after) = Update(
                    increment.Target, increment.Operator, increment.Step,
                    increment.ComputationType);
                return increment.IsPrefix ? after : before;
            case CallExpression { Direct: { } callee } call:
                long[] arguments = [.. call.Arguments.Select(Value)];
                return Call(_program.Resolve(callee)!, arguments);
            default:
                return Load(expression);
        }
    }

    private (long Before, long After) Update(
        Expression target, BinaryOperator op, Expression operand, CType computation)
    {
        long before = Load(target);
        long result = Apply(
            op, Convert(before, target.Type, computation), Value(operand), computation,
            computation);
        return (before, Store(target, Convert(result, computation, target.Type)));
    }

    private long Load(Expression place)
    {
        if (place is VariableReference { Variable: LocalVariable local })
        {
            return _frame[local.Index];
        }

        ref byte at = ref _memory[Address(place)];
        return place.Type.Size switch
        {
            1 => Fit(at, place.Type),
            4 => Fit(Unsafe.ReadUnaligned<int>(ref at), place.Type),
            _ => Unsafe.ReadUnaligned<long>(ref at),
        };
    }

    private long Store(Expression place, long value)
    {
        if (place is VariableReference { Variable: LocalVariable local })
        {
            return _frame[local.Index] = value;
        }

        ref byte at = ref _memory[Address(place)];
        switch (place.Type.Size)
        {
            case 1:
                at = unchecked((byte)value);
                break;
            case 4:
                Unsafe.WriteUnaligned(ref at, unchecked((int)value));
                break;
            default:
                Unsafe.WriteUnaligned(ref at, value);
                break;
        }

        return value;
    }

    private long Address(Expression place) => place switch
    {
        VariableReference reference => _addresses[reference.Variable],
        Dereference dereference => Value(dereference.Pointer),
        MemberAccess member => Address(member.Record) + member.Field.Offset,
        _ => throw new NotSupportedException(place.GetType().Name),
    };

    private static long Apply(BinaryOperator op, long a, long b, CType operands, CType result)
    {
        if (operands.IsFloating)
        {
            double x = BitConverter.Int64BitsToDouble(a);
            double y = BitConverter.Int64BitsToDouble(b);
            return BitConverter.DoubleToInt64Bits(op switch
            {
                BinaryOperator.Add => x + y,
                BinaryOperator.Multiply => x * y,
                BinaryOperator.Divide => x / y,
                _ => throw new NotSupportedException(op.ToString()),
            });
        }

        bool isLess = operands.IsSigned ? a < b : unchecked((ulong)a < (ulong)b);
        return Fit(
            unchecked(op switch
            {
                BinaryOperator.Add => a + b,
                BinaryOperator.Subtract => a - b,
                BinaryOperator.Multiply => a * b,
                BinaryOperator.Divide => a / b,
                BinaryOperator.Remainder => a % b,
                BinaryOperator.And => a & b,
                BinaryOperator.Xor => a ^ b,
                BinaryOperator.ShiftRight => a >> (int)b,
                BinaryOperator.Less => isLess ? 1 : 0,
                BinaryOperator.GreaterOrEqual => isLess ? 0 : 1,
                BinaryOperator.LessOrEqual => isLess || a == b ? 1 : 0,
                BinaryOperator.Greater => isLess || a == b ? 0 : 1,
                BinaryOperator.Equal => a == b ? 1 : 0,
                BinaryOperator.NotEqual => a == b ? 0 : 1,
                _ => throw new NotSupportedException(op.ToString()),
            }),
            result);
    }

    private static long Convert(long value, CType from, CType to) =>
        (from.IsFloating, to.IsFloating) switch
        {
            (true, false) => Fit((long)BitConverter.Int64BitsToDouble(value), to),
            (false, true) => BitConverter.DoubleToInt64Bits(value),
            (true, true) => value,
            _ => Fit(value, to),
        };

    private static long Fit(long value, CType type) => unchecked((type.Size, type.IsSigned) switch
    {
        (1, true) => (sbyte)value,
        (1, false) => (byte)value,
        (4, true) => (int)value,
        (4, false) => (uint)value,
        _ => value,
    });
}
