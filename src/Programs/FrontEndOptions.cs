using System;
using System.Collections.Immutable;
using ActorVm.Programs.Preprocessing;
using ActorVm.Programs.Tree;

namespace ActorVm.Programs;

/// <summary>What <see cref="FrontEnd"/> needs besides the sources.</summary>
public sealed record FrontEndOptions
{
    /// <summary>Finds the user's headers: by name, and for the form with quotes the path of the
    /// file that includes it; null where there is none.</summary>
    public Func<string, string?, SourceFile?> Include { get; init; } = (_, _) => null;

    /// <summary>The built-in headers.</summary>
    public required IHeaderSource Headers { get; init; }

    /// <summary>The library's units, read once with <see cref="FrontEnd.Read"/>.</summary>
    public ImmutableArray<TranslationUnit> Library { get; init; } = [];
}
