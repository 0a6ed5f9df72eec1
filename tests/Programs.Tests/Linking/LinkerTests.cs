using System.Collections.Generic;
using System.Linq;
using ActorVm.Programs.Tests.Preprocessing;
using ActorVm.Programs.Tree;

namespace ActorVm.Programs.Tests.Linking;

public sealed class LinkerTests
{
    [Fact]
    public void UnitsShareFunctionsAndVariablesAndKeepTheirStatics()
    {
        Program program = Linked(
            "extern int shared; static int own = 1; int g(void); int main(void) { return g() + shared + own; }",
            "int shared = 5; static int own = 2; int g(void) { return own; }").Program!;

        program.Functions.Select(f => f.Function.Name).ShouldBe(["main", "g"]);
        program.Globals.Select(g => g.LinkName).Order().ShouldBe(["0.c:own", "1.c:own", "shared"]);
        GlobalVariable declared = program.Functions[0].References
            .Select(r => r.Symbol).OfType<GlobalVariable>()
            .First(g => g.Name == "shared");
        program.Resolve(declared).Initializer.ShouldNotBeNull();
    }

    [Fact]
    public void WhatIsNotReachedIsLeftOut()
    {
        Program program = Linked(
            "int unused; int used; int *p = &used; void idle(void) { unused = 1; } int main(void) { return *p; }")
            .Program!;

        program.Functions.Select(f => f.Function.Name).ShouldBe(["main"]);
        program.Globals.Select(g => g.Name).ShouldBe(["p", "used"]);
    }

    [Theory]
    [InlineData("int f(void); int main(void) { return f(); }",
        "0.c:1:38: undefined reference to 'f': it is declared at 0.c:1:5, but no source given defines it")]
    [InlineData("extern int x; int main(void) { return x; }",
        "0.c:1:39: undefined reference to 'x': it is declared at 0.c:1:12, but no source given defines it")]
    [InlineData("int f(void); void idle(void) { f(); } int main(void) { }",
        "0.c:1:32: undefined reference to 'f': it is declared at 0.c:1:5, but no source given defines it")]
    [InlineData("int f(void) { return 1; }", "0.c:1:1: the program has no function 'main'")]
    public void WhatIsMissingIsToldWithItsPlace(string source, string expected)
    {
        FrontEndResult result = Linked(source);

        result.Program.ShouldBeNull();
        result.Diagnostics.Select(d => $"{d.File}:{d.Line}:{d.Column}: {d.Message}")
            .ShouldBe([expected]);
    }

    [Fact]
    public void WhatOnlyAnUnusedStaticFunctionNamesMayBeMissing() => Linked(
            "int f(void); static int idle(void) { return f(); } int main(void) { return 0; }")
        .Program.ShouldNotBeNull();

    [Fact]
    public void TwoDefinitionsOfANameAreToldWithBothPlaces() =>
        Linked("int x = 1; int main(void) { }", "int x = 2;").Diagnostics.Single().ToString()
            .ShouldStartWith("1.c:1:5: error: multiple definition of 'x'; it is defined at 0.c:1:5 too");

    [Fact]
    public void AFunctionThatOnlyAHeaderOfTheLibraryPromisesIsResolvedToNothing()
    {
        var source = new SourceFile("0.c", "#include <p.h>\nint main(void) { return promised(); }");
        var header = new SourceFile("<p.h>", "int promised(void);") { IsBuiltIn = true };
        FrontEndResult result = FrontEnd.Parse(
            [source],
            new FrontEndOptions { Headers = NoHeaders.Instance, Include = (_, _) => header });

        Program program = result.Program.ShouldNotBeNull();
        Function promised = program.Entry.References.Select(r => r.Symbol).OfType<Function>().Single();
        program.Resolve(promised).ShouldBeNull();
    }

    [Fact]
    public void TheUsersDefinitionHidesTheLibrarysFromTheUserAlone()
    {
        var options = new FrontEndOptions { Headers = NoHeaders.Instance };
        TranslationUnit library = FrontEnd.Read(
            new SourceFile(
                "l.c",
                "int f(void) { return 1; } int g(void) { return f(); } int main(void);"
                + "int _start(void) { return main(); }")
            {
                IsBuiltIn = true,
            },
            options);
        var user = new SourceFile(
            "u.c", "int g(void); int f(void) { return 2; } int main(void) { return f() + g(); }");
        Program program = FrontEnd.Parse([user], options with { Library = [library] }).Program!;

        program.Entry.Function.Name.ShouldBe("_start");
        Called(program, "main", "f").Function.Position.File!.Path.ShouldBe("u.c");
        Called(program, "g", "f").Function.Position.File!.Path.ShouldBe("l.c");
        Called(program, "_start", "main").Function.Position.File!.Path.ShouldBe("u.c");
    }

    private static FunctionDefinition Called(Program program, string by, string name)
    {
        FunctionDefinition caller = program.Functions.Single(f => f.Function.Name == by);
        Function called = caller.References.Select(r => r.Symbol).OfType<Function>().Single(f => f.Name == name);
        return program.Resolve(called).ShouldNotBeNull();
    }

    [Fact]
    public void AUnitCanBeLinkedIntoManyPrograms()
    {
        var options = new FrontEndOptions { Headers = NoHeaders.Instance };
        TranslationUnit library = FrontEnd.Read(
            new SourceFile("l.c", "int f(void) { return 1; }") { IsBuiltIn = true }, options);
        IEnumerable<Program?> programs = Enumerable.Range(0, 2).Select(i => FrontEnd.Parse(
            [new SourceFile("u.c", $"int f(void); int main(void) {{ return f() + {i}; }}")],
            options with { Library = [library] }).Program);

        programs.ShouldAllBe(p => p!.Functions.Length == 2);
    }

    private static FrontEndResult Linked(params string[] sources) => FrontEnd.Parse(
        [.. sources.Select((text, i) => new SourceFile($"{i}.c", text))],
        new FrontEndOptions { Headers = NoHeaders.Instance });
}
