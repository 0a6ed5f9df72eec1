using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using ActorVm.Actors;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Reports;
using ActorVm.Actors.Scheduling;
using ActorVm.Host.Checks;
using ActorVm.Host.Journal;
using ActorVm.Host.Running;
using ActorVm.Host.Scenarios;
using ActorVm.Model;
using ActorVm.Programs;
using ActorVm.Programs.Diagnostics;
using Serilog.Events;

namespace ActorVm.Host.Tests.Journal;

public class LogFileTests
{
    private static readonly CheckNames Names = new(["A"], CConstants.All);

    private static readonly RunPlan Plan = new("a \"story\" of 页")
    {
        ScenarioText = "name: x\n",
        Profile = Profile.Linux,
        Frames = 64,
        SwapSlots = 8,
        Strategy = StrategyKind.Pct,
        Seed = ulong.MaxValue,
        UntilNs = 5,
        ChecksEveryTurn = true,
        Processes =
        [
            new PlannedProcess(
                new ProcessSetup("A")
                {
                    Arguments = ["a", "4"],
                    Uid = 1000,
                    Gid = 7,
                    StandardInput = [0xFF, 0x00],
                },
                ["a.c"]),
        ],
        Sources = [new SourceFile("a.c", "int main(void)\n{\n\treturn 0; /* 打开 */\n}\n")],
        Headers = [new PlannedHeader("h.h", "a.c", new SourceFile("inc/h.h", "#define X 1\n"))],
        Files = [new FileSetup("data", [1, 2, 0xFE]) { Mode = 0x180, Uid = 3, Gid = 4 }],
        Checks =
        [
            new Check(
                CheckKind.Never,
                "A.exit == 1",
                CheckParser.Parse("A.exit == 1", Names, out _)!),
        ],
    };

    [Fact]
    public void APlanComesBackWhole()
    {
        RunPlan read = Read(Write()).Log!.Plan;

        WithoutLists(read).ShouldBe(WithoutLists(Plan));
        PlannedProcess process = read.Processes.ShouldHaveSingleItem();
        process.Sources.ShouldBe(["a.c"]);
        process.Setup.Name.ShouldBe("A");
        process.Setup.Arguments.ShouldBe(["a", "4"]);
        (process.Setup.Uid, process.Setup.Gid).ShouldBe((1000u, 7u));
        process.Setup.StandardInput.ShouldBe([0xFF, 0x00]);
        read.Sources.ShouldBe(Plan.Sources);
        read.Headers.ShouldBe(Plan.Headers);
        FileSetup file = read.Files.ShouldHaveSingleItem();
        file.Content.ShouldBe([1, 2, 0xFE]);
        (file.Path, file.Mode, file.Uid, file.Gid).ShouldBe(("data", 0x180u, 3u, 4u));
        Check check = read.Checks.ShouldHaveSingleItem();
        (check.Kind, check.Expression).ShouldBe((CheckKind.Never, "A.exit == 1"));
    }

    [Fact]
    public void TurnsAndOutcomeComeBackWhole()
    {
        LogFile log = Read(Write()).Log!;
        log.Turns.Select(t => (t.Line, t.First, t.Turns, t.VirtualTimeNs, t.Hash)).ShouldBe(
            [(2, 1, 3, 1_000_000_007, 0xABC), (3, 4, 2, 2_000_000_000, 0xDEF)]);
        log.Turns[1].Decisions.ShouldBe("/~");
        log.LastTurn.ShouldBe(5);
        log.End.ShouldBe(new EndEvent(4, "passed", 5, 2_000_000_000, 0x77));
    }

    [Fact]
    public void EveryLineIsCompactJsonWithVirtualTime() =>
        Lines(Write())[1].ShouldStartWith(
            "{\"@t\":\"2000-01-01T00:00:01.0000000Z\",\"@mt\":\"{Turns} turns from {First}\","
            + "\"Decisions\":\"#[]~\",\"Event\":\"turns\",\"First\":1,"
            + "\"Hash\":\"0000000000000abc\",\"Ns\":1000000007,\"Turns\":3,\"@c\":\"");

