using System.Linq;
using ActorVm.Model;
using ActorVm.Programs.Code;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Programs.Tests.Running;

/// <summary>Programs for tests.</summary>
internal static class Given
{
    /// <summary>A C program, compiled for the classic layout.</summary>
    public static ProgramImage Program(string source, Profile profile = Profile.Classic)
    {
        CompileResult result = ProgramCompiler.Compile(
            [new SourceFile("test.c", source)], new CompileOptions { Profile = profile });
        string[] errors = [.. result.Diagnostics
            .Where(one => one.Severity == Severity.Error).Select(one => one.ToString())];
        errors.ShouldBeEmpty();
        return result.Image!;
    }

    /// <summary>A machine at the start of a C program.</summary>
    public static TestMachine Machine(string source, Stress? stress = null) =>
        new(Program(source), stress);
}
