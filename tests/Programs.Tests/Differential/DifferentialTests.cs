using System.Linq;
using ActorVm.Programs.Code;
using ActorVm.Programs.Tests.Running;

namespace ActorVm.Programs.Tests.Differential;

/// <summary>Each program of the folders here, one a feature, does what it does when <c>cc</c>
/// builds it: prints the same, and ends with the same status or by the same signal.</summary>
public sealed class DifferentialTests(HostRuns host) : IClassFixture<HostRuns>
{
    private const int SignalStatus = 128;

    public static TheoryData<string> Programs =>
        [.. CProgram.All.Select(program => program.Name)];

    [HostTheory]
    [MemberData(nameof(Programs))]
    public void DoesWhatTheHostsCompilerMakesItDo(string name)
    {
        CompileResult compiled = new CProgram(name).Compile();
        ProgramImage image =
            compiled.Image.ShouldNotBeNull(string.Join('\n', compiled.Diagnostics));

        Outcome outcome = new TestMachine(image).Run();

        outcome.Refused.ShouldBeNull();
        (outcome.Output, outcome.Exit ?? (SignalStatus + (int)outcome.Signal))
            .ShouldBe(host[name].ShouldNotBeNull());
    }
}
