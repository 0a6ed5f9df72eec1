using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ActorVm.Programs.Tests.Running;

namespace ActorVm.Programs.Tests.Differential;

/// <summary>Random programs compute what they compute when <c>cc</c> builds them.</summary>
public sealed class RandomProgramTests
{
    private const int Seeds = 20;
    private const int PartsOfEach = 25;

    [HostFact]
    public void FiveHundredRandomProgramsComputeWhatTheHostsCompilerMakesThemCompute()
    {
        ConcurrentDictionary<int, string> differences = [];
        Parallel.For(0, Seeds, seed =>
        {
            if (Difference(RandomProgram.Write(seed, PartsOfEach)) is { } difference)
            {
                differences[seed] = difference;
            }
        });

        differences.OrderBy(pair => pair.Key).ShouldBeEmpty();
    }

    private static string? Difference(string source)
    {
        string folder = Directory.CreateTempSubdirectory("actorvm-").FullName;
        try
        {
            string path = Path.Combine(folder, "random.c");
            File.WriteAllText(path, source);
            (string expected, int exit) = HostCompiler.Run([path], ["-fwrapv"]).ShouldNotBeNull();
            Outcome outcome = Given.Machine(source).Run();
            return outcome.Exit == exit && outcome.Output == expected ? null
                : expected.Split('\n').Except(outcome.Output.Split('\n')).FirstOrDefault("exit");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
