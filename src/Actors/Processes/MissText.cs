using System;
using ActorVm.Model.Memory;
using static System.FormattableString;

namespace ActorVm.Actors.Processes;

/// <summary>Says what a refused access missed: the area that forbids it, or the nearest one, as a
/// debugger would.</summary>
internal static class MissText
{
    /// <summary>An area that is further away has nothing to do with it.</summary>
    private const ulong FarBytes = 1 << 24;

    /// <summary>What there is to say of an address that no area allows to be accessed.</summary>
    public static string Of(VmAreaList areas, ulong address)
    {
        if (areas.Containing(address) is { } denied)
        {
            return $"forbidden in {Name(denied.State)}";
        }

        string near = address < PageSize.PageSizeBytes ? ": a null pointer" : Near(areas, address);
        return $"nothing is mapped there{near}";
    }

    private static string Near(VmAreaList areas, ulong address)
    {
        VmArea? below = areas.FindPrevious(address);
        VmArea? above = areas.Find(address);
        ulong past = below is null ? ulong.MaxValue : address - below.End;
        ulong before = above is null ? ulong.MaxValue : above.Start - address;
        return (past <= before, Math.Min(past, before)) switch
        {
            (_, > FarBytes) => "",
            (true, _) => Invariant($", {past} bytes past the end of {Name(below!.State)}"),
            _ => Invariant($", {before} bytes before {Name(above!.State)}"),
        };
    }

    private static string Name(VmAreaState area) => area.Kind switch
    {
        AreaKind.Text => "the program's code",
        AreaKind.Rodata => "the program's constants",
        AreaKind.Data or AreaKind.Bss => "the program's variables",
        AreaKind.Heap => "the heap",
        AreaKind.Stack => "the stack",
        AreaKind.Shm => $"the segment attached at 0x{area.Start:x}",
        AreaKind.File => $"the file mapped at 0x{area.Start:x}",
        AreaKind.Anonymous or _ => $"the memory mapped at 0x{area.Start:x}",
    };
}
