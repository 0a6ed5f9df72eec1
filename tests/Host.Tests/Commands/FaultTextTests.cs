using System;

namespace ActorVm.Host.Tests.Commands;

/// <summary>The report says where a program was ended by a signal, and what its access
/// missed.</summary>
public sealed class FaultTextTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("int *p = 0;\n    p[6] = 1;",
        "a.c:6: SIGSEGV: store to 0x18: nothing is mapped there: a null pointer")]
    [InlineData("char *p = shmat(shmget(1, 4096, IPC_CREAT | 0600), 0, 0);\n    return p[4100];",
        "a.c:6: SIGSEGV: load from 0x40001004: nothing is mapped there, "
        + "4 bytes past the end of the segment attached at 0x40000000")]
    [InlineData("char *p = shmat(shmget(1, 4096, IPC_CREAT | 0600), 0, 0);\n    return p[-8];",
        "a.c:6: SIGSEGV: load from 0x3ffffff8: nothing is mapped there, "
        + "8 bytes before the segment attached at 0x40000000")]
    [InlineData("char *p = \"x\";\n    *p = 'y';",
        "a.c:6: SIGSEGV: store to 0x8049000: forbidden in the program's constants")]
    [InlineData("char *p = mmap(0, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);\n    *p = 1;",
        "a.c:6: SIGSEGV: store to 0x40000000: forbidden in the memory mapped at 0x40000000")]
    [InlineData("volatile int zero = 0;\n    return 5 / zero;",
        "a.c:6: SIGFPE: the instruction cannot be executed")]
    public void ASignalIsToldWithItsPlaceAndWhatWasMissed(string body, string expected)
    {
        _folder.Write(
            "a.c",
            "#include <sys/mman.h>\n#include <sys/shm.h>\nint main(void)\n{\n    "
            + body + "\n    return 0;\n}\n");

        BuiltCommand.Run(_folder.FullPath, "run", "a.c").Output
            .ShouldContain($"a (2): {expected}\n");
    }
}
