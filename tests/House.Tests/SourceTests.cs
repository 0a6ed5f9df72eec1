using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ActorVm.Tests.Shared;

namespace ActorVm.House.Tests;

public class SourceTests
{
    /// <summary>Breaches that are meant, each with its reason.</summary>
    private static readonly (string Breach, string Reason)[] Allowed =
    [
        ("src/Programs/Running/Cpu.Dispatch.cs: Run is longer than 70 lines",
            "The interpreter's one loop over the instructions is the point of it."),
    ];

    [Fact]
    public void TheSourceKeepsTheHouseRules() =>
        AllBreaches().Where(breach => !Allowed.Any(entry => IsMeant(entry.Breach, breach)))
            .ShouldBeEmpty();

    [Fact]
    public void AnExceptionThatNothingNeedsIsDropped() =>
        Allowed.Select(entry => entry.Breach)
            .Where(meant => !AllBreaches().Any(breach => IsMeant(meant, breach)))
            .ShouldBeEmpty();

    public static TheoryData<string> EveryBannedWord =>
        [.. SourceRules.BannedWords.Select(word => word.Example)];

    [Theory]
    [MemberData(nameof(EveryBannedWord))]
    public void ABannedWordIsCaughtInEachOfItsFolders(string example)
    {
        BannedWord word = SourceRules.BannedWords.Single(word => word.Example == example);
        foreach (string folder in word.Folders)
        {
            Breaches(folder, example).ShouldContain(breach =>
                breach.StartsWith($"src/{folder}/File.cs:3: banned here: ", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(EveryBannedWord))]
    public void ABannedWordMayBeSpokenOfInCommentsAndStrings(string example)
    {
        if (!example.StartsWith('#'))
        {
            Breaches("Model", $"// {example}\n/* {example} */\nstring s = \"{example}\" + @\"{example}\";")
                .ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("double rate = 1;", "Programs")]
    [InlineData("using Serilog;", "Host")]
    [InlineData("Console.WriteLine();", "Host")]
    public void AWordIsFineWhereItIsNotBanned(string code, string folder) =>
        Breaches(folder, code).ShouldBeEmpty();

    [Theory]
    [InlineData("// " + "TODO: later")]
    [InlineData("/* FIX" + "ME */")]
    public void ALeftoverIsCaughtInComments(string code) =>
        Breaches("Model", code).ShouldHaveSingleItem().ShouldStartWith("src/Model/File.cs:3: leftover ");

    [Fact]
    public void ALineOfAHundredColumnsIsFine() =>
        Breaches("Model", "// " + new string('x', 97)).ShouldBeEmpty();

    [Fact]
    public void ALongerLineIsCaught() =>
        Breaches("Model", "// " + new string('x', 98))
            .ShouldBe(["src/Model/File.cs:3: longer than 100 columns"]);

    [Fact]
    public void AFunctionOfSeventyLinesIsFine() =>
        Breaches("Model", FunctionOf(lines: 70)).ShouldBeEmpty();

    [Fact]
    public void ALongerFunctionIsCaughtWhereItsHeadBegins() =>
        Breaches("Model", FunctionOf(lines: 71))
            .ShouldBe(["src/Model/File.cs:5: Work is longer than 70 lines"]);

    [Fact]
    public void ATableOfDataMayBeLong() =>
        Breaches("Model", "class C\n{\n    int[] _a = new int[]\n    {\n"
            + string.Concat(Enumerable.Repeat("        1,\n", 100)) + "    };\n}\n").ShouldBeEmpty();

    [Fact]
    public void AFileOfSevenHundredLinesIsFine() =>
        Breaches("Model", string.Concat(Enumerable.Repeat("//\n", 697))).ShouldBeEmpty();

    [Fact]
    public void ALongerFileIsCaught() =>
        Breaches("Model", string.Concat(Enumerable.Repeat("//\n", 698)))
            .ShouldBe(["src/Model/File.cs:700: longer than 700 lines"]);

    [Fact]
    public void ANamespaceThatIsNotTheFolderIsCaught() =>
        SourceRules.Breaches("src/Model/Ipc/File.cs", "namespace ActorVm.Model;\n\nclass C;\n")
            .ShouldBe(["src/Model/Ipc/File.cs:1: expected the namespace ActorVm.Model.Ipc"]);

    [Fact]
    public void AFileWithoutANamespaceIsCaught() =>
        SourceRules.Breaches("src/Host/Program.cs", "System.Console.WriteLine();\n")
            .ShouldBe(["src/Host/Program.cs:1: expected the namespace ActorVm.Host"]);

    [Theory]
    [InlineData("#pragma warning disable CA1502")]
    [InlineData("[SuppressMessage(\"a\", \"b\")]")]
    public void ASuppressionWithoutAReasonIsCaught(string code) =>
        Breaches("Model", code).ShouldBe(["src/Model/File.cs:3: a suppression without a reason"]);

    [Theory]
    [InlineData("#pragma warning disable CA1502 // one loop is the point")]
    [InlineData("[SuppressMessage(\"a\", \"b\", Justification = \"One loop is the point.\")]")]
    public void ASuppressionWithAReasonIsFine(string code) => Breaches("Model", code).ShouldBeEmpty();

    private static IEnumerable<string> Breaches(string folder, string code) =>
        SourceRules.Breaches($"src/{folder}/File.cs", $"namespace ActorVm.{folder};\n\n{code}\n");

    private static string FunctionOf(int lines) =>
        "class C\n{\n    void Work()\n    {\n"
        + string.Concat(Enumerable.Repeat("        Step();\n", lines - 3))
        + "    }\n}\n";

    /// <summary>A breach is named without its line, which moves.</summary>
    private static bool IsMeant(string meant, string breach)
    {
        string[] parts = breach.Split(':', 3);
        return meant == $"{parts[0]}:{parts[2]}";
    }

    private static IEnumerable<string> AllBreaches() =>
        from path in Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
        let name = Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')
        where !name.Contains("/obj/") && !name.Contains("/bin/") && !name.StartsWith("src/Live/")
        orderby name
        from breach in SourceRules.Breaches(name, File.ReadAllText(path))
        select breach;
}
