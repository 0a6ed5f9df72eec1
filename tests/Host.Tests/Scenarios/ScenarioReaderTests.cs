using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using ActorVm.Actors.Faults;
using ActorVm.Host.Scenarios;
using ActorVm.Model;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Host.Tests.Scenarios;

public sealed class ScenarioReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ScenarioReaderTests()
    {
        _folder.Write("a.c", "int main(void) { return 0; }\n");
        _folder.Write("b.c", "int b;\n");
        _folder.Write("data.bin", "bytes");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AWholeFormIsRead()
    {
        Scenario scenario = ReadValid("""
            name: a story
            machine: { profile: linux, frames: 64, swap: 0 }
            files:
              note.txt: "one\ntwo\n"
              copy.bin: { from: data.bin, mode: 0600, uid: 1000, gid: 7 }
              empty: { text: "" }
            processes:
              A: { program: a.c, args: ["4", 5], uid: 1000, gid: 3, stdin: hello }
              B: { program: [a.c, b.c], count: 2 }
            until: 10s
            check:
              always: ["A.exit == 0", "B.2.exit == 0"]
              never: ["A.signal == SIGBUS"]
            """);

        scenario.Name.ShouldBe("a story");
        scenario.Profile.ShouldBe(Profile.Linux);
        scenario.Frames.ShouldBe(64);
        scenario.SwapSlots.ShouldBe(0);
        scenario.UntilNs.ShouldBe(10_000_000_000);
        scenario.Files.Select(f => (f.Path, Encoding.UTF8.GetString(f.Content.AsSpan()), f.Mode, f.Uid, f.Gid))
            .ShouldBe(
            [
                ("note.txt", "one\ntwo\n", 0x1A4u, 0u, 0u),
                ("copy.bin", "bytes", 0x180u, 1000u, 7u),
                ("empty", "", 0x1A4u, 0u, 0u),
            ]);
        scenario.Processes.Select(p => p.Name).ShouldBe(["A", "B.1", "B.2"]);
        scenario.Processes[0].Arguments.ShouldBe(["4", "5"]);
        scenario.Processes[0].Uid.ShouldBe(1000u);
        scenario.Processes[0].Gid.ShouldBe(3u);
        scenario.Processes[0].StandardInput.ShouldBe("hello"u8.ToArray());
        scenario.Processes[2].Sources.Select(s => s.Name).ShouldBe(["a.c", "b.c"]);
        scenario.Checks.Select(c => c.KindName).ShouldBe(["always", "always", "never"]);
    }

    [Fact]
    public void TheLeastFormIsOneProgram()
    {
        Scenario scenario = ReadValid("processes: { A: { program: a.c } }");
        scenario.Name.ShouldBe("s");
        scenario.Profile.ShouldBeNull();
        scenario.Frames.ShouldBeNull();
        scenario.Checks.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("processes: { A: { program: a.c }", 1, 33, "not YAML")]
    [InlineData("", 1, 1, "found nothing, expected a scenario")]
    [InlineData("- a", 1, 1, "found a list, expected a scenario as a mapping")]
    [InlineData("name: x", 1, 1, "a scenario needs 'processes'")]
    [InlineData("processes: {}", 1, 12, "found no process, expected at least one")]
    [InlineData("nmae: x\n{OK}", 1, 1, "unknown key 'nmae' in a scenario; did you mean 'name'?")]
    [InlineData("name: x\nname: y\n{OK}", 2, 1, "'name' is there twice, first in line 1; remove one")]
    [InlineData("name: [x]\n{OK}", 1, 7, "found a list, expected a name")]
    [InlineData("name:\n{OK}", 1, 6, "found nothing, expected a name")]
    [InlineData("until: soon\n{OK}", 1, 8, "found 'soon', expected until: a duration such as")]
    [InlineData("until: 0s\n{OK}", 1, 8, "found '0s', expected until")]
    [InlineData("machine: { profile: linus }\n{OK}", 1, 21, "unknown profile 'linus'; did you mean 'linux'?")]
    [InlineData("machine: { frames: many }\n{OK}", 1, 20, "found 'many', expected frames: a whole number from 1")]
    [InlineData("machine: { frames: 0 }\n{OK}", 1, 20, "found '0', expected frames: a whole number from 1")]
    [InlineData("machine: { frames: 08 }\n{OK}", 1, 20, "found '08', expected frames")]
    [InlineData("files: { x: { from: none.bin } }\n{OK}", 1, 21, "there is no such file; paths are relative")]
    [InlineData("files: { x: { mode: 0644 } }\n{OK}", 1, 13, "a file needs either 'from: PATH' or 'text'")]
    [InlineData("files: { x: { text: a, mode: 01000 } }\n{OK}", 1, 30, "expected mode: a whole number from 0 to 511")]
    [InlineData("files: { x: a, ./x: b }\n{OK}", 1, 16, "'./x' is there already, as '/home/user/x'; expected")]
    [InlineData("files: { x: a, x/y: b }\n{OK}", 1, 16, "'x/y' lies below '/home/user/x', which is a file")]
    [InlineData("files: { x/y: b, x: a }\n{OK}", 1, 18, "'x' is there already")]
    [InlineData("files: { /dev/null: a }\n{OK}", 1, 10, "'/dev/null' is there already")]
    [InlineData("files: { '': a }\n{OK}", 1, 10, "'' names no file")]
    [InlineData("files: { ../x: a }\n{OK}", 1, 10, "'../x' holds '..'")]
    [InlineData("name: !<[> x\n{OK}", 1, 1, "not YAML from here on")]
    [InlineData("processes: { A: { program: none.c } }", 1, 28, "there is no such file; paths are relative")]
    [InlineData("processes: { A: { args: [] } }", 1, 17, "a process needs 'program'")]
    [InlineData("processes: { A: { program: [] } }", 1, 28, "found an empty list, expected a C source")]
    [InlineData("processes: { 1A: { program: a.c } }", 1, 14, "found '1A', expected a process's name")]
    [InlineData("processes: { A: { program: a.c, count: 0 } }", 1, 40, "expected count: a whole number from 1 to 1000")]
    [InlineData("processes: { A: { program: a.c, cuont: 2 } }", 1, 33, "unknown key 'cuont' in a process; did you mean 'count'?")]
    [InlineData("processes: { A: { program: a.c, args: 4 } }", 1, 39, "found '4', expected args as a list")]
    [InlineData("{OK}\ncheck: { always: [\"A.exit = 0\"] }", 2, 27, "is '==' meant?")]
    [InlineData("{OK}\ncheck: { always: [\"\\x31 + B.exit\"] }", 2, 27, "unknown name 'B.exit'")]
    [InlineData("{OK}\ncheck: { always: ['1 + B.exit'] }", 2, 24, "unknown name 'B.exit'")]
    [InlineData("{OK}\ncheck:\n  never:\n    - 1 + B.exit", 4, 11, "unknown name 'B.exit'")]
    [InlineData("{OK}\ncheck:\n  never:\n    - >\n      1 + B.exit", 4, 7, "unknown name 'B.exit'")]
    [InlineData("{OK}\ncheck: { often: [] }", 2, 10, "unknown key 'often' in check; expected always, sometimes, never")]
    [InlineData("{OK}\n---\n{OK}", 2, 1, "found a second document")]
    [InlineData("name: &x y\n{OK}", 1, 7, "anchors and aliases have no meaning in a scenario")]
    public void OneErrorIsToldWithItsPlace(string text, int line, int column, string message)
    {
        Diagnostic error = Errors(text.Replace("{OK}", "processes: { A: { program: a.c } }")).ShouldHaveSingleItem();
        (error.Line, error.Column).ShouldBe((line, column));
        error.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("{ device: tape, operation: read, error: EIO }", 13, "unknown device 'tape'")]
    [InlineData("{ device: swap, error: EIO }", 3, "a fault needs 'operation': read, write")]
    [InlineData("{ device: swap, operation: read }", 3, "a device's fault needs 'error' or 'delay'")]
    [InlineData("{ device: swap, operation: read, nth: 0, error: EIO }", 41, "expected nth")]
    [InlineData("{ device: swap, operation: read, nth: 1, from: 2, error: EIO }", 50, "'nth' or 'from', not both")]
    [InlineData("{ device: swap, operation: read, error: EPERM }", 43, "unknown error 'EPERM'")]
    [InlineData("{ kill: Z, at-turn: 3 }", 11, "unknown process 'Z'; expected A")]
    [InlineData("{ kill: A, signal: SIGKIL, at-turn: 3 }", 22, "unknown signal 'SIGKIL'; did you mean 'SIGKILL'?")]
    [InlineData("{ kill: A }", 3, "a kill needs either 'at-turn' or 'when'")]
    [InlineData("{ kill: A, when: never }", 20, "unknown wait 'never'")]
    [InlineData("{ kill: A, when: any }", 20, "'any' is for exploring; name a wait or use 'at-turn'")]
    public void ABadFaultIsToldWithItsPlace(string fault, int column, string message)
    {
        Diagnostic error = Errors($"processes: {{ A: {{ program: a.c }} }}\nfaults:\n- {fault}")[0];
        (error.Line, error.Column).ShouldBe((3, column));
        error.Message.ShouldContain(message);
    }

    [Fact]
    public void FaultsAreRead()
    {
        string path = _folder.Write("faults.yaml", """
            processes: { A: { program: a.c }, B: { program: a.c, count: 2 } }
            faults:
              - { device: disk, operation: read, error: EIO }
              - { device: swap, operation: write, nth: 3, error: ENOSPC, delay: 5ms }
              - { device: disk, operation: write, from: 2, error: EIO }
              - { kill: B.2, at-turn: 40 }
              - { kill: A, signal: SIGTERM, when: sleeping }
              - { kill: A, when: waiting-for-frame }
            """);
        List<Diagnostic> errors = [];
        Scenario? scenario = ScenarioReader.Read(path, errors);
        errors.ShouldBeEmpty();
        scenario!.Faults.ShouldBe(
        [
            new DeviceFaultSetup(Device.Disk, IsWrite: false, 1) { Error = Errno.EIO },
            new DeviceFaultSetup(Device.Swap, IsWrite: true, 3)
            {
                Error = Errno.ENOSPC,
                DelayNs = 5_000_000,
            },
            new DeviceFaultSetup(Device.Disk, IsWrite: true, 2, AndLater: true) { Error = Errno.EIO },
            new KillSetup(new Pid(4), Signal.SIGKILL) { AtTurn = 40 },
            new KillSetup(new Pid(2), Signal.SIGTERM) { When = ProcessWait.Sleep },
            new KillSetup(new Pid(2), Signal.SIGKILL) { When = ProcessWait.Frame },
        ]);
    }

    [Fact]
    public void AllErrorsAreToldAtOnce()
    {
        List<Diagnostic> errors = Errors("""
            nmae: x
            machine: { frames: -1 }
            processes: { A: { program: none.c, uid: x } }
            check: { always: ["C.exit"] }
            """);
        errors.Select(e => e.Line).ShouldBe([1, 2, 3, 3, 4], ignoreOrder: true);
    }

    [Fact]
    public void AnErrorShowsItsLineWithACaret()
    {
        string path = _folder.Write("s.yaml", "name: x\nuntil: soon\nprocesses: { A: { program: a.c } }\n");
        List<Diagnostic> errors = [];
        ScenarioReader.Read(path, errors).ShouldBeNull();
        errors[0].ToString().ShouldBe(
            $"{path}:2:8: error: found 'soon', expected until: a duration such as 10s, 5ms, 1us or 3ns\n"
            + "    until: soon\n"
            + "           ^");
    }

    [Fact]
    public void AMissingFileIsOneError()
    {
        List<Diagnostic> errors = [];
        ScenarioReader.Read(_folder.At("none.yaml"), errors).ShouldBeNull();
        errors.ShouldHaveSingleItem().Message.ShouldBe("cannot read the scenario: there is no such file");
    }

    [Fact]
    public void DeepNestingIsRefused() =>
        Errors(new string('[', 5000)).ShouldHaveSingleItem().Message.ShouldBe("nested too deeply");

    [Theory]
    [InlineData("10s", 10_000_000_000)]
    [InlineData("5ms", 5_000_000)]
    [InlineData("1us", 1_000)]
    [InlineData("3ns", 3)]
    [InlineData("2 s", 2_000_000_000)]
    public void DurationsHaveFourUnits(string text, long expected)
    {
        Duration.TryParse(text, out long nanoseconds).ShouldBeTrue();
        nanoseconds.ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("1.5s")]
    [InlineData("1m")]
    [InlineData("99999999999s")]
    public void OtherDurationsAreNone(string text) =>
        Duration.TryParse(text, out _).ShouldBeFalse();

    private Scenario ReadValid(string text)
    {
        List<Diagnostic> errors = [];
        Scenario? scenario = ScenarioReader.Read(_folder.Write("s.yaml", text), errors);
        errors.ShouldBeEmpty();
        return scenario!;
    }

    private List<Diagnostic> Errors(string text)
    {
        List<Diagnostic> errors = [];
        ScenarioReader.Read(_folder.Write("s.yaml", text), errors).ShouldBeNull();
        return errors;
    }
}
