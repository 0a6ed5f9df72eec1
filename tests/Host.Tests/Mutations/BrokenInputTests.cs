using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using ActorVm.Actors;
using ActorVm.Host.Commands;
using ActorVm.Host.Journal;
using ActorVm.Host.Running;
using ActorVm.Host.Scenarios;
using ActorVm.Host.Tests.Journal;
using ActorVm.Host.Tests.Running;
using ActorVm.Programs;
using ActorVm.Programs.Diagnostics;
using ActorVm.Tests.Shared;

namespace ActorVm.Host.Tests.Mutations;

/// <summary>
/// Whatever a file holds, its reader answers with what it reads or with errors. Of each kind 3,000
/// inputs; with <c>ACTORVM_THOROUGH=1</c> 20,000.
/// </summary>
public sealed class BrokenInputTests : IDisposable
{
    private static readonly int Inputs = Effort.Of(3_000, thorough: 20_000);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ABrokenProgramIsRefusedInWords()
    {
        Mutator mutator = new(
            Texts("scenarios", "*.c").Concat(Texts("tests", "*.c")),
            "(|)", "{|}", "[|]", "*|", "!|", "- |", "x[|]", "f(|)", "if (1) |", "for (;;) {|}",
            "struct { int |a; }", "{ .a = |}", "sizeof |", "(int)|", "1 ? |: 2", "int (*|)(void)",
            "\n#if 1\n|\n#endif\n", "\n#define A A(A|\n", "/*|*/", "1 + (|)", "L\"|\"", "\\|\n");
        CompileOptions options = new();
        ReaderTrial.Run(Inputs, mutator.Make, bytes =>
        {
            string text = Encoding.UTF8.GetString(bytes);
            CompileResult result = ProgramCompiler.Compile([new SourceFile("a.c", text)], options);
            ShouldAnswer(result.Image, result.Diagnostics);
        });
    }

    [Fact]
    public void ABrokenScenarioIsRefusedInWords()
    {
        foreach (string program in Directory.EnumerateFiles(At("scenarios"), "*.c"))
        {
            _folder.Write(Path.GetFileName(program), "int main(void) { return 0; }\n");
        }

        Mutator mutator = new(
            Texts("scenarios", "*.yaml").Append(
                "files: { a: { from: contend.c, mode: 0644, uid: 3 }, b: \"x\" }\nuntil: 10s\n"
                + "machine: { profile: linux, frames: 9, swap: 0 }\nprocesses:\n"
                + "  A: { program: [contend.c, contend.c], args: [\"4\"], stdin: \"q\", count: 2 }\n"
                + "faults: [{ kill: A.1, signal: SIGKILL, at-turn: 40 }, "
                + "{ device: swap, operation: write, nth: 3, error: EIO, delay: 3ms }]\n"
                + "check: { always: ['(A.1.exit + 1) * 2 == 2 && file(\"a\") != \"\"'] }\n"),
            "[|]", "{|}", "{a: |}", "- |", "? |", "&a [|]", "*a |", "!!str |", "(|)", "!|", "~|", "'|'",
            "\"|\"", "\n  |", "|: ", "1 + (|)", "a ? |: b", "| ", "#|");
        string path = _folder.At("s.yaml");
        ReaderTrial.Run(Inputs, mutator.Make, bytes =>
        {
            File.WriteAllBytes(path, bytes);
            List<Diagnostic> errors = [];
            Scenario? scenario = ScenarioReader.Read(path, errors);
            ShouldAnswer(scenario, errors);
            if (scenario is not null
                && PlanMaker.Make(scenario, new RunRequest(), errors) is { } made)
            {
                _ = new Machine(made.Setup);
            }
        });
    }

    [Fact]
    public void ABrokenLogIsRefusedInWords()
    {
        string[] logs =
        [
            .. Repository.Scenarios.Where((_, i) => i % 5 == 0).Select(
                path => Encoding.UTF8.GetString(
                    new ShippedScenario(path).Run(StrategyKind.Random, 1).Log)),
        ];
        Mutator mutator = new(
            logs, "[|]", "{\"a\":|}", "\"|\"", "{|}", "\\|", "{\"Event\":\"end\"}\n|", "\n|");
        ReaderTrial.Run(Inputs, mutator.Make, bytes =>
        {
            bool isForged = bytes.Length % 8 != 0; // else nearly all end at the checksum
            List<Diagnostic> errors = [];
            LogFile? log = LogFile.Read(
                "x.log", new MemoryStream(isForged ? Forge(bytes) : bytes), errors);
            ShouldAnswer(log, errors);
            if (log is not null && ProgramSet.Compile(log.Plan, (_, _) => null, errors) is { } setup)
            {
                new ReplaySession(log, setup).Run(untilTurn: null);
            }
        });
    }

    private static void ShouldAnswer(object? read, IReadOnlyList<Diagnostic> diagnostics)
    {
        diagnostics.ShouldAllBe(d => d.Line > 0 && d.Column > 0 && d.Message.Length > 0);
        diagnostics.Any(d => d.Severity == Severity.Error).ShouldBe(read is null);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            diagnostic.ToString().ShouldNotBeEmpty();
        }
    }

    /// <summary>The lines with checksums that match, as only a program could make them.</summary>
    private static byte[] Forge(byte[] log)
    {
        LogChain chain = new();
        MemoryStream forged = new();
        foreach (string line in Encoding.UTF8.GetString(log).TrimEnd('\n').Split('\n'))
        {
            int seal = line.LastIndexOf(",\"@c\"", StringComparison.Ordinal);
            forged.Write(chain.Seal((seal < 0 ? line : line[..seal]) + "}"));
            forged.WriteByte((byte)'\n');
        }

        return forged.ToArray();
    }

    private static IEnumerable<string> Texts(string folder, string pattern) =>
        Directory.EnumerateFiles(At(folder), pattern, SearchOption.AllDirectories)
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(File.ReadAllText);

    private static string At(string path) => Path.Combine(Repository.Root, path);
}
