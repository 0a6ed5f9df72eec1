using System;
using System.Collections.Generic;
using System.Linq;
using ActorVm.Host.Checks;

namespace ActorVm.Host.Tests.Checks;

public class CheckParserTests
{
    private static readonly CheckNames Names = new(
        ["A", "B.1", "B.2", "reader-1"],
        new Dictionary<string, long> { ["SIGBUS"] = 7, ["EINVAL"] = 22 });

    [Theory]
    [InlineData("1", 1)]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("10 - 4 - 3", 3)]
    [InlineData("-7 / 2", -3)]
    [InlineData("-7 % 3", -1)]
    [InlineData("1 << 4 | 3", 19)]
    [InlineData("6 & 3 ^ 1", 3)]
    [InlineData("~0", -1)]
    [InlineData("!5 + !0", 1)]
    [InlineData("0x1F + 017 + 0b11", 49)]
    [InlineData("'a'", 97)]
    [InlineData("'\\n' + '\\x41' + '\\0'", 75)]
    [InlineData("10u + 1UL", 11)]
    [InlineData("1 ? 2 : 3", 2)]
    [InlineData("0 ? 1 : 0 ? 2 : 3", 3)]
    [InlineData("1 < 2 == 1", 1)]
    [InlineData("0 || 2 && 3", 1)]
    [InlineData("(1, 2)", 2)]
    [InlineData("0xFFFFFFFFFFFFFFFF", -1)]
    [InlineData("SIGBUS + EINVAL", 29)]
    [InlineData("A.exit", 3)]
    [InlineData("B.2.signal", 7)]
    [InlineData("reader-1.signal - 1", 6)]
    [InlineData("shm.segments", 10)]
    [InlineData("shm.attached", 11)]
    [InlineData("frames.used", 12)]
    [InlineData("frames.cached", 13)]
    [InlineData("swap.used", 14)]
    [InlineData("copies", 15)]
    [InlineData("frames.total", 16)]
    public void ExpressionsGiveWhatCGives(string text, long expected) =>
        Evaluate(text).Number.ShouldBe(expected);

    [Theory]
    [InlineData("A.stdout == \"hi\\n\"", true)]
    [InlineData("A.stdout != \"hi\"", true)]
    [InlineData("A.stdout == \"h\" \"i\\n\"", true)]
    [InlineData("A.state == \"exited\" && B.1.state != \"exited\"", true)]
    [InlineData("file(\"data.txt\") == \"aé\\0b\"", true)]
    [InlineData("file(\"data.txt\") == \"a\\303\\251\\x00\" \"b\"", true)]
    [InlineData("file(\"none\") == \"\"", false)]
    [InlineData("file(\"none\") != \"\"", true)]
    [InlineData("(A.exit ? A.stdout : \"\") == \"hi\\n\"", true)]
    public void TextsCompareByTheirBytes(string text, bool expected) =>
        Evaluate(text).IsTrue.ShouldBe(expected);

    [Theory]
    [InlineData("B.1.exit == 0", false)]
    [InlineData("B.1.exit != 0", true)]
    [InlineData("B.1.exit < 0", false)]
    [InlineData("B.1.exit >= 0", false)]
    [InlineData("B.1.exit + 1 == 1", false)]
    [InlineData("B.1.exit", false)]
    [InlineData("!A.signal", true)]
    [InlineData("A.signal == 0", false)]
    [InlineData("1 / 0 == 0", false)]
    [InlineData("1 % 0 != 0", true)]
    public void NothingIsUnequalToEveryNumberAndNeverTrue(string text, bool expected) =>
        Evaluate(text).IsTrue.ShouldBe(expected);

    [Theory]
    [InlineData("A.exti == 0", 0, "a process has no 'exti'; did you mean 'exit'?")]
    [InlineData("1 + SIGBUSS", 4, "unknown name 'SIGBUSS'; did you mean 'SIGBUS'?")]
    [InlineData(
        "B.exit == 0",
        0,
        "unknown name 'B.exit'; its processes are numbered: write 'B.1.exit'")]
    [InlineData("shm.segment == 0", 0, "unknown name 'shm.segment'; did you mean 'shm.segments'?")]
    [InlineData("A.exit = 0", 7, "found '=', expected an operator that changes nothing; is '==' meant?")]
    [InlineData("A.exit ==", 9, "the expression ends, expected a value")]
    [InlineData("(1", 2, "the expression ends, expected ')'")]
    [InlineData("1 2", 2, "found '2', expected an operator")]
    [InlineData("1.5", 0, "'1.5' is no integer")]
    [InlineData("09", 0, "'09' is no integer")]
    [InlineData("0x", 0, "'0x' is no integer")]
    [InlineData("18446744073709551616", 0, "'18446744073709551616' is no integer")]
    [InlineData("\"abc", 0, "a string without its closing quote")]
    [InlineData("'ab'", 0, "expected one character between the quotes")]
    [InlineData("\"\\q\" == A.stdout", 1, "unknown escape '\\q'")]
    [InlineData("A.stdout", 0, "a text is no condition; compare it by == or !=")]
    [InlineData("!A.stdout", 1, "a text is no condition; compare it by == or !=")]
    [InlineData(
        "A.stdout == 0",
        9,
        "'==' between a text and a number; a text can only be compared with a text, by == or !=")]
    [InlineData("1 ? A.stdout : 0", 2, "'?:' chooses between a text and a number")]
    [InlineData("file(data)", 5, "found 'data', expected a file's name as a string")]
    [InlineData("#", 0, "found '#', expected an operator or a name")]
    [InlineData("", 0, "the expression ends, expected a value")]
    public void ErrorsSayWhereAndWhat(string text, int offset, string message)
    {
        CheckParser.Parse(text, Names, out CheckError? error).ShouldBeNull();
        error.ShouldBe(new CheckError(offset, message));
    }

    [Theory]
    [InlineData("(")]
    [InlineData("!")]
    [InlineData("1?")]
    [InlineData("1?1:")]
    public void DeepNestingIsRefused(string unit)
    {
        string text = string.Concat(Enumerable.Repeat(unit, 1000));
        CheckParser.Parse(text, Names, out CheckError? error).ShouldBeNull();
        error!.Message.ShouldBe("nested too deeply");
    }

    [Fact]
    public void AnUnknownProcessIsToldWhatThereIs()
    {
        CheckParser.Parse("Zebra.exit == 0", Names, out CheckError? error).ShouldBeNull();
        error!.Message.ShouldStartWith(
            "unknown name 'Zebra.exit'; expected a process (A, B.1, B.2, reader-1) with .exit");
    }

    [Theory]
    [InlineData(nameof(CheckKind.Always), "A.exit == 3", true)]
    [InlineData(nameof(CheckKind.Sometimes), "A.exit == 1", false)]
    [InlineData(nameof(CheckKind.Never), "A.exit == 1", true)]
    [InlineData(nameof(CheckKind.Never), "A.exit == 3", false)]
    public void AKindSaysWhichAnswerSatisfies(string kind, string text, bool expected) =>
        new Check(Enum.Parse<CheckKind>(kind), text, CheckParser.Parse(text, Names, out _)!)
            .Holds(new FakeEnd()).ShouldBe(expected);

    private static CheckValue Evaluate(string text)
    {
        Func<IEndState, CheckValue>? condition =
            CheckParser.Parse(text, Names, out CheckError? error);
        error.ShouldBeNull();
        return condition!(new FakeEnd());
    }
}
