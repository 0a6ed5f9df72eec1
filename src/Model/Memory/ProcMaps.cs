using System;
using System.Globalization;
using System.Text;

namespace ActorVm.Model.Memory;

/// <summary>Areas as text, in the form of /proc/PID/maps (proc(5)).</summary>
public static class ProcMaps
{
    /// <summary>One line an area, each ended by a newline.</summary>
    /// <param name="mm">Whose areas.</param>
    /// <param name="nameOf">
    /// Names what lies behind an area; asked for images, segments and files. The heap and the stack
    /// are named here.
    /// </param>
    public static string Format(MmStruct mm, Func<VmAreaState, MapName> nameOf)
    {
        StringBuilder text = new();
        for (VmArea? area = mm.Areas.First; area is not null; area = area.Next)
        {
            MapName name = area.State.Kind switch
            {
                AreaKind.Anonymous or AreaKind.Bss => new(""),
                AreaKind.Heap => new("[heap]"),
                AreaKind.Stack => new("[stack]"),
                AreaKind.Text or AreaKind.Rodata or AreaKind.Data
                    or AreaKind.Shm or AreaKind.File => nameOf(area.State),
                _ => throw new KernelBug($"area kind {area.State.Kind}"),
            };
            Append(text, area.State, name, mm.Layout.MapsNameColumn);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, VmAreaState area, MapName name, int nameColumn)
    {
        ulong offset = area.Backing.HasObject ? area.FirstPage << Paging.PageShift : 0;
        int start = text.Length;
        text.Append(
            CultureInfo.InvariantCulture,
            $"{area.Start:x8}-{area.End:x8} {Rights(area)} {offset:x8} ");
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
