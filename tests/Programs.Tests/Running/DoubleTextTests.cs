using System.Text;
using ActorVm.Programs.Running;

namespace ActorVm.Programs.Tests.Running;

public sealed class DoubleTextTests
{
    [Theory]
    [InlineData("%f", 0.0, "0.000000")]
    [InlineData("%f", -0.0, "-0.000000")]
    [InlineData("%.0f", 0.5, "0")]
    [InlineData("%.0f", 1.5, "2")]
    [InlineData("%.0f", 2.5, "2")]
    [InlineData("%.0f", 0.51, "1")]
    [InlineData("%#.0f", 3.0, "3.")]
    [InlineData("%.2f", 1.005, "1.00")]
    [InlineData("%.1f", 0.05, "0.1")]
    [InlineData("%.1f", 9.96, "10.0")]
    [InlineData("%.3f", 999.9996, "1000.000")]
    [InlineData("%.20f", 0.1, "0.10000000000000000555")]
    [InlineData("%.0f", 1e22, "10000000000000000000000")]
    [InlineData("%.1f", 1e23, "99999999999999991611392.0")]
    [InlineData("%+f", 1.0, "+1.000000")]
    [InlineData("% f", 1.0, " 1.000000")]
    [InlineData("%e", 0.0, "0.000000e+00")]
    [InlineData("%e", 12345.678, "1.234568e+04")]
    [InlineData("%.0e", 9.5, "1e+01")]
    [InlineData("%#.0e", 1.0, "1.e+00")]
    [InlineData("%.2E", 1e-100, "1.00E-100")]
    [InlineData("%.15e", 5e-324, "4.940656458412465e-324")]
    [InlineData("%g", 100000.0, "100000")]
    [InlineData("%g", 1000000.0, "1e+06")]
    [InlineData("%g", 0.0001, "0.0001")]
    [InlineData("%g", 0.00001, "1e-05")]
    [InlineData("%g", 0.0, "0")]
    [InlineData("%#g", 0.0, "0.00000")]
    [InlineData("%#g", 1.0, "1.00000")]
    [InlineData("%.3g", 999.9, "1e+03")]
    [InlineData("%.17g", 0.1, "0.10000000000000001")]
    [InlineData("%G", 1e-10, "1E-10")]
    [InlineData("%a", 1.0, "0x1p+0")]
    [InlineData("%a", 0.0, "0x0p+0")]
    [InlineData("%a", 0.1, "0x1.999999999999ap-4")]
    [InlineData("%.1a", 1.96875, "0x2.0p+0")]
    [InlineData("%.0a", 1.5, "0x2p+0")]
    [InlineData("%A", 255.5, "0X1.FFP+7")]
    [InlineData("%a", 5e-324, "0x0.0000000000001p-1022")]
    [InlineData("%f", double.PositiveInfinity, "inf")]
    [InlineData("%F", double.NegativeInfinity, "-INF")]
    public void ReadsAsGlibcWritesIt(string specification, double number, string expected) =>
        Format(specification, number).ShouldBe(expected);

    [Fact]
    public void AHugePrecisionTakesNoRoom()
    {
        var text = new DoubleText("%.100000f"u8, 1, new byte[DoubleText.BufferBytes]);
        text.Length.ShouldBe(100_002);
        text[0].ShouldBe((byte)'1');
        text[100_001].ShouldBe((byte)'0');
    }

    [Fact]
    public void TheLargestAndTheSmallestNumberAreExact()
    {
        Format("%.0f", double.MaxValue).Length.ShouldBe(309);
        Format("%.1074f", double.Epsilon).ShouldEndWith("718265533447265625");
    }

    private static string Format(string specification, double number)
    {
        var text = new DoubleText(
            Encoding.ASCII.GetBytes(specification), number, new byte[DoubleText.BufferBytes]);
        StringBuilder result = new();
        for (long i = 0; i < text.Length; i++)
        {
            result.Append((char)text[i]);
        }

        return result.ToString();
    }
}
