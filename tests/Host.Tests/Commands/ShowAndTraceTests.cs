using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ActorVm.Host.Journal;
using ActorVm.Host.Tests.Journal;

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

    [Theory]
    [InlineData(
        "ipcs",
        "\"ipcs\":[{\"key\":\"0x0000002a\",\"shmid\":0,\"uid\":0,\"mode\":\"0640\",\"bytes\":4096,"
        + "\"nattch\":1,\"dest\":false,\"locked\":false}]")]
    [InlineData(
        "maps",
        "{\"start\":\"0x40000000\",\"end\":\"0x40001000\",\"rights\":\"rwxs\",\"offset\":0,"
        + "\"device\":\"00:01\",\"inode\":0,\"path\":\"/SYSV0000002a (deleted)\"}")]
    [InlineData(
        "frames",
        "\"frames\":{\"total\":65536,\"used\":4,\"list\":[{\"frame\":1,\"count\":1,\"pins\":0,"
        + "\"accessed\":false,\"dirty\":false,\"unevictable\":false,\"holds\":\"anonymous, pid 2\","
        + "\"mappedBy\":[{\"pid\":2,\"address\":\"0xbffff000\"}]}")]
    [InlineData("swap", "\"swap\":{\"total\":65536,\"used\":0,\"list\":[]}")]
    [InlineData("pagecache", "\"pagecache\":[]")]
    [InlineData(
        "ps",
        "\"ps\":[{\"pid\":2,\"ppid\":1,\"name\":\"one\",\"rss\":3,\"locked\":0,"
        + "\"state\":\"waiting for the page at 0x40000000\",\"exit\":null,\"signal\":null}]")]
    [InlineData("waits", "\"waits\":[{\"pid\":2,\"at\":\"one.c:6\",\"for\":\"the page at 0x40000000\",\"on\":[],"
        + "\"kernel\":[]}],\"circles\":[]")]
    public void EachViewIsJsonToo(string view, string members)
    {
        using TemporaryFolder folder = new();
        string log = Run(folder);

        (int status, string output, _) = BuiltCommand.Run(
            folder.FullPath, "show", log, view, "--at", "20", "--json");

        status.ShouldBe(0);
        output.ShouldStartWith("{\"turn\":20,");
        output.ShouldContain(members);
        JsonDocument.Parse(output).Dispose();
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
    public void TraceShowsWhatArgumentsPointTo()
    {
        using TemporaryFolder folder = new();
        folder.Write(
            "two.c",
            """
            #include <fcntl.h>
            #include <sys/wait.h>
            #include <unistd.h>
            int main(void)
            {
                char text[8];
                int status, fd = open("note.txt", O_RDWR | O_CREAT, 0600);
                if (fork() == 0)
                    return 3;
                wait(&status);
                write(fd, "one\n", 4);
                pread(fd, text, 8, 0);
                return 0;
            }
            """);
        BuiltCommand.Run(folder.FullPath, "run", "two.c", "--log", "two.log").Status.ShouldBe(0);

        (_, string output, _) = BuiltCommand.Run(folder.FullPath, "trace", "two.log", "--json");

        using JsonDocument trace = JsonDocument.Parse(output);
        trace.RootElement.GetProperty("format").GetString().ShouldBe("strace");
        trace.RootElement.GetProperty("calls").EnumerateArray()
            .Select(call => $"{call.GetProperty("pid")} {call.GetProperty("name")}"
                + $" {string.Join(' ', call.GetProperty("arguments").EnumerateArray())}"
                + $" {call.GetProperty("result")}")
            .Where(call => !call.Contains("fork"))
            .ShouldBe(
            [
                "2 open \"note.txt\" O_RDWR|O_CREAT 0600 3",
                "3 exit_group 3 ?",
                "2 wait4 -1 [{WIFEXITED(s) && WEXITSTATUS(s) == 3}] 0 NULL 3",
                "2 write 3 \"one\\n\" 4 4",
                "2 pread64 3 \"one\\n\" 8 0 4",
                "2 exit_group 0 ?",
            ]);
        trace.RootElement.GetProperty("ends").GetRawText().ShouldBe(
            "[{\"pid\":2,\"exit\":0,\"signal\":null},{\"pid\":3,\"exit\":3,\"signal\":null}]");
    }

    [Fact]
    public void TraceTellsADivergenceAsAReplayDoes()
    {
        using TemporaryFolder folder = new();
        string path = folder.At(Run(folder));
        LogChain chain = new();
        string[] lines = [.. File.ReadAllLines(path).Select(Unsealed)];
        lines[1] = Regex.Replace(lines[1], "\"Hash\":\"[0-9a-f]+\"", "\"Hash\":\"0123456789abcdef\"");
        File.WriteAllLines(path, lines.Select(line => Encoding.UTF8.GetString(chain.Seal(line))));

        (int status, _, string error) = BuiltCommand.Run(folder.FullPath, "trace", "one.log");

        status.ShouldBe(1);
        error.ShouldStartWith("actorvm: one.log diverged: in the turns 1 to ");
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

        (_, output, _) = BuiltCommand.Run(
            folder.FullPath, "trace", log, "--format", "mermaid", "--json");
        using JsonDocument json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("participants").GetRawText()
            .ShouldContain("{\"id\":\"P2\",\"name\":\"one (pid 2)\"}");
        json.RootElement.GetProperty("messages").GetRawText().ShouldContain(
            "\"from\":\"ShmManager\",\"to\":\"P2\",\"kind\":\"ShmGetDone\",\"reply\":true,"
            + "\"message\":\"ShmGetDone{result=0}\"}");
    }

    [Fact]
    public void TraceMakesATrackForEachActorAndAnArrowForEachMessage()
    {
        using TemporaryFolder folder = new();
        string log = Run(folder);

        (_, string output, _) = BuiltCommand.Run(folder.FullPath, "trace", log, "--format", "perfetto");

        using JsonDocument trace = JsonDocument.Parse(output);
        JsonElement[] events = [.. trace.RootElement.GetProperty("traceEvents").EnumerateArray()];
        long[] Numbers(string phase, string name) =>
            [.. events.Where(e => Phase(e) == phase).Select(e => e.GetProperty(name).GetInt64())];
        (long, long)[] Places(string phase) => [.. Numbers(phase, "ts").Zip(Numbers(phase, "tid"))];

        Numbers("X", "ts").ShouldBe(Enumerable.Range(1, (int)Numbers("X", "ts")[^1]).Select(i => (long)i));
        Numbers("X", "dur").ShouldAllBe(length => length == 1);
        Numbers("s", "id").Length.ShouldBeGreaterThan(5);
        Numbers("s", "id").ShouldBe(Numbers("f", "id"));
        Numbers("s", "id").ShouldBeUnique();
        Places("s").Concat(Places("f")).Except(Places("X")).ShouldBeEmpty(); // each in a slice
        Numbers("s", "ts").Zip(Numbers("f", "ts")).ShouldAllBe(arrow => arrow.First < arrow.Second);
        events.Where(e => Phase(e) == "M").Select(e => e.GetProperty("args").GetRawText()).ShouldBe(
        [
            "{\"name\":\"ActorVm\"}", "{\"name\":\"Init\"}", "{\"name\":\"ShmManager\"}",
            "{\"name\":\"PageCache\"}", "{\"name\":\"FileSystem\"}", "{\"name\":\"one (pid 2)\"}",
        ]);
        events.Where(e => Phase(e) == "C").Select(e => e.GetProperty("name").GetString()!).Distinct()
            .ShouldBe(["frames", "swap", "shm"]);
        events.Where(e => Phase(e) == "C").SelectMany(e => e.GetProperty("args").EnumerateObject())
            .Where(counter => counter.Name == "attached")
            .Select(counter => counter.Value.GetInt64()).Max().ShouldBe(1);
    }

    private static string Phase(JsonElement item) => item.GetProperty("ph").GetString()!;

    private static string Unsealed(string line) => Regex.Replace(line, ",\"@c\":\"[0-9a-f]+\"}$", "}");

    private static string Run(TemporaryFolder folder)
    {
        folder.Write("one.c", Program);
        BuiltCommand.Run(folder.FullPath, "run", "one.c", "--log", "one.log").Status.ShouldBe(0);
        return "one.log";
    }
}
