using System.Text.Json;

namespace ActorVm.Host.Tests.Commands;

public sealed class ShowAndTraceTests
{
    private const string Program =
        """
        #include <sys/shm.h>
        int main(void)
        {
            int id = shmget(0x2a, 4096, IPC_CREAT | 0640);
            char *p = shmat(id, 0, 0);
            p[0] = 1;
            return shmdt(p);
        }
        """;

    [Fact]
    public void ShowTellsTheSegmentWhileItIsAttached()
    {
        using TemporaryFolder folder = new();
        string log = Run(folder);

        (int status, string output, _) = BuiltCommand.Run(folder.FullPath, "show", log, "ipcs", "--at", "14");

        status.ShouldBe(0);
        output.ShouldContain("0x0000002a 0          root       640        4096       1");
    }

    [Fact]
    public void ShowTellsTheAreasAsProcDoes()
    {
        using TemporaryFolder folder = new();
        string log = Run(folder);

        (_, string output, _) = BuiltCommand.Run(folder.FullPath, "show", log, "maps", "--at", "14");

        output.ShouldContain("rwxs 00000000 00:01 0          /SYSV0000002a (deleted)");
        output.ShouldContain("[stack]");
    }

    [Fact]
    public void ShowRefusesATurnThatTheLogDoesNotHave()
    {
        using TemporaryFolder folder = new();
        string log = Run(folder);

        (int status, _, string error) = BuiltCommand.Run(folder.FullPath, "show", log, "--at", "100000");

        status.ShouldBe(2);
        error.ShouldContain("there is no turn 100000: the log ends with turn");
    }

    [Fact]
    public void TraceWritesTheCallsAsStraceDoes()
    {
        using TemporaryFolder folder = new();
        string log = Run(folder);

        (int status, string output, _) = BuiltCommand.Run(folder.FullPath, "trace", log);

        status.ShouldBe(0);
        output.ShouldBe(
            """
            [pid     2] 946684800.000000 shmget(0x2a, 4096, IPC_CREAT|0640) = 0
            [pid     2] 946684800.000000 shmat(0, NULL, 0) = 0x40000000
            [pid     2] 946684800.000000 shmdt(0x40000000) = 0
            [pid     2] 946684800.000000 exit_group(0) = ?
            [pid     2] 946684800.000000 +++ exited with 0 +++

            """);
    }

    [Fact]
    public void TraceDrawsTheMessagesOfAFault()
    {
        using TemporaryFolder folder = new();
        string log = Run(folder);

        (_, string output, _) = BuiltCommand.Run(folder.FullPath, "trace", log, "--format", "mermaid");

        output.ShouldStartWith("sequenceDiagram\n");
        output.ShouldContain("participant P2 as one (pid 2)");
        output.ShouldContain("P2->>ShmManager: ");
        output.ShouldContain("ShmManager-->>P2: ");
    }

    [Fact]
    public void TraceMakesATrackForEachActorAndAnArrowForEachMessage()
    {
        using TemporaryFolder folder = new();
        string log = Run(folder);

        (_, string output, _) = BuiltCommand.Run(folder.FullPath, "trace", log, "--format", "perfetto");

        using JsonDocument trace = JsonDocument.Parse(output);
        int begins = 0;
        int ends = 0;
        int slices = 0;
        foreach (JsonElement item in trace.RootElement.GetProperty("traceEvents").EnumerateArray())
        {
            string phase = item.GetProperty("ph").GetString()!;
            begins += phase == "s" ? 1 : 0;
            ends += phase == "f" ? 1 : 0;
            slices += phase == "X" ? 1 : 0;
        }

        slices.ShouldBeGreaterThan(10);
        begins.ShouldBeGreaterThan(5);
        ends.ShouldBe(begins);
    }

    private static string Run(TemporaryFolder folder)
    {
        folder.Write("one.c", Program);
        BuiltCommand.Run(folder.FullPath, "run", "one.c", "--log", "one.log").Status.ShouldBe(0);
        return "one.log";
    }
}
