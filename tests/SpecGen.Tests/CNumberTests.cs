using ActorVm.SpecGen.Reading;

namespace ActorVm.SpecGen.Tests;

public class CNumberTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("17", 17)]
    [InlineData("-100", -100)]
    [InlineData("0x1F", 31)]
    [InlineData("017", 15)]
    [InlineData("02000000", 524288)]
    public void ALiteralHasTheValueThatItHasInC(string text, long value)
    {
        CNumber.TryParse(text, out long parsed).ShouldBeTrue();
        parsed.ShouldBe(value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("08")]
    [InlineData("1 ")]
    [InlineData("0x")]
    [InlineData("one")]
    public void OtherTextIsNoNumber(string text) => CNumber.TryParse(text, out _).ShouldBeFalse();
}
