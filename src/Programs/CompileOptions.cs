using System;
using ActorVm.Model;

namespace ActorVm.Programs;

/// <summary>What <see cref="ProgramCompiler"/> needs besides the sources.</summary>
public sealed record CompileOptions
{
    /// <summary>Whose address space the program is laid out for.</summary>
    public Profile Profile { get; init; }

    /// <summary>Finds the user's headers: by name, and for the form with quotes the path of the
    /// file that includes it; null where there is none.</summary>
    public Func<string, string?, SourceFile?> Include { get; init; } = (_, _) => null;
}
