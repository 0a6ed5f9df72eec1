using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace ActorVm.Model.Memory;

/// <summary>Areas as text, in the form of /proc/PID/maps (proc(5)).</summary>
public static class ProcMaps
{
    /// <summary>The areas in order.</summary>
    /// <param name="mm">Whose areas.</param>
    /// <param name="nameOf">
    /// Names what lies behind an area; asked for images, segments and files. The heap and the stack
    /// are named here.
    /// </param>
    public static IEnumerable<ProcMapsEntry> Entries(
        MmStruct mm, Func<VmAreaState, MapName> nameOf)
    {
        for (VmArea? area = mm.Areas.First; area is not null; area = area.Next)
        {
            VmAreaState state = area.State;
            MapName name = state.Kind switch
            {
                AreaKind.Anonymous or AreaKind.Bss => new(""),
                AreaKind.Heap => new("[heap]"),
                AreaKind.Stack => new("[stack]"),
                AreaKind.Text or AreaKind.Rodata or AreaKind.Data
                    or AreaKind.Shm or AreaKind.File => nameOf(state),
                _ => throw new KernelBug($"area kind {state.Kind}"),
            };
            ulong offset = state.Backing.HasObject ? state.FirstPage << Paging.PageShift : 0;
            yield return new ProcMapsEntry(state.Start, state.End, Rights(state), offset, name);
        }
    }

    /// <summary>One line an area, each ended by a newline.</summary>
    /// <param name="entries">The areas.</param>
    /// <param name="nameColumn">Where names begin: as the address space's layout says.</param>
    public static string Format(IEnumerable<ProcMapsEntry> entries, int nameColumn)
    {
        StringBuilder text = new();
        foreach (ProcMapsEntry entry in entries)
        {
            Append(text, entry, nameColumn);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ProcMapsEntry entry, int nameColumn)
    {
        MapName name = entry.Name;
        int start = text.Length;
        text.Append(
            CultureInfo.InvariantCulture,
            $"{entry.Start:x8}-{entry.End:x8} {entry.Rights} {entry.OffsetBytes:x8} ");
        text.Append(
            CultureInfo.InvariantCulture, $"{name.Major:x2}:{name.Minor:x2} {name.Inode} ");
        if (name.Path.Length > 0)
        {
            text.Append(' ', Math.Max(0, start + nameColumn - text.Length)).Append(name.Path);
        }

        text.Append('\n');
    }

    /// <summary>Its rights as four letters, <c>rwxp</c> or <c>rwxs</c>.</summary>
    public static string Rights(VmAreaState area) => string.Create(4, area, static (to, area) =>
    {
        to[0] = (area.Flags & VmFlags.Read) != 0 ? 'r' : '-';
        to[1] = (area.Flags & VmFlags.Write) != 0 ? 'w' : '-';
        to[2] = (area.Flags & VmFlags.Exec) != 0 ? 'x' : '-';
        to[3] = area.IsShared ? 's' : 'p';
    });
}
