using System.IO;
using System.Linq;
using ActorVm.SpecGen.Declarations;
using ActorVm.SpecGen.Emitting;
using ActorVm.SpecGen.Pages;
using ActorVm.SpecGen.Reading;
using ActorVm.Tests.Shared;

namespace ActorVm.SpecGen.Tests;

public class PagesTests
{
    [Theory]
    [InlineData("protocol.md")]
    [InlineData("syscalls.md")]
    public void ThePageInDocsIsWhatTheSpecSays(string name)
    {
        var errors = new SpecErrors();
        Spec spec = SpecLoader.Load(Path.Combine(Repository.Root, "src", "Model", "Spec"), errors);
        GeneratedFile page = SpecPages.All(spec).Single(page => page.Name == name);

        string kept = File.ReadAllText(Path.Combine(Repository.Root, "docs", name));

        kept.ShouldBe(
            page.Text, $"docs/{name} is stale; run: dotnet run --project src/SpecGen -- docs");
    }
}
