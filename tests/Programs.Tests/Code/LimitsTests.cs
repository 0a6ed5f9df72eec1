using System.Linq;
using System.Text;

namespace ActorVm.Programs.Tests.Code;

public sealed class LimitsTests
{
    private const string TooLarge =
        "test.c:1:5: error: the variables of 'main' are too many or too large";

    [Fact]
    public void VariablesLargerThanTheAddressSpaceAreRefused() =>
        Error("static char huge[1ul << 40];\nint main(void) { return huge[0]; }")
            .ShouldStartWith("test.c:1:13: error: 'huge' does not fit the address space");

    [Fact]
    public void LocalsLargerThanTheAddressSpaceAreRefused() =>
        Error("int main(void) { char a[1ul << 40], b[1ul << 40]; return a[b[0]]; }")
            .ShouldStartWith(TooLarge);

    [Fact]
    public void MoreVariablesThanRegistersAreRefused()
    {
        StringBuilder source = new("int main(void)\n{\n");
        for (int i = 0; i < 66_000; i++)
        {
            source.Append("int v").Append(i).Append(";\n");
        }

        Error(source.Append("return 0;\n}\n").ToString()).ShouldStartWith(TooLarge);
    }

    private static string Error(string source)
    {
        CompileResult result =
            ProgramCompiler.Compile([new SourceFile("test.c", source)], new CompileOptions());
        result.Image.ShouldBeNull();
        return result.Diagnostics.Single().ToString();
    }
}
