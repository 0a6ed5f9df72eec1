using System.Linq;
using ActorVm.Programs.Code;
using ActorVm.Programs.Tests.Differential;
using ActorVm.Programs.Tests.Running;

namespace ActorVm.Programs.Tests.Code;

/// <summary>What the machine does in the middle of a program must not show.</summary>
public sealed class CompilerTests
{
    public static TheoryData<string> Programs => [.. CProgram.All
        .Select(program => program.Name)
        .Where(name => name.StartsWith("mixed/", System.StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Programs))]
    public void FaultsTurnsAndBudgetsChangeNothing(string name)
    {
        ProgramImage image = new CProgram(name).Compile().Image.ShouldNotBeNull();
        Outcome plain = new TestMachine(image).Run();
        Stress[] stresses =
        [
            new(Budget: 7), new(Evicts: true, Budget: 97), new(Visible: true),
            new(Visible: true, Evicts: true, Budget: 1000),
        ];
        foreach (Stress stress in stresses)
        {
            new TestMachine(image, stress).Run().ShouldBe(plain, stress.ToString());
        }
    }
}
