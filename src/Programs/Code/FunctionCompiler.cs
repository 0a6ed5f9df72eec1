using System;
using System.Collections.Generic;
using System.Linq;
using ActorVm.Programs.Diagnostics;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Code;

/// <summary>Compiles one function's tree to instructions.</summary>
/// <remarks>
/// <para>The window: the arguments (before them, where the result is a struct, the address that it
/// is wanted at; behind them, in a variadic function, the address of the arguments without a
/// parameter), the frame's address, the locals that fit registers, and temporaries as a stack. A
/// call's window begins at the next free temporary, where its result is found afterwards.</para>
/// <para>The frame on the simulated stack: the locals whose address is taken, structs, arrays, and
/// struct values that live until the statement ends.</para>
/// <para>A value is computed into a target register by its last instruction only, so that the
/// target may be a variable that the expression reads. Where C leaves the order of evaluation open,
/// it is the one that gcc takes on x86-64.</para>
/// </remarks>
internal sealed partial class FunctionCompiler
{
    /// <summary>Any register will do.</summary>
    private const int Anywhere = -1;

    /// <summary>The value is not needed.</summary>
    private const int Nowhere = -2;

    /// <summary>The largest frame.</summary>
    private const long FrameBytesMax = 1L << 40;

    /// <summary>The alignment of the stack pointer; each call takes as much.</summary>
    private const int StackAlignment = 16;

    private readonly CodeBuilder _code;
    private readonly ProgramSymbols _symbols;
    private readonly FunctionDefinition _function;
    private readonly Place[] _locals;
    private readonly List<int> _returns = [];

    private int _next;
    private int _most;
    private long _frameNext;
    private long _frameMost;

    /// <summary>The register with the stack pointer as Enter left it.</summary>
    private int _entered;

    /// <summary>The register with the frame's address: the same, or above it where a local asks for
    /// more alignment.</summary>
    private int _frame;

    /// <summary>In a variadic function: the register with the address of the other
    /// arguments.</summary>
    private int _variadic;

    private FunctionCompiler(CodeBuilder code, ProgramSymbols symbols, FunctionDefinition function)
    {
        _code = code;
        _symbols = symbols;
        _function = function;
        _locals = new Place[function.Locals.Length];
    }

    /// <summary>Adds a function's code.</summary>
    public static void Compile(
        CodeBuilder code,
        ProgramSymbols symbols,
        FunctionDefinition function,
        DiagnosticBag diagnostics)
    {
        FunctionCompiler compiler = new(code, symbols, function);
        compiler.Compile();
        if (compiler._most > ushort.MaxValue || compiler._frameMost > FrameBytesMax)
        {
            Function name = function.Function;
            diagnostics.Error(
                name.Position, $"the variables of '{name.Name}' are too many or too large");
        }
    }

    private void Compile()
    {
        _code.BeginFunction(_function.Function);
        Mark(_function.Function.Position);
        int enter = _code.Position;
        FunctionType type = _function.Function.FunctionType;
        int firstArgument = type.Result.IsRecord ? 1 : 0;
        _next = firstArgument + _function.Parameters.Length;
        _variadic = type.IsVariadic ? Temporary() : Nowhere;
        _entered = _frame = Temporary();
        _code.Emit(Opcode.Enter, b: _entered);
        int alignment = AlignFrame();
        PlaceParameters(firstArgument);
        foreach (LocalVariable local in _function.Locals.Where(local => !local.IsParameter))
        {
            _locals[local.Index] = local.LivesInMemory
                ? Place.At(_frame, TakeFrame(local.Type.Size, local.Alignment))
                : Place.InRegister(Temporary());
        }

        Compile(_function.Body);
        Mark(_function.End);
        EmitReturn(Opcode.ReturnVoid, 0);
        long frame = Align(_frameMost, StackAlignment) + alignment;
        _code.SetFrame(enter, _returns, _most, frame);
    }

    /// <summary>Makes the frame's address a multiple of what the locals ask for; what that
    /// takes.</summary>
    private int AlignFrame()
    {
        int most = _function.Locals.Select(local => local.Alignment).DefaultIfEmpty().Max();
        if (most <= StackAlignment)
        {
            return StackAlignment;
        }

        _frame = Temporary();
        _code.Emit(Opcode.Add64Imm, _frame, _entered, immediate: most - 1);
        _code.Emit(Opcode.AndImm, _frame, _frame, immediate: -most);
        return most;
    }

    /// <summary>A struct argument arrives as the address of a copy that belongs to the
    /// callee.</summary>
    private void PlaceParameters(int register)
    {
        foreach (LocalVariable parameter in _function.Parameters)
        {
            Place place = Place.InRegister(register);
            if (parameter.Type.IsRecord)
            {
                place = Place.At(register, 0);
            }
            else if (parameter.LivesInMemory)
            {
                place = Place.At(_frame, TakeFrame(parameter.Type.Size, parameter.Alignment));
                Store(place, parameter.Type, register);
            }

            _locals[parameter.Index] = place;
            register++;
        }
    }

    private void EmitReturn(Opcode op, int value)
    {
        _returns.Add(_code.Position);
        _code.Emit(op, value, _entered);
    }

    /// <summary>The instructions from here on belong to a line of the source.</summary>
    private void Mark(SourcePosition position)
    {
        if (position.File is SourceFile file)
        {
            SourceLine place = new(file.Path, position.Line, file.IsBuiltIn);
            _code.Lines.Begin(_code.Position, place);
        }
    }

    private int Temporary()
    {
        int register = _next++;
        _most = Math.Max(_most, _next);
        return register;
    }

    /// <summary>So many temporaries side by side; the first.</summary>
    private int Take(int count)
    {
        int first = Reserve(count);
        _next += count;
        return first;
    }

    /// <summary>The next free temporary, with so many after it, none of them taken yet.</summary>
    private int Reserve(int count)
    {
        _most = Math.Max(_most, _next + count);
        return _next;
    }

    /// <summary>Where a result goes: the wanted register, or a new temporary.</summary>
    private int Target(int wanted) => wanted >= 0 ? wanted : Temporary();

    /// <summary>Sees to it that a value is in the wanted register.</summary>
    private int Deliver(int register, int wanted)
    {
        if (wanted < 0 || wanted == register)
        {
            return register;
        }

        _code.Emit(Opcode.Move, wanted, register);
        return wanted;
    }

    /// <summary>Room in the frame; an offset from its address.</summary>
    private long TakeFrame(long sizeBytes, long alignment)
    {
        long offset = Align(_frameNext, alignment);
        _frameNext = offset + Math.Clamp(sizeBytes, 1, FrameBytesMax);
        _frameMost = Math.Max(_frameMost, _frameNext);
        return offset;
    }

    private static long Align(long offset, long alignment) =>
        (offset + alignment - 1) / alignment * alignment;

}
