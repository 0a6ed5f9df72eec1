using System;
using System.IO;
using System.Linq;
using System.Text;
using ActorVm.Host.Running;

namespace ActorVm.Host.Tests.Running;

/// <summary>
/// The log of each scenario that ships, under fifo, whole. A change of a log is a change of
/// behaviour: <c>ACTORVM_APPROVE=1 dotnet test tests/Host.Tests --filter GoldenLog</c> takes the new
/// ones over, and the difference is there to be reviewed.
/// </summary>
public class GoldenLogTests
{
    private static readonly string Folder =
        Path.Combine(Repository.Root, "tests/Host.Tests/Golden");

    private static readonly bool Approves =
        Environment.GetEnvironmentVariable("ACTORVM_APPROVE") == "1";

    public static TheoryData<string> Scenarios => [.. Repository.Scenarios];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void TheLogIsTheApprovedOne(string path)
    {
        string golden = Path.Combine(Folder, NameOf(path));
        byte[] log = new ShippedScenario(path).Run(StrategyKind.Fifo, 1).Log;
        if (Approves)
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllBytes(golden, log);
        }

        File.Exists(golden).ShouldBeTrue($"{golden} is missing; see the summary of this class");
        string[] expected = Lines(File.ReadAllBytes(golden));
        string[] actual = Lines(log);
        int line = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        actual.ElementAtOrDefault(line).ShouldBe(
            expected.ElementAtOrDefault(line), $"{golden}, line {line + 1}");
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void TheApprovedLogReplays(string path)
    {
        byte[] log = File.ReadAllBytes(Path.Combine(Folder, NameOf(path)));
        new ShippedScenario(path).Replay(log).Divergence.ShouldBeNull();
    }

    [Fact]
    public void NoLogIsLeftOver() =>
        Directory.EnumerateFiles(Folder).Select(Path.GetFileName)
            .ShouldBe(Repository.Scenarios.Select(NameOf), ignoreOrder: true);

    private static string NameOf(string path) =>
        Path.ChangeExtension(
            Path.GetRelativePath("scenarios", path).Replace(Path.DirectorySeparatorChar, '-'),
            ".log");

    private static string[] Lines(byte[] log) => Encoding.UTF8.GetString(log).Split('\n');
}
