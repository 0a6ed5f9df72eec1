using System.Linq;
using System.Threading;
using ActorVm.Programs.Diagnostics;
using ActorVm.Programs.Tree;

namespace ActorVm.Programs.Tests.Syntax;

/// <summary>What is said of faulty C: place and wording.</summary>
public sealed class DiagnosticsTests
{
    public static TheoryData<string, string> Cases => CaseFile.Read("diagnostics.txt");

    [Theory]
    [MemberData(nameof(Cases))]
    public void AFaultIsToldWithItsPlace(string source, string expected) =>
        string.Join('\n', Parsed.Complaints(source)).ShouldBe(expected);

    [Fact]
    public void TheLineIsShownWithACaret() =>
        Parsed.Unit("int f(void)\n{\n\treturn cuont;\n}\n").Diagnostics[0].ToString().ShouldBe(
            "a.c:3:9: error: 'cuont' undeclared\n    \treturn cuont;\n    \t       ^");

    [Fact]
    public void ReadingStopsAfterTwentyErrors()
    {
        string source = string.Concat(Enumerable.Range(0, 50).Select(i => $"int a{i} = x{i};\n"));

        TranslationUnit unit = Parsed.Unit(source);

        unit.Diagnostics.Length.ShouldBe(DiagnosticBag.ErrorsMax + 1);
        unit.Diagnostics[^1].Message.ShouldBe("too many errors; the rest is not read");
    }

    [Theory]
    [InlineData("(", "x", ")")]
    [InlineData("-", "x", "")]
    [InlineData("!(", "x", ")")]
    [InlineData("f(", "x", ")")]
    [InlineData("x[", "x", "]")]
    [InlineData("x ? x : ", "x", "")]
    [InlineData("x = ", "x", "")]
    [InlineData("x + ", "x", "")]
    [InlineData("", "x", " + x")]
    [InlineData("", "x", ", x")]
    [InlineData("(int)", "x", "")]
    [InlineData("sizeof ", "x", "")]
    [InlineData("({", "x", ";})")]
    [InlineData("(int[]){", "x", "}")]
    [InlineData("", "{", "")]
    [InlineData("if (x) ", ";", "")]
    [InlineData("if (x) ; else ", ";", "")]
    [InlineData("l: ", ";", "")]
    [InlineData("while (x) ", ";", "")]
    [InlineData("for (;;) {", "", "}")]
    [InlineData("int (", "y", ")")]
    [InlineData("int *", "y", "")]
    [InlineData("int y", "", "[2]")]
    [InlineData("int (*y(", "", ")")]
    [InlineData("struct {", "", "} y")]
    [InlineData("int y = {", "1", "}")]
    public void EndlessNestingIsToldAndNeverOverflowsAnySmallStack(
        string before, string middle, string after)
    {
        const int Times = 20_000;
        string source = "int x; int f(int); void g(void) { "
            + string.Concat(Enumerable.Repeat(before, Times)) + middle
            + string.Concat(Enumerable.Repeat(after, Times)) + "; }";
        TranslationUnit? unit = null;
        var thread = new Thread(() => unit = Parsed.Unit(source), maxStackSize: 1 << 20);

        thread.Start();
        thread.Join();

        unit.ShouldNotBeNull().Diagnostics.Any(d => d.Severity == Severity.Error).ShouldBeTrue();
    }

    [Theory]
    [InlineData("if (x) {", "", "}", 127)]
    [InlineData("(", "x", ")", 63)]
    public void WhatTheStandardWantsNestedIsTaken(
        string before, string middle, string after, int times)
    {
        // C11 5.2.4.1: 127 blocks, 63 brackets in an expression.
        string source = "int x; void g(void) { " + string.Concat(Enumerable.Repeat(before, times))
            + middle + string.Concat(Enumerable.Repeat(after, times)) + "; }";

        Parsed.Good(source).Functions.Length.ShouldBe(1);
    }

    [Fact]
    public void AChainOfHundredsOfOperatorsIsTaken() => Parsed.Good(
            "int x; void g(void) { x = x" + string.Concat(Enumerable.Repeat(" + x", 900)) + "; }")
        .Functions.Length.ShouldBe(1);

    [Fact]
    public void LongChainsOfElseIfAreTaken()
    {
        string source = "int x; void g(void) { " + string.Concat(
            Enumerable.Range(0, 300).Select(i => $"if (x == {i}) x = 1; else ")) + "; }";

        Parsed.Good(source).Functions.Length.ShouldBe(1);
    }

    [Fact]
    public void BrokenProgramsNeverThrowNorHang()
    {
        string[] words =
        [
            "int", "x", "(", ")", "{", "}", "[", "]", ";", ",", "=", "*", "struct", "s", "1", "\"a\"",
            "if", "for", "return", ".", "->", "typedef", "enum", "...", "?", ":", "case", "sizeof",
            "#define x(", "\n", "#if", "#", "##", "va", "static", "'a'", "__attribute__", "do", "while",
            "union", "&&", "goto", "l:", "_Generic", "__builtin_offsetof", "({", "})", "float", "0x",
        ];
        uint state = 12345;
        for (int run = 0; run < 2000; run++)
        {
            string source = "typedef int t; struct s { int a, b; } s; int f(int x) {";
            for (int i = 0; i < 40; i++)
            {
                state = unchecked((state * 1664525) + 1013904223);
                source += " " + words[(state >> 8) % (uint)words.Length];
            }

            Should.NotThrow(() => Parsed.Unit(source), source);
        }
    }
}
