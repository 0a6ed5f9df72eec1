using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using ActorVm.Model;
using ActorVm.Model.Memory;
using ActorVm.Programs.Diagnostics;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Code;

/// <summary>Gives every symbol its address, and fills the data areas.</summary>
/// <remarks>
/// The areas follow each other: text, read-only data (string literals, then const variables), data
/// (variables with an initialiser), bss. One in which nothing lies is left out.
/// </remarks>
internal sealed class DataLayout
{
    private const ulong ClassicText = 0x0804_8000;
    private const ulong LinuxText = 0x0000_5555_5555_4000;

    /// <summary>What the variables may take together: the classic layout has less than 1 GiB
    /// between the program's text and the areas.</summary>
    private const long DataBytesMax = 512L << 20;

    private readonly ProgramSymbols _symbols;
    private readonly CodeBuilder _code;
    private readonly ulong _textStart;
    private readonly Dictionary<Symbol, ulong> _addresses = [];
    private readonly Dictionary<string, ulong> _strings = [];
    private readonly List<StringConstant> _pieces = [];

    /// <summary>Lays out all that the code and the program's variables name.</summary>
    public DataLayout(ProgramSymbols symbols, CodeBuilder code, Profile profile)
    {
        _symbols = symbols;
        _code = code;
        _textStart = profile == Profile.Classic ? ClassicText : LinuxText;
        ulong end = Paging.RoundUp(TextAddress(code.Position));
        ReadOnlyStart = end;
        foreach (StringConstant text in code.AddressedSymbols.OfType<StringConstant>()
            .Concat(symbols.Variables.SelectMany(StringsIn)))
        {
            Place(text, ref end);
        }

        Place(symbols.Variables.Where(v => v.IsReadOnly), ref end);
        DataStart = end = Paging.RoundUp(end);
        Place(symbols.Variables.Where(v => !v.IsReadOnly && v.Initializer is not null), ref end);
        BssStart = end = Paging.RoundUp(end);
        Place(symbols.Variables.Where(v => !v.IsReadOnly && v.Initializer is null), ref end);
        End = Paging.RoundUp(end);
    }

    /// <summary>Whether the variables fit the address space; complains of the first that does
    /// not.</summary>
    public static bool Fits(ProgramSymbols symbols, DiagnosticBag diagnostics)
    {
        long left = DataBytesMax;
        foreach (GlobalVariable variable in symbols.Variables)
        {
            long size = Math.Max(SizeOf(variable), 1) + variable.Alignment;
            if (size > left)
            {
                diagnostics.Error(
                    variable.Position, $"'{variable.Name}' does not fit the address space");
                return false;
            }

            left -= size;
        }

        return true;
    }

    private ulong ReadOnlyStart { get; }

    private ulong DataStart { get; }

    private ulong BssStart { get; }

    private ulong End { get; }

    /// <summary>The address of an instruction.</summary>
    public ulong TextAddress(int instruction) =>
        _textStart + ((ulong)instruction * Instruction.SizeBytes);

    /// <summary>The address of a function, a variable or a string, as any unit knows it.</summary>
    public ulong AddressOf(Symbol symbol) => symbol switch
    {
        _ when _symbols.IsAbsent(symbol) => 0,
        Function function => TextAddress(_code.StartOf(_symbols.Resolve(function))),
        GlobalVariable variable => _addresses[_symbols.Resolve(variable)],
        _ => _addresses[symbol],
    };

    /// <summary>The areas with what they hold at the start.</summary>
    public ImmutableArray<ImageSegment> Fill(Instruction[] code)
    {
        byte[] readOnly = new byte[DataStart - ReadOnlyStart];
        byte[] data = new byte[BssStart - DataStart];
        foreach (StringConstant piece in _pieces)
        {
            piece.Bytes.AsSpan().CopyTo(readOnly.AsSpan((int)(_addresses[piece] - ReadOnlyStart)));
        }

        foreach (GlobalVariable variable in _symbols.Variables)
        {
            ulong address = _addresses[variable];
            (byte[] bytes, ulong start) =
                address < DataStart ? (readOnly, ReadOnlyStart) : (data, DataStart);
            foreach (InitializerEntry entry in variable.Initializer?.Entries ?? [])
            {
                Write(bytes.AsSpan((int)(address - start + (ulong)entry.Offset)), entry);
            }
        }

        byte[] text = MemoryMarshal.AsBytes(code.AsSpan()).ToArray();
        ImageSegment[] all =
        [
            Segment(SegmentKind.Text, _textStart, ReadOnlyStart, text),
            Segment(SegmentKind.ReadOnlyData, ReadOnlyStart, DataStart, readOnly),
            Segment(SegmentKind.Data, DataStart, BssStart, data),
            Segment(SegmentKind.Bss, BssStart, End, []),
        ];
        return [.. all.Where(segment => segment.LengthBytes > 0)];
    }

