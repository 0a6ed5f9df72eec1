using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ActorVm.Actors;
using ActorVm.Programs;
using ActorVm.Programs.Code;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Host.Running;

/// <summary>Compiles the programs of a plan, each once, and sets up its machine.</summary>
internal static class ProgramSet
{
    /// <summary>Makes the machine's setup, with the programs that its processes run.</summary>
    /// <param name="plan">The plan; its headers may still be missing.</param>
    /// <param name="include">Finds a header by its name and the file that includes it.</param>
    /// <param name="errors">Gets what is wrong with the programs, and warnings.</param>
    /// <returns>Null where a program is wrong.</returns>
    public static MachineSetup? Compile(
        RunPlan plan, Func<string, string?, SourceFile?> include, List<Diagnostic> errors)
    {
        CompileOptions options = new() { Profile = plan.Profile, Include = include };
        Dictionary<string, SourceFile> sources = plan.Sources.ToDictionary(s => s.Path);
        Dictionary<string, ProgramImage?> images = [];
        ImmutableArray<ProcessSetup>.Builder processes =
            ImmutableArray.CreateBuilder<ProcessSetup>();
        foreach (PlannedProcess process in plan.Processes)
        {
            string key = string.Join('\n', process.Sources);
            if (!images.TryGetValue(key, out ProgramImage? image))
            {
                CompileResult result = ProgramCompiler.Compile(
                    [.. process.Sources.Select(path => sources[path])], options);
                errors.AddRange(result.Diagnostics);
                image = result.Image;
                images.Add(key, image);
            }

            processes.Add(process.Setup with { Program = image });
        }

        return images.ContainsValue(null)
            ? null
            : new MachineSetup
            {
                Profile = plan.Profile,
                FrameCount = plan.Frames,
                SwapSlots = plan.SwapSlots,
                Processes = processes.ToImmutable(),
                Files = plan.Files,
                Faults = plan.Faults,
            };
    }
}
