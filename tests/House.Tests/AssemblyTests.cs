using System;
using System.Collections.Generic;
using System.Linq;

namespace ActorVm.House.Tests;

public class AssemblyTests
{
    /// <summary>Breaches that are meant, each with its reason.</summary>
    private static readonly (string Assembly, string Breach, string Reason)[] Allowed =
    [
        ("ActorVm.Programs", "System.IO.Stream", "The C library's texts are embedded resources."),
    ];

    [Theory]
    [InlineData("ActorVm.Model")]
    [InlineData("ActorVm.Programs")]
    [InlineData("ActorVm.Actors")]
    public void ADeterministicAssemblyUsesNothingThatDiffersFromRunToRun(string name)
    {
        using var assembly = new AssemblyFile(name);
        AssemblyRules.Breaches(assembly)
            .Except(Allowed.Where(entry => entry.Assembly == name).Select(entry => entry.Breach))
            .ShouldBeEmpty();
    }

    [Fact]
    public void AnExceptionThatNothingNeedsIsDropped()
    {
        foreach (IGrouping<string, string> entries in
            Allowed.GroupBy(entry => entry.Assembly, entry => entry.Breach))
        {
            using var assembly = new AssemblyFile(entries.Key);
            entries.Except(AssemblyRules.Breaches(assembly)).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("ActorVm.Model", new string[0])]
    [InlineData("ActorVm.Programs", new[] { "ActorVm.Model" })]
    [InlineData("ActorVm.Actors", new[] { "ActorVm.Model", "ActorVm.Programs" })]
    [InlineData("actorvm", new[] { "ActorVm.Actors", "ActorVm.Model", "ActorVm.Programs" })]
    public void AnAssemblyReferencesOnlyLowerLayers(string name, string[] lower)
    {
        using var assembly = new AssemblyFile(name);
        assembly.References
            .Where(reference => reference.StartsWith("ActorVm.", StringComparison.Ordinal))
            .Except(lower)
            .ShouldBeEmpty();
    }

    public static TheoryData<string> EveryBannedType => [.. AssemblyRules.BannedTypes];

    [Theory]
    [MemberData(nameof(EveryBannedType))]
    public void ABannedTypeIsCaught(string type) => FixtureBreaches.ShouldContain(type);

    public static IEnumerable<object[]> EveryBannedMember =>
        AssemblyRules.BannedMembers.Select(banned => new object[] { banned.Type, banned.Member });

    [Theory]
    [MemberData(nameof(EveryBannedMember))]
    public void ABannedMemberIsCaughtWithTheMethodThatUsesIt(string type, string member)
    {
        string start = member == "*" ? $"{type}." : $"{type}.{member} (ActorVm.House.Fixtures.BannedUses.";
        FixtureBreaches.ShouldContain(breach => breach.StartsWith(start, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("System.Collections.Concurrent.ConcurrentQueue`1")]
    [InlineData("System.IO.File")]
    [InlineData("System.Net.Sockets.TcpClient")]
    [InlineData("System.Text.RegularExpressions.Regex")]
    [InlineData("System.Threading.Monitor")]
    [InlineData("System.Threading.Thread")]
    [InlineData("System.Threading.Timer")]
    [InlineData("System.Threading.Tasks.Task")]
    public void ATypeOutsideTheAllowedNamespacesIsCaught(string type) =>
        FixtureBreaches.ShouldContain(type);

    [Theory]
    [InlineData("static System.Int32 (ActorVm.House.Fixtures.StaticState.Counter)")]
    [InlineData("static System.Int32[] (ActorVm.House.Fixtures.StaticState.Array)")]
    [InlineData(
        "static System.Collections.Generic.List`1 (ActorVm.House.Fixtures.StaticState.List)")]
    [InlineData(
        "static System.Collections.Generic.Dictionary`2 (ActorVm.House.Fixtures.StaticState.Dictionary)")]
    [InlineData(
        "static System.Collections.Generic.HashSet`1 (ActorVm.House.Fixtures.StaticState.Set)")]
    [InlineData(
        "static System.Collections.Generic.IList`1 (ActorVm.House.Fixtures.StaticState.Interface)")]
    [InlineData("static System.Text.StringBuilder (ActorVm.House.Fixtures.StaticState.Text)")]
    [InlineData(
        "static System.Int32 (ActorVm.House.Fixtures.StaticState.<Property>k__BackingField)")]
    public void AStaticFieldThatCanChangeIsCaught(string breach) =>
        FixtureBreaches.ShouldContain(breach);

    [Fact]
    public void StaticFieldsThatCannotChangeAreFine() =>
        FixtureBreaches.ShouldNotContain(breach => breach.Contains("StaticConstants"));

    private static IReadOnlyList<string> FixtureBreaches
    {
        get
        {
            using var assembly = new AssemblyFile("ActorVm.House.Fixtures");
            return [.. AssemblyRules.Breaches(assembly)];
        }
    }
}