    private static ImageSegment Segment(SegmentKind kind, ulong start, ulong end, byte[] bytes) =>
        new(kind, start, end - start, bytes);

    private static IEnumerable<StringConstant> StringsIn(GlobalVariable variable) =>
        (variable.Initializer?.Entries ?? []).Select(entry => entry.Value)
            .OfType<AddressConstant>().Select(address => address.Symbol).OfType<StringConstant>();

    /// <summary>Equal string literals share one place.</summary>
    private void Place(StringConstant text, ref ulong end)
    {
        int alignment = text.Type.Alignment;
        string key = $"{alignment}:{Encoding.Latin1.GetString(text.Bytes.AsSpan())}";
        if (!_strings.TryGetValue(key, out ulong address))
        {
            address = Align(end, alignment);
            end = address + (ulong)text.Bytes.Length;
            _strings.Add(key, address);
            _pieces.Add(text);
        }

        _addresses[text] = address;
    }

    private void Place(IEnumerable<GlobalVariable> variables, ref ulong end)
    {
        foreach (GlobalVariable variable in variables)
        {
            ulong address = Align(end, variable.Alignment);
            end = address + (ulong)Math.Max(1, SizeOf(variable));
            _addresses.Add(variable, address);
        }
    }

    /// <summary>The type's size, or more where an initialiser fills a flexible array
    /// member.</summary>
    private static long SizeOf(GlobalVariable variable) =>
        (variable.Initializer?.Entries ?? [])
            .Select(entry => entry.Offset + entry.Type.Size)
            .Append(variable.Type.Size).Max();

    private static ulong Align(ulong address, int alignment) =>
        (address + (ulong)alignment - 1) & ~((ulong)alignment - 1);

    private void Write(Span<byte> target, InitializerEntry entry)
    {
        if (entry.Value is StringLiteral literal)
        {
            ReadOnlySpan<byte> bytes = literal.Constant.Bytes.AsSpan();
            target = target[..(int)entry.Type.Size];
            target.Clear();
            bytes[..Math.Min(bytes.Length, target.Length)].CopyTo(target);
            return;
        }

        Span<byte> word = stackalloc byte[sizeof(ulong)];
        if (entry.BitField is Field field)
        {
            ulong mask = BitField.Mask(field);
            ulong bits = Bits(entry.Value) & mask;
            Merge(target[..field.UnitSize], mask << field.BitOffset, bits << field.BitOffset);
            if (field.BitsBehind > 0)
            {
                int before = 64 - field.BitOffset;
                Merge(target.Slice(field.UnitSize, 1), mask >> before, bits >> before);
            }

            return;
        }

        BinaryPrimitives.WriteUInt64LittleEndian(word, Bits(entry.Value));
        word[..(int)Math.Min(entry.Type.Size, sizeof(ulong))].CopyTo(target);
    }

    private static void Merge(Span<byte> unit, ulong mask, ulong bits)
    {
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        unit.CopyTo(word);
        ulong old = BinaryPrimitives.ReadUInt64LittleEndian(word) & ~mask;
        BinaryPrimitives.WriteUInt64LittleEndian(word, old | bits);
        word[..unit.Length].CopyTo(unit);
    }

    private ulong Bits(Expression value) => value switch
    {
        IntegerConstant integer => unchecked((ulong)integer.Value),
        FloatConstant real => Constants.Bits(real),
        AddressConstant address =>
            unchecked(AddressOf(address.Symbol) + (ulong)address.Addend),
        LabelAddress label => TextAddress(_code.StartOf(label.Label)),
        Cast distance => Bits(distance.Operand),
        BinaryExpression { Operator: BinaryOperator.Subtract } distance =>
            unchecked(Bits(distance.Left) - Bits(distance.Right)),
        _ => throw new KernelBug($"an initialiser holds {value.GetType().Name}"),
    };
}
