using System.Collections.Generic;
using ActorVm.SpecGen.Declarations;
using ActorVm.SpecGen.Emitting;

namespace ActorVm.SpecGen.Pages;

/// <summary>The pages of docs/ that are made from the spec and kept in git.</summary>
internal static class SpecPages
{
    private const string MadeFrom =
        "<!-- Made from src/Model/Spec by `dotnet run --project src/SpecGen -- docs`. -->";

    public static IEnumerable<GeneratedFile> All(Spec spec) =>
    [
        new("protocol.md", ProtocolPage.Text(spec)),
        new("syscalls.md", SyscallsPage.Text(spec)),
    ];

    public static CodeWriter Begin(string introduction)
    {
        var page = new CodeWriter();
        page.Line(MadeFrom);
        page.Lines(introduction.Split('\n'));
        return page;
    }
}
