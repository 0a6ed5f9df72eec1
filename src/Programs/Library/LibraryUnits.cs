using System.Collections.Immutable;
using System.Linq;
using ActorVm.Programs.Tree;

namespace ActorVm.Programs.Library;

/// <summary>The library's sources, read once; programs are linked with what they need of
/// them.</summary>
internal static class LibraryUnits
{
    /// <summary>All of them, in the order of their paths.</summary>
    public static ImmutableArray<TranslationUnit> All { get; } = Read();

    private static ImmutableArray<TranslationUnit> Read()
    {
        var options = new FrontEndOptions { Headers = LibraryHeaders.Instance };
        return [.. LibraryFiles.Sources.Select(source => FrontEnd.Read(source, options))];
    }
}