    [Fact]
    public void EqualRunsWriteEqualBytes() => Write().ShouldBe(Write());

    [Fact]
    public void StateHashesStandAtIntervals()
    {
        byte[] bytes = Write(journal =>
        {
            for (int i = 0; i < 32; i++)
            {
                journal.Decided(new DecisionBlock(i + 1, 1, 0, 0), "##");
            }
        });
        Read(bytes).Log!.Turns.Select((t, i) => (i, t.StateHash))
            .Where(t => t.StateHash is not null)
            .ShouldBe([(15, 0x55), (31, 0x55)]);
    }

    [Fact]
    public void AnyChangedByteIsRefusedAtItsLine()
    {
        byte[] bytes = Write();
        int[] starts =
        [
            0, .. Enumerable.Range(0, bytes.Length).Where(i => bytes[i] == '\n').Select(i => i + 1),
        ];
        for (int at = 0; at < bytes.Length - 1; at += 7)
        {
            byte[] changed = [.. bytes];
            changed[at] ^= 1;
            (LogFile? log, List<Diagnostic> errors) = Read(changed);
            log.ShouldBeNull();
            if (bytes[at] != '\n' && changed[at] != '\n')
            {
                errors.ShouldHaveSingleItem().Line.ShouldBe(starts.Count(s => s <= at));
                errors[0].Message.ShouldContain("was changed after it was written");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ALineTakenOutOrDoubledIsRefused(int line)
    {
        string[] lines = Lines(Write());
        List<string> without = [.. lines];
        without.RemoveAt(line - 1);
        Read(Join(without)).Errors.ShouldHaveSingleItem().Line.ShouldBe(line);
        List<string> doubled = [.. lines];
        doubled.Insert(line, lines[line - 1]);
        Read(Join(doubled)).Errors.ShouldHaveSingleItem().Line.ShouldBe(line + 1);
    }

    [Fact]
    public void ALogCutAnywhereReadsUpToItsLastWholeEvent()
    {
        byte[] bytes = Write();
        int[] ends = [.. Enumerable.Range(0, bytes.Length).Where(i => bytes[i] == '\n')];
        for (int length = 0; length <= bytes.Length; length++)
        {
            (LogFile? log, List<Diagnostic> errors) = Read(bytes[..length]);
            int whole = ends.Count(end => end <= length); // the line's end itself may be missing
            if (whole == 0)
            {
                errors.ShouldHaveSingleItem().Message
                    .ShouldStartWith("the log holds no whole event");
            }
            else
            {
                errors.ShouldBeEmpty();
                log!.Turns.Count.ShouldBe(Math.Min(whole, 3) - 1);
                (log.End is not null).ShouldBe(whole == 4);
            }
        }
    }

    [Fact]
    public void WhatIsNoLogIsRefused()
    {
        Read(Encoding.UTF8.GetBytes("name: x\nprocesses: {}\n")).Errors[0].Message
            .ShouldStartWith("this is no log of actorvm, or ");
        Read([]).Errors[0].Message
            .ShouldBe("the log holds no whole event; nothing can be replayed");
    }

    [Theory]
    [InlineData("[1]", "this is no event of a log")]
    [InlineData("{\"a\":1}", "found no Event")]
    [InlineData("{\"Event\":\"turns\"}", "a log begins with a 'start' event")]
    [InlineData("{\"Event\":\"start\",\"Format\":2}", "found no Version")]
    [InlineData(
        "{\"Event\":\"start\",\"Format\":2,\"Version\":\"0.1.0\",\"Spec\":\"" + SpecHash.Value + "\"}",
        "found no Processes")]
    public void AForgedChecksumDoesNotHelpWhatIsNoEvent(string line, string message)
    {
        byte[] forged = [.. new LogChain().Seal(line), (byte)'\n'];
        Diagnostic error = Read(forged).Errors.ShouldHaveSingleItem();
        error.Line.ShouldBe(1);
        error.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("{\"Event\":\"start\",\"Format\":1,\"Version\":\"0.0.9\"}", "0.0.9", "of old", 1)]
    [InlineData(
        "{\"Event\":\"start\",\"Format\":2,\"Spec\":\"0123456789abcdef\",\"Version\":\"0.1.0\"}",
        "0.1.0",
        "0123456789abcdef",
        2)]
    [InlineData(
        "{\"Event\":\"start\",\"Format\":2,\"Spec\":\"" + SpecHash.Value + "\",\"Version\":\"9.0\"}",
        "9.0",
        SpecHash.Value,
        2)]
    public void ALogOfAnotherBuildIsRefusedWithBothBuilds(
        string line, string version, string spec, int format)
    {
        byte[] sealedLine = [.. new LogChain().Seal(line), (byte)'\n'];
        Read(sealedLine).Errors.ShouldHaveSingleItem().Message.ShouldBe(
            $"ActorVm {version} with the spec {spec} wrote this log, in format {format}; this is "
            + $"{PlanEvent.Version} with the spec {SpecHash.Value}, and reads format 2; replay the "
            + "log with the one that wrote it");
    }

    [Theory]
    [InlineData("\"sources\":[\"a.c\"]", "\"sources\":[\"b.c\"]", "it has no source 'b.c', or two")]
    [InlineData("\"Sources\":[", "\"Sources\":[{\"path\":\"a.c\",\"text\":\"\"},", "'a.c', or two")]
    [InlineData("\"path\":\"data\"", "\"path\":\"/tmp\"", "the file '/tmp' is there already")]
    [InlineData("\"Frames\":64", "\"Frames\":2147483647", "Frames is out of its range")]
    [InlineData("\"Swap\":8", "\"Swap\":2147483647", "Swap is out of its range")]
    public void AForgedPlanThatNoMachineCanHaveIsRefused(string was, string forged, string message)
    {
        string start = Lines(Write())[0];
        start.ShouldContain(was);
        start = Regex.Replace(start.Replace(was, forged), ",\"@c\":\"[0-9a-f]+\"}$", "}");
        Read([.. new LogChain().Seal(start), (byte)'\n']).Errors.ShouldHaveSingleItem()
            .Message.ShouldContain(message);
    }

    private static RunPlan WithoutLists(RunPlan plan) =>
        plan with { Processes = [], Sources = [], Headers = [], Files = [], Checks = [] };

    private static byte[] Write() => Write(journal =>
    {
        journal.Decided(new DecisionBlock(1, 3, 0xABC, 1_000_000_007), "#[]~");
        journal.Decided(new DecisionBlock(4, 2, 0xDEF, 2_000_000_000), "/~");
        journal.End(new RunResult
        {
            Outcome = RunOutcome.Passed,
            Turns = 5,
            VirtualTimeNs = 2_000_000_000,
            StateHash = 0x77,
            Machine = new MachineReport([], new KernelReport(0, 0, 0, 0, 0, 0, 0)),
            Checks = [],
            Violations = [],
        });
    });

    private static byte[] Write(Action<RunJournal> write)
    {
        MemoryStream stream = new();
        using RunJournal journal = new(stream, LogEventLevel.Information);
        journal.Start(Plan, () => 0x55);
        write(journal);
        return stream.ToArray();
    }

    private static (LogFile? Log, List<Diagnostic> Errors) Read(byte[] bytes)
    {
        List<Diagnostic> errors = [];
        LogFile? log = LogFile.Read("x.log", new MemoryStream(bytes), errors);
        (log is null).ShouldBe(errors.Count > 0);
        return (log, errors);
    }

    private static string[] Lines(byte[] bytes) =>
        Encoding.UTF8.GetString(bytes).TrimEnd('\n').Split('\n');

    private static byte[] Join(IEnumerable<string> lines) =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
}
