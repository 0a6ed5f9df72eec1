using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using ActorVm.Model;
using ActorVm.Programs.Tree;

namespace ActorVm.Programs.Code;

/// <summary>The growing code of a program: instructions, labels, and what only linking
/// knows.</summary>
internal sealed class CodeBuilder
{
    private const int Unbound = -1;

    private readonly List<Instruction> _code = [];
    private readonly List<int> _labels = [];
    private readonly Dictionary<Label, int> _named = [];
    private readonly List<Jump> _jumps = [];
    private readonly List<Call> _calls = [];
    private readonly List<Address> _addresses = [];
    private readonly List<(int Instruction, int Label)> _labelAddresses = [];
    private readonly SortedDictionary<int, Function> _functions = [];
    private readonly Dictionary<Function, int> _starts = [];

    /// <summary>Where the next instruction will stand.</summary>
    public int Position => _code.Count;

    /// <summary>Which lines the instructions came from.</summary>
    public LineTable Lines { get; } = new();

    /// <summary>The functions by their first instructions.</summary>
    public IReadOnlyDictionary<int, Function> Functions => _functions;

    /// <summary>A function begins here; callers and pointers know it by this symbol.</summary>
    public void BeginFunction(Function function)
    {
        _starts.Add(function, Position);
        _functions.Add(Position, function);
    }

    /// <summary>The symbols whose addresses the code holds.</summary>
    public IEnumerable<Symbol> AddressedSymbols => _addresses.Select(address => address.Symbol);

    /// <summary>Where a function begins.</summary>
    public int StartOf(Function function) => _starts[function];

    public int NewLabel()
    {
        _labels.Add(Unbound);
        return _labels.Count - 1;
    }

    /// <summary>The label that a label of the tree is.</summary>
    public int LabelOf(Label label)
    {
        if (!_named.TryGetValue(label, out int known))
        {
            _named.Add(label, known = NewLabel());
        }

        return known;
    }

    /// <summary>The instruction before which a label of the tree stands.</summary>
    public int StartOf(Label label) => Target(LabelOf(label));

    /// <summary>A label stands before the next instruction.</summary>
    public void Bind(int label) => _labels[label] = Position;

    /// <summary>One instruction. A register number that does not fit is cut; the function is
    /// refused at its end.</summary>
    public void Emit(Opcode op, int a = 0, int b = 0, int c = 0, long immediate = 0) =>
        _code.Add(new()
        {
            Op = op,
            A = unchecked((ushort)a),
            B = unchecked((ushort)b),
            C = unchecked((ushort)c),
            Immediate = immediate,
        });

    /// <summary>A branch that compares two registers.</summary>
    public void EmitBranch(Opcode op, int a, int b, int label)
    {
        _jumps.Add(new(Position, label, InImmediate: true));
        Emit(op, a, b);
    }

    /// <summary>A jump, or a branch that compares a register with a constant.</summary>
    public void EmitJump(Opcode op, int label, int a = 0, long immediate = 0)
    {
        _jumps.Add(new(Position, label, InImmediate: false));
        Emit(op, a, immediate: immediate);
    }

    /// <summary>A jump table's head; that many jumps and one more follow.</summary>
    public void EmitTable(int register, long lowest, int length)
    {
        Emit(Opcode.Table, register, immediate: lowest);
        CollectionsMarshal.AsSpan(_code)[^1].Distance = length;
    }

    /// <summary>An instruction whose immediate is the address of a symbol, and something
    /// added.</summary>
    public void EmitAddress(Opcode op, int a, int b, int c, Symbol symbol, long addend)
    {
        _addresses.Add(new(Position, symbol));
        Emit(op, a, b, c, addend);
    }

    /// <summary>The address of a label, for a computed goto.</summary>
    public void EmitLabelAddress(int a, int label)
    {
        _labelAddresses.Add((Position, label));
        Emit(Opcode.Constant, a);
    }

    /// <summary>A direct call whose window begins at a register.</summary>
    public void EmitCall(int window, Function function)
    {
        _calls.Add(new(Position, function));
        Emit(Opcode.Call, window);
    }

    /// <summary>Sets what Enter takes and returns give back, once the function's end is
    /// reached.</summary>
    public void SetFrame(int enter, List<int> returns, int registers, long frameBytes)
    {
        Span<Instruction> code = CollectionsMarshal.AsSpan(_code);
        code[enter].A = unchecked((ushort)registers);
        code[enter].Immediate = frameBytes;
        foreach (int position in returns)
        {
            code[position].Immediate = frameBytes;
        }
    }

    /// <summary>The finished code, with every distance and address filled in.</summary>
    public Instruction[] Link(DataLayout layout)
    {
        Instruction[] code = [.. _code];
        foreach (Jump jump in _jumps)
        {
            int distance = Distance(jump.Instruction, Target(jump.Label));
            if (jump.InImmediate)
            {
                code[jump.Instruction].Immediate = distance;
            }
            else
            {
                code[jump.Instruction].Distance = distance;
            }
        }

        foreach (Call call in _calls)
        {
            code[call.Instruction].Distance = Distance(call.Instruction, _starts[call.Function]);
        }

        foreach (Address address in _addresses)
        {
            long start = unchecked((long)layout.AddressOf(address.Symbol));
            code[address.Instruction].Immediate += start;
        }

        foreach ((int instruction, int label) in _labelAddresses)
        {
            code[instruction].Immediate = unchecked((long)layout.TextAddress(Target(label)));
        }

        return code;
    }

    private int Target(int label) => _labels[label] != Unbound
        ? _labels[label]
        : throw new KernelBug($"the compiler never placed label {label}");

    private static int Distance(int from, int to) => (to - from) * Instruction.SizeBytes;

    private readonly record struct Jump(int Instruction, int Label, bool InImmediate);

    private readonly record struct Call(int Instruction, Function Function);

    private readonly record struct Address(int Instruction, Symbol Symbol);
}
