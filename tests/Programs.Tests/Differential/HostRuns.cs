using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;
using ActorVm.Programs.Tests.Running;

namespace ActorVm.Programs.Tests.Differential;

/// <summary>What the programs of the suite do when the host's compiler builds them: all are built
/// at once, on all cores, when the first is asked for.</summary>
public sealed class HostRuns
{
    private readonly ConcurrentDictionary<string, (string Output, int Exit)?> _runs = [];

    public HostRuns()
    {
        if (HostCompiler.Exists)
        {
            Parallel.ForEach(
                CProgram.All,
                new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
                program => _runs[program.Name] = HostCompiler.Run(program.Sources, []));
        }
    }

    /// <summary>What a program printed, and its exit status; null where it did not end.</summary>
    public (string Output, int Exit)? this[string program] => _runs[program];
}
