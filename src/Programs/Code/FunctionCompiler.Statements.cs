using ActorVm.Model;
using ActorVm.Programs.Tree;

namespace ActorVm.Programs.Code;

/// <content>Statements.</content>
internal sealed partial class FunctionCompiler
{
    /// <summary>A statement: the temporaries and struct values that it needs end with it.</summary>
    private void Compile(Statement statement)
    {
        Mark(statement.Position);
        int registers = _next;
        long frame = _frameNext;
        Dispatch(statement);
        _next = registers;
        _frameNext = frame;
    }

#pragma warning disable CA1502 // one line a kind of statement
    private void Dispatch(Statement statement)
    {
        switch (statement)
        {
            case Block block:
                CompileAll(block);
                break;
            case ExpressionStatement expression:
                Effect(expression.Expression);
                break;
            case LocalInitialization initialization:
                Fill(_locals[initialization.Variable.Index], initialization.Initializer,
                    initialization.Variable.Type);
                break;
            case IfStatement choice:
                CompileIf(choice);
                break;
            case LoopStatement loop:
                CompileLoop(loop);
                break;
            case SwitchStatement choice:
                CompileSwitch(choice);
                break;
            case GotoStatement jump:
                CleanUp(jump.Cleanups, jump.Target.Cleanups);
                _code.EmitJump(Opcode.Jump, _code.LabelOf(jump.Target));
                break;
            case ComputedGoto jump:
                _code.Emit(Opcode.JumpIndirect, Value(jump.Target));
                break;
            case LabelStatement label:
                _code.Bind(_code.LabelOf(label.Label));
                break;
            case ReturnStatement result:
                CompileReturn(result);
                break;
            default:
                throw new KernelBug($"no code for {statement.GetType().Name}");
        }
    }
#pragma warning restore CA1502

    private void CompileAll(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            Compile(statement);
        }
    }

    private void CompileIf(IfStatement choice)
    {
        int otherwise = _code.NewLabel();
        Condition(choice.Condition, otherwise, jumpIf: false);
        Compile(choice.Then);
        if (choice.Else is null)
        {
            _code.Bind(otherwise);
            return;
        }

        int end = _code.NewLabel();
        _code.EmitJump(Opcode.Jump, end);
        _code.Bind(otherwise);
        Compile(choice.Else);
        _code.Bind(end);
    }

    /// <summary>The test stands at the end: one branch a round.</summary>
    private void CompileLoop(LoopStatement loop)
    {
        int body = _code.NewLabel();
        int test = _code.NewLabel();
        if (loop.TestsFirst && loop.Condition is not (null or IntegerConstant { Value: not 0 }))
        {
            _code.EmitJump(Opcode.Jump, test);
        }

        _code.Bind(body);
        Compile(loop.Body);
        _code.Bind(_code.LabelOf(loop.Continue));
        if (loop.Step is not null)
        {
            Mark(loop.Step.Position);
            int registers = _next;
            Effect(loop.Step);
            _next = registers;
        }

        _code.Bind(test);
        if (loop.Condition is null)
        {
            _code.EmitJump(Opcode.Jump, body);
        }
        else
        {
            Mark(loop.Condition.Position);
            Condition(loop.Condition, body, jumpIf: true);
        }

        _code.Bind(_code.LabelOf(loop.Break));
    }

    private void CompileReturn(ReturnStatement statement)
    {
        Opcode op = Opcode.ReturnVoid;
        int result = 0;
        if (statement.Value is { Type.IsRecord: true } record)
        {
            CopyRecord(Place.At(0, 0), record);
        }
        else if (statement.Value is { Type.IsVoid: true } effect)
        {
            Effect(effect);
        }
        else if (statement.Value is Expression value)
        {
            op = Opcode.Return;
            result = Value(value, statement.Cleanups is null ? Anywhere : Temporary());
        }

        CleanUp(statement.Cleanups, null);
        EmitReturn(op, result);
    }

    /// <summary>The cleanups on the way from one place to another, the innermost first.</summary>
    private void CleanUp(CleanupScope? from, CleanupScope? to)
    {
        for (CleanupScope? scope = from;
            scope is not null && !(to?.IsWithin(scope) ?? false);
            scope = scope.Outer)
        {
            Effect(scope.Call);
        }
    }
}
