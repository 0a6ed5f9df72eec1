namespace ActorVm.Programs.Tests.Syntax;

/// <summary>What the parser makes of C, by <see cref="TreePrinter"/>.</summary>
public sealed class TreeTests
{
    public static TheoryData<string, string> Types => CaseFile.Read("types.txt");

    public static TheoryData<string, string> Arithmetic => CaseFile.Read("arithmetic.txt");

    public static TheoryData<string, string> Objects => CaseFile.Read("objects.txt");

    public static TheoryData<string, string> Statements => CaseFile.Read("statements.txt");

    public static TheoryData<string, string> Globals => CaseFile.Read("globals.txt");

    [Theory]
    [MemberData(nameof(Types))]
    public void AnExpressionHasTheTypeThatCSays(string source, string expected) =>
        Parsed.TypeOf(source).ShouldBe(expected);

    [Theory]
    [MemberData(nameof(Arithmetic))]
    public void ConversionsAreInTheTreeAndConstantsFolded(string source, string expected) =>
        Body(source).ShouldBe(expected);

    [Theory]
    [MemberData(nameof(Objects))]
    public void ObjectsAreReachedByTypeAndOffset(string source, string expected) =>
        Body(source).ShouldBe(expected);

    [Theory]
    [MemberData(nameof(Statements))]
    public void StatementsBecomeFewForms(string source, string expected) =>
        Body(source).ShouldBe(expected);

    [Theory]
    [MemberData(nameof(Globals))]
    public void InitializersAreFlattened(string source, string expected) =>
        Parsed.Global(source).ShouldBe(expected);

    private static string Body(string source)
    {
        string[] parts = source.Split(" | ", 2);
        return Parsed.Body($"{parts[0]} void f(void) {{ {parts[1]} }}");
    }
}
