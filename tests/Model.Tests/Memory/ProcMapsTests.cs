using ActorVm.Model.Memory;

namespace ActorVm.Model.Tests.Memory;

public class ProcMapsTests
{
    [Fact]
    public void LinesAreThoseOfLinux()
    {
        MmStruct mm = Given.Mm(Profile.Linux);
        mm.Map(Image(AreaKind.Text, 0x555555554000, VmFlags.Read | VmFlags.Exec), []);
        mm.SetBreakStart(0x555555559000);
        mm.SetBreak(0x55555557a000, []);
        mm.Map(Given.Attached(0x7ffff7ffb000, 2, new(4, 1)), []);
        mm.Unmap(0x7ffff7ffb000, 0x7ffff7ffc000, []);
        mm.Map(Given.Area(0x7ffff7ffd000, 1, VmFlags.None), []);
        mm.MapStack(0x7ffffffff000, 0x21000);

        Format(mm).ShouldBe(
            """
            555555554000-555555555000 r-xp 00000000 08:01 131                        /home/user/a.out
            555555559000-55555557a000 rw-p 00000000 00:00 0                          [heap]
            7ffff7ffc000-7ffff7ffd000 rw-s 00001000 00:01 4                          /SYSV00000042 (deleted)
            7ffff7ffd000-7ffff7ffe000 ---p 00000000 00:00 0 
            7ffffffde000-7ffffffff000 rw-p 00000000 00:00 0                          [stack]

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void LinesAreThoseOfClassic()
    {
        MmStruct mm = Given.Mm(Profile.Classic);
        mm.Map(Image(AreaKind.Text, 0x08048000, VmFlags.Read | VmFlags.Exec), []);
        Format(mm)
            .ShouldBe("08048000-08049000 r-xp 00000000 08:01 131        /home/user/a.out\n");
    }

    private static string Format(MmStruct mm) =>
        ProcMaps.Format(ProcMaps.Entries(mm, Name), mm.Layout.MapsNameColumn);

    private static MapName Name(VmAreaState area) => area.Kind == AreaKind.Shm
        ? new("/SYSV00000042 (deleted)", (ulong)area.Backing.Segment.Slot, 0, 1)
        : new("/home/user/a.out", 131, 8, 1);

    private static VmAreaState Image(AreaKind kind, ulong start, VmFlags access) =>
        new(start, start + Given.Page, access | VmFlags.MayAll, new(kind));
}
