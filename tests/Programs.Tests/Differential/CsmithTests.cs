using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ActorVm.Programs.Code;
using ActorVm.Programs.Diagnostics;
using ActorVm.Programs.Tests.Running;
using Xunit.Abstractions;

namespace ActorVm.Programs.Tests.Differential;

/// <summary>csmith's random programs print the same checksum here as built by <c>cc</c>.</summary>
/// <remarks><c>ACTORVM_CSMITH</c> says how many, <c>ACTORVM_CSMITH_SEED</c> from which seed on:
/// <code>
/// ACTORVM_CSMITH=500 dotnet test -c Release tests/Programs.Tests --filter Csmith \
///   -l "console;verbosity=detailed"
/// </code></remarks>
public sealed class CsmithTests(ITestOutputHelper output)
{
    private const string Headers = "/usr/include/csmith";
    private const int Few = 5;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [CsmithFact]
    public void CsmithsProgramsPrintTheChecksumThatTheHostsCompilerMakesThemPrint()
    {
        int first = Number("ACTORVM_CSMITH_SEED", 1);
        int count = Number("ACTORVM_CSMITH", Few);
        int compared = 0;
        ConcurrentDictionary<int, string> differences = [];
        Parallel.For(first, first + count, seed =>
        {
            (bool ended, string? difference) = Compare(seed);
            Interlocked.Add(ref compared, ended ? 1 : 0);
            if (difference is not null)
            {
                differences[seed] = difference;
            }
        });

        output.WriteLine(
            $"{compared} of {count} programs ended in time when cc built them; "
            + $"{differences.Count} of these differ here");
        differences.OrderBy(pair => pair.Key).ShouldBeEmpty();
    }

    /// <summary>Whether cc's program ends in time, and what is different then.</summary>
    private static (bool Ended, string? Difference) Compare(int seed)
    {
        string folder = Directory.CreateTempSubdirectory("actorvm-").FullName;
        try
        {
            string path = Path.Combine(folder, "random.c");
            string[] arguments =
                ["--seed", seed.ToString(CultureInfo.InvariantCulture), "-o", path];
            HostCompiler.Start("csmith", arguments, folder, TimeSpan.FromMinutes(1));
            if (HostCompiler.Run([path], ["-I" + Headers], Limit) is not (string expected, int exit))
            {
                return (false, null);
            }

            CompileResult compiled = ProgramCompiler.Compile(
                [new SourceFile("random.c", File.ReadAllText(path))],
                new CompileOptions { Include = (name, _) => Header(name) });
            if (compiled.Image is not ProgramImage image)
            {
                Diagnostic error = compiled.Diagnostics.First(d => d.Severity == Severity.Error);
                return (true, error.ToString());
            }

            Outcome outcome = new TestMachine(image).Run();
            bool isSame = outcome.Exit == exit && outcome.Output == expected;
            return (true, isSame ? null : $"{outcome.Output}{outcome.Signal}, expected {expected}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>csmith's own headers, and of math.h the two functions that those name.</summary>
    private static SourceFile? Header(string name)
    {
        if (name == "math.h")
        {
            return new SourceFile(name, "double fabs(double); float fabsf(float);\n");
        }

        string path = Path.Combine(Headers, name);
        return File.Exists(path) ? new SourceFile(name, File.ReadAllText(path)) : null;
    }

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
