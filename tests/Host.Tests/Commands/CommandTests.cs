using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;

namespace ActorVm.Host.Tests.Commands;

/// <summary>The command as its users have it: words in, exit status and texts out.</summary>
public sealed class CommandTests : IDisposable
{
    private const string Hello =
        "#include <stdio.h>\nint main(int argc, char **argv)\n{\n"
        + "    printf(\"hello %s\\n\", argc > 1 ? argv[1] : \"world\");\n    return 0;\n}\n";

    private readonly TemporaryFolder _folder = new();

    public CommandTests()
    {
        _folder.Write("hello.c", Hello);
        _folder.Write("fail.c", "int main(void) { return 3; }\n");
        _folder.Write(
            "ok.yaml",
            "name: all is well\nprocesses: { A: { program: hello.c } }\n"
            + "check: { always: [\"A.exit == 0\"] }\n");
        _folder.Write(
            "wrong.yaml",
            "processes: { A: { program: fail.c } }\ncheck: { always: [\"A.exit == 0\"] }\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ARunShowsTheOutputThenTheReport()
    {
        (int status, string output, string error) = Run("run", "hello.c", "--", "you");
        error.ShouldBeEmpty();
        status.ShouldBe(0);
        output.ShouldStartWith("hello you\n\npassed: hello (fifo): ");
        output.ShouldEndWith(
            "log: logs/hello-fifo.log   replay: actorvm replay logs/hello-fifo.log\n");
    }

    [Fact]
    public void SeveralProgramsHaveTheirNamesBeforeTheirLines()
    {
        (int status, string output, _) = Run("run", "hello.c", "fail.c");
        status.ShouldBe(0);
        output.ShouldStartWith("hello | hello world\n");
    }

    [Fact]
    public void TheJsonReportIsOneObjectOfTheAgreedForm()
    {
        (int status, string output, string error) = Run("run", "ok.yaml", "--json", "--seed", "7");
        status.ShouldBe(0);
        error.ShouldBeEmpty();
        JsonObject report = JsonNode.Parse(output)!.AsObject();
        report.Select(p => p.Key).ShouldBe(
        [
            "scenario", "outcome", "turns", "virtualTimeNs", "stateHash", "log", "processes",
            "kernel", "checks", "violations",
        ]);
        report["scenario"]!.GetValue<string>().ShouldBe("all is well");
        report["outcome"]!.GetValue<string>().ShouldBe("passed");
        report["stateHash"]!.GetValue<string>().Length.ShouldBe(16);
        report["log"]!.GetValue<string>().ShouldBe("logs/ok-random-7.log");
        report["processes"]!.ToJsonString().ShouldBe(
            "[{\"name\":\"A\",\"pid\":2,\"exit\":0,\"signal\":null,\"state\":\"exited\","
            + "\"stdout\":\"hello world\\n\",\"stderr\":\"\"}]");
        report["kernel"]!.AsObject().Select(p => p.Key)
            .ShouldBe(["segments", "framesUsed", "swapUsed", "copies"]);
        report["checks"]!.ToJsonString().ShouldBe(
            "[{\"kind\":\"always\",\"expression\":\"A.exit == 0\",\"holds\":true}]");
        report["violations"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public void ALongCheckStandsOnOneLineWithItsResult()
    {
        string check = string.Join(" || ", Enumerable.Repeat("A.exit == 0", 20));
        _folder.Write(
            "long.yaml",
            $"processes: {{ A: {{ program: hello.c }} }}\ncheck: {{ always: [\"{check}\"] }}\n");
        Run("run", "long.yaml").Output.ShouldContain($"\nalways {check} yes\n");
    }

    [Fact]
    public void ACheckThatFailsIsStatusOne()
    {
        (int status, string output, _) = Run("run", "wrong.yaml");
        status.ShouldBe(1);
        output.ShouldContain("failed: wrong (fifo)");
        Run("run", "wrong.yaml", "--json").Output.ShouldContain("\"outcome\":\"failed\"");
    }

    [Fact]
    public void ADeadlockIsStatusOne()
    {
        _folder.Write(
            "wait.c",
            "#include <unistd.h>\nint main(void)\n{\n    int p[2];\n    char c;\n"
            + "    pipe(p);\n    return (int)read(p[0], &c, 1);\n}\n");
        (int status, string output, _) = Run("run", "wait.c", "--json");
        status.ShouldBe(1);
        output.ShouldContain("\"outcome\":\"deadlock\"");
        output.ShouldContain("\"exit\":null,\"signal\":null,\"state\":\"waiting for ");
        output.ShouldEndWith(
            ",\"waits\":[{\"pid\":2,\"at\":\"wait.c:7\","
            + "\"for\":\"bytes in a pipe that can be written by pid 2\",\"on\":[2],"
            + "\"kernel\":[]}],\"circles\":[[2]]}\n");
        Run("run", "wait.c").Output.ShouldContain(
            "\nwho waits for whom:\n"
            + "  wait (2) at wait.c:7: bytes in a pipe that can be written by pid 2\n"
            + "    wait (2): a circle\n");
        Run("show", "logs/wait-fifo.log", "waits", "--at", "3").Output.ShouldBe(
            "waits after turn 3\nwait (2) at libc/start.c:25: the page at 0x804b000\n");
    }

    [Fact]
    public void ARunThatHasNoEndIsEndedAndSaysWhoSpun()
    {
        _folder.Write(
            "spin.c",
            "#include <sys/mman.h>\nint main(void)\n{\n    volatile int *flag =\n"
            + "        mmap(0, 4096, PROT_READ, MAP_SHARED | MAP_ANONYMOUS, -1, 0);\n"
            + "    while (*flag == 0)\n        ;\n    return 0;\n}\n");
        (int status, string output, _) = Run("run", "spin.c", "--max-turns", "12000");
        status.ShouldBe(1);
        const string told =
            "\nthe run did not end by itself; turns 2001 to 12000:\n"
            + "  spin (2) spins at spin.c:6: 0x40000000, /dev/zero (deleted), page 0, which nobody "
            + "else maps; 10000 turns, 0 calls\n";
        output.ShouldContain("failed: spin (fifo): 12000 turns, ");
        output.ShouldContain(told);
        (int replayed, string replay, _) = Run("replay", "logs/spin-fifo.log");
        replayed.ShouldBe(0);
        replay.ShouldContain(told);
        Run("run", "spin.c", "--max-turns", "12000", "--json").Output.ShouldEndWith(
            ",\"progress\":{\"firstTurn\":2001,\"lastTurn\":12000,\"processes\":[{\"pid\":2,"
            + "\"progress\":\"spins\",\"turns\":10000,\"calls\":0,"
            + "\"what\":\"spin.c:6: 0x40000000, /dev/zero (deleted), page 0\",\"on\":[]}],"
            + "\"starved\":[],\"reclaim\":null}}\n");
    }

    [Theory]
    [InlineData("actorvm: expected a verb: run, replay, show, trace, check, scenarios; see 'actorvm")]
    [InlineData("actorvm: unknown verb 'rnu'; did you mean 'run'?", "rnu", "x.c")]
    [InlineData(
        "actorvm: unknown verb 'explore'; expected run, replay, show, trace, check, scenarios",
        "explore",
        "x.c")]
    [InlineData(
        "actorvm: unknown flag '--sead'; did you mean '--seed'? see 'actorvm run --help'",
        "run",
        "x.c",
        "--sead",
        "3")]
    [InlineData(
        "actorvm: run: found 'x' behind '--seed', expected a whole number from 0 to "
        + "18446744073709551615; see 'actorvm run --help'",
        "run",
        "x.c",
        "--seed",
        "x")]
    [InlineData(
        "actorvm: run: found 'lifo' behind '--strategy', expected one of fifo, random, pct; "
        + "see 'actorvm run --help'",
        "run",
        "x.c",
        "--strategy",
        "lifo")]
    [InlineData(
        "actorvm: run: found '0' behind '--frames', expected a whole number from 1 to 16777216; "
        + "see 'actorvm run --help'",
        "run",
        "x.c",
        "--frames",
        "0")]
    [InlineData(
        "none.yaml:1:1: error: cannot read the scenario: there is no such file",
        "run",
        "none.yaml")]
    [InlineData(
        "none.c:1:1: error: cannot read the program: there is no such file", "run", "none.c")]
    [InlineData(
        "none.log:1:1: error: cannot read the log: there is no such file", "replay", "none.log")]
    [InlineData("--file:1:1: error: found 'x', expected NAME=PATH", "run", "hello.c", "--file", "x")]
    [InlineData(
        "hello.c/x.log:1:1: error: cannot write the log: ", "run", "hello.c", "--log", "hello.c/x.log")]
    [InlineData(
        "--file:1:1: error: '/tmp' is there already, as '/tmp'",
        "run",
        "hello.c",
        "--file",
        "/tmp=hello.c")]
    [InlineData(
        "fail.c:1:1: error: arguments behind '--' are for a single program; several need a "
        + "scenario file",
        "run",
        "hello.c",
        "fail.c",
        "--",
        "x")]
    public void BadInputIsStatusTwoAndOneMessage(string message, params string[] words)
    {
        (int status, string output, string error) = Run(words);
        error.ShouldStartWith(message);
        error.Count(c => c == '\n').ShouldBe(1);
        status.ShouldBe(2);
        output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("run: found 'x' behind '--seed', expected a", "run", "x.c", "--json", "--seed", "x")]
    [InlineData("unknown flag '--sead'; did you mean", "run", "x.c", "--sead=3", "--json")]
    [InlineData("show: unknown view 'x'; expected maps", "show", "x.log", "x", "--json")]
    [InlineData("unknown verb 'rnu'; did you mean 'run'?", "rnu", "--json")]
    [InlineData("unknown flag '--json'; see 'actorvm --help'", "--json")]
    public void AWrongCommandLineIsAJsonDiagnosticToo(string message, params string[] words)
    {
        (int status, string output, string error) = Run(words);
        status.ShouldBe(2);
        JsonNode diagnostic = JsonNode.Parse(output)!["diagnostics"]!.AsArray().ShouldHaveSingleItem()!;
        diagnostic["file"]!.GetValue<string>().ShouldBe("actorvm");
        diagnostic["severity"]!.GetValue<string>().ShouldBe("error");
        string told = diagnostic["message"]!.GetValue<string>();
        told.ShouldStartWith(message);
        error.ShouldBe($"actorvm: {told}\n");
    }

    [Theory]
    [InlineData("int main(void)\n{\n    return 0\n}\n", "bad.c:3:13: error: ")]
    [InlineData("int main(void)\n{\n    return shmgte(0, 1, 2);\n}\n", "bad.c:3:12: error: ")]
    [InlineData("#include <none.h>\nint main(void) { return 0; }\n", "bad.c:1:2: error: ")]
    public void AProgramThatIsNoCIsRefusedAtItsPlace(string program, string message)
    {
        _folder.Write("bad.c", program);
        (int status, _, string error) = Run("run", "bad.c");
        status.ShouldBe(2);
        error.ShouldStartWith(message);
        error.ShouldNotContain("   at ");
    }

    [Fact]
    public void ABadScenarioIsRefusedAtItsPlace()
    {
        _folder.Write("sub/bad.yaml", "processes: { A: { program: ../hello.c, cuont: 2 } }\n");
        (int status, _, string error) = Run("run", "sub/bad.yaml");
        status.ShouldBe(2);
        error.ShouldStartWith(
            "sub/bad.yaml:1:40: error: unknown key 'cuont' in a process; did you mean 'count'?\n");
        Run("check", "sub/bad.yaml").ShouldBe((2, string.Empty, error));
    }

    [Fact]
    public void AProgramsErrorNamesItsFileSeenFromHere()
    {
        _folder.Write("sub/bad.c", "int main(void) { return x; }\n");
        _folder.Write("sub/bad.yaml", "processes: { A: { program: bad.c } }\n");
        Run("check", "sub/bad.yaml").Error.ShouldStartWith("sub/bad.c:1:25: error: ");
    }

    [Fact]
    public void CheckSaysThatAScenarioIsRight() =>
        Run("check", "ok.yaml").ShouldBe(
            (0, "ok.yaml: right: 'all is well', profile classic, 1 process, 1 check\n", ""));

    [Fact]
    public void HeadersAreFoundBesideTheSourceAndInFolders()
    {
        _folder.Write("sub/near.h", "#define NEAR 1\n");
        _folder.Write("inc/far.h", "#define FAR 2\n");
        _folder.Write(
            "sub/main.c",
            "#include \"near.h\"\n#include <far.h>\nint main(void) { return NEAR + FAR; }\n");
        Run("run", "sub/main.c", "-I", "inc", "--json").Output.ShouldContain("\"exit\":3");
        Directory.Delete(_folder.At("inc"), recursive: true);
        File.Delete(_folder.At("sub/main.c"));
        Run("replay", "logs/main-fifo.log").Status.ShouldBe(0);
    }

    [Fact]
    public void ALogReplaysAlone()
    {
        Run("run", "ok.yaml", "--log", "a/b.log").Status.ShouldBe(0);
        File.Delete(_folder.At("hello.c"));
        File.Delete(_folder.At("ok.yaml"));
        (int status, string output, _) = Run("replay", "a/b.log");
        status.ShouldBe(0);
        output.ShouldStartWith("hello world\n");
        output.ShouldContain("replay of a/b.log: identical, ");
    }

    [Fact]
    public void AReplayCanStopEarly()
    {
        Run("run", "ok.yaml", "--log", "x.log").Status.ShouldBe(0);
        (int status, string output, _) = Run("replay", "x.log", "--until", "5");
        status.ShouldBe(0);
        output.ShouldContain("replay of x.log: identical up to turn 5");
        (_, output, _) = Run("replay", "x.log", "--until", "5", "--json");
        output.ShouldContain("\"outcome\":null");
        output.ShouldContain("\"checks\":[]");
    }

    [Fact]
    public void AnEditedLogIsRefusedAtItsLine()
    {
        Run("run", "ok.yaml", "--log", "x.log").Status.ShouldBe(0);
        string[] lines = File.ReadAllLines(_folder.At("x.log"));
        lines[1] = lines[1].Replace("\"First\":1", "\"First\":2");
        File.WriteAllLines(_folder.At("x.log"), lines);
        (int status, _, string error) = Run("replay", "x.log");
        status.ShouldBe(2);
        error.ShouldBe(
            "x.log:2:1: error: this line was changed after it was written: its checksum does not "
            + "match; replay needs the log as it was written\n");
    }

    [Fact]
    public void ATruncatedLogReplaysAsFarAsItGoes()
    {
        Run("run", "ok.yaml", "--log", "x.log").Status.ShouldBe(0);
        string[] lines = File.ReadAllLines(_folder.At("x.log"));
        File.WriteAllText(_folder.At("x.log"), $"{lines[0]}\n{lines[1]}\n{lines[2][..10]}");
        (int status, string output, _) = Run("replay", "x.log");
        status.ShouldBe(0);
        output.ShouldContain("identical as far as the log goes, turn ");
        output.ShouldContain("it was cut short");

        File.WriteAllText(_folder.At("x.log"), lines[0][..100]);
        (status, _, string error) = Run("replay", "x.log");
        status.ShouldBe(2);
        error.ShouldBe(
            "x.log:1:1: error: the log holds no whole event; nothing can be replayed\n");
    }

    [Fact]
    public void TheSameRunWritesTheSameBytes()
    {
        Run("run", "ok.yaml", "--seed", "3", "--log", "a.log", "--log-level", "verbose");
        Run("run", "ok.yaml", "--seed", "3", "--log", "b.log", "--log-level", "verbose");
        byte[] log = File.ReadAllBytes(_folder.At("a.log"));
        log.ShouldBe(File.ReadAllBytes(_folder.At("b.log")));
        string text = Encoding.UTF8.GetString(log);
        text.ShouldContain("\"@l\":\"Debug\",\"Call\":\"write(1, ");
        text.ShouldContain("\"@l\":\"Verbose\",\"Event\":\"message\"");
        Run("replay", "a.log").Status.ShouldBe(0);
    }

    [Fact]
    public void TheShippedScenariosAreListed()
    {
        (int status, string output, _) = Run("scenarios", "--json");
        status.ShouldBe(0);
        JsonNode.Parse(output)!["scenarios"]!.AsArray().Count.ShouldBe(Repository.Scenarios.Count);
    }

    [Fact]
    public void HelpNamesTheVerbsThatExist()
    {
        (int status, string output, _) = Run("--help");
        status.ShouldBe(0);
        foreach (string verb in (string[])["run", "replay", "show", "trace", "check", "scenarios"])
        {
            output.ShouldContain($"\n  {verb} ");
        }

        output.ShouldNotContain("explore");
    }

    private (int Status, string Output, string Error) Run(params string[] words) =>
        BuiltCommand.Run(_folder.FullPath, words);
}
