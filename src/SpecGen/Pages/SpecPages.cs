using System.Collections.Generic;
using ActorVm.SpecGen.Declarations;
using ActorVm.SpecGen.Emitting;

namespace ActorVm.SpecGen.Pages;

/// <summary>The pages of docs/ that are made from the spec and kept in git.</summary>
internal static class SpecPages
{
    /// <summary>The line that each page begins with.</summary>
    public const string MadeFrom =
        "<!-- Made from src/Model/Spec by `dotnet run --project src/SpecGen -- docs`; edit the spec. -->\n";

    public static IEnumerable<GeneratedFile> All(Spec spec) =>
    [
        new("protocol.md", ProtocolPage.Text(spec)),
        new("syscalls.md", SyscallsPage.Text(spec)),
    ];
}
