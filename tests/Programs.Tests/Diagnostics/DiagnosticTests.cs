using System.Linq;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Programs.Tests.Diagnostics;

public sealed class DiagnosticTests
{
    [Fact]
    public void TheCaretStandsBelowTheColumn() =>
        new Diagnostic("a.c", 3, 3, Severity.Error, "no", "\ta b").ToString()
            .ShouldBe("a.c:3:3: error: no\n    \ta b\n    \t ^");

    [Theory]
    [InlineData(1, 0)]
    [InlineData(500, 200)]
    [InlineData(1000, 399)]
    [InlineData(1001, 400)]
    public void OfAVeryLongLineThatIsShownWhichLiesAroundTheColumn(int column, int caret)
    {
        string line = string.Concat(Enumerable.Range(0, 1000).Select(i => (char)('a' + (i % 26))));
        string[] told = new Diagnostic("a.c", 1, column, Severity.Error, "no", line).ToString().Split('\n');
        told[1].Length.ShouldBe(4 + 400);
        told[2].ShouldBe(new string(' ', 4 + caret) + "^");
        if (column <= line.Length)
        {
            told[1][4 + caret].ShouldBe(line[column - 1]);
        }
    }
}
