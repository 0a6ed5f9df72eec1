using System;
using System.Collections.Immutable;
using System.Linq;
using ActorVm.Model;

namespace ActorVm.Programs.Code;

/// <summary>A compiled program at its addresses: what every process that runs it shares.</summary>
/// <remarks>
/// Never changes. The pages of its areas are filled by the process at their first touch, from
/// <see cref="FillPage"/>. Function addresses are <see cref="TextStart"/> plus 16 for each
/// instruction before.
/// </remarks>
public sealed class ProgramImage
{
    /// <summary>Where the entry function returns to: an instruction that traps.</summary>
    internal const int ReturnFromEntry = 1;

    private readonly int[] _functions;
    private readonly string[] _names;
    private readonly LineTable _lines;

    internal ProgramImage(
        Profile profile,
        Instruction[] code,
        int entry,
        ImmutableArray<(int Start, string Name)> functions,
        ImmutableArray<ImageSegment> segments,
        LineTable lines,
        ImmutableArray<string> refused)
    {
        Refused = refused;
        Profile = profile;
        Code = code;
        Entry = entry;
        _functions = [.. functions.Select(function => function.Start)];
        _names = [.. functions.Select(function => function.Name)];
        Segments = segments;
        _lines = lines;
        TextStart = segments[0].Start;
        HeapStart = segments[^1].End;
        Hash = segments.Aggregate(
            StateHash.Mix(StateHash.Seed, (ulong)entry),
            (hash, segment) => StateHash.Mix(
                StateHash.Mix(StateHash.Mix(hash, segment.Start), segment.LengthBytes),
                segment.Bytes.Span));
    }

    /// <summary>The layout that its addresses belong to.</summary>
    public Profile Profile { get; }

    /// <summary>Its areas: the text, then those of the others that it has.</summary>
    public ImmutableArray<ImageSegment> Segments { get; }

    /// <summary>The first address of the text.</summary>
    public ulong TextStart { get; }

    /// <summary>The first address behind the last area, page aligned: where brk begins.</summary>
    public ulong HeapStart { get; }

    /// <summary>The hash of its content.</summary>
    public ulong Hash { get; }

    /// <summary>The functions that the program names, that headers declare, and that are not
    /// supported: what <see cref="Opcode.Refuse"/> numbers.</summary>
    internal ImmutableArray<string> Refused { get; }

    /// <summary>The instructions; written by nobody.</summary>
    internal Instruction[] Code { get; }

    /// <summary>Where it starts, an index into the code.</summary>
    internal int Entry { get; }

    /// <summary>Fills a page with what the image holds there at the start.</summary>
    /// <exception cref="KernelBug">No area of the image holds the address.</exception>
    public void FillPage(ulong address, Span<byte> page)
    {
        foreach (ImageSegment segment in Segments)
        {
            if (address >= segment.Start && address < segment.End)
            {
                segment.FillPage(address, page);
                return;
            }
        }

        throw new KernelBug($"the program's image has no page at 0x{address:x}");
    }

    /// <summary>The function and the source line of an instruction.</summary>
    internal CodeLocation LocationOf(int instruction)
    {
        SourceLine place = _lines.Find(instruction);
        int function = IndexOfFunction(instruction);
        string name = function >= 0 ? _names[function] : "";
        return new CodeLocation(name, place.File, place.Line, place.IsLibrary);
    }

    /// <summary>The instruction at an address; -1 where there is none.</summary>
    internal int IndexOfAddress(ulong address)
    {
        ulong offset = unchecked(address - TextStart);
        bool inside = offset < (ulong)Code.Length * Instruction.SizeBytes;
        return inside && offset % Instruction.SizeBytes == 0
            ? (int)(offset / Instruction.SizeBytes)
            : -1;
    }

    /// <summary>Whether a longjmp may land there.</summary>
    internal bool IsLanding(int instruction) =>
        instruction < Code.Length && Code[instruction].Op == Opcode.Landing;

    /// <summary>The first instruction of the function around one; -1 outside of all.</summary>
    internal int FunctionOf(int instruction)
    {
        int function = IndexOfFunction(instruction);
        return function >= 0 ? _functions[function] : -1;
    }

    /// <summary>The registers of the window that the function around an instruction uses.</summary>
    internal int WindowOf(int instruction) =>
        FunctionOf(instruction) is >= 0 and int function ? Code[function].A : 0;

    private int IndexOfFunction(int instruction)
    {
        int found = Array.BinarySearch(_functions, instruction);
        return found >= 0 ? found : ~found - 1;
    }
}
