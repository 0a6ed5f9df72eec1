using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using ActorVm.Tests.Shared;

namespace ActorVm.House.Tests;

public class ProjectTests
{
    /// <summary>From the top down; a project may reference those after it.</summary>
    private static readonly string[] Layers = ["Host", "Live", "Actors", "Programs", "Model"];

    [Fact]
    public void ReferencesPointDownwards() =>
        ProjectFiles().SelectMany(file => Upward(Name(file), References(file))).ShouldBeEmpty();

    [Theory]
    [InlineData("Model", "Programs")]
    [InlineData("Actors", "Actors")]
    [InlineData("Programs", "Host")]
    [InlineData("Host", "SpecGen")]
    [InlineData("SpecGen", "Model")]
    public void AnArrowThatPointsElsewhereIsCaught(string from, string to) =>
        Upward(from, [to]).ShouldBe([$"{from} -> {to}"]);

    [Theory]
    [InlineData("Host", "Model")]
    [InlineData("Actors", "Programs")]
    public void AnArrowMaySkipALayer(string from, string to) => Upward(from, [to]).ShouldBeEmpty();

    [Fact]
    public void TheGeneratorIsBuiltFirstButReferencedByNobody()
    {
        XElement reference = XDocument
            .Load(Path.Combine(Repository.Root, "src", "SpecGen", "SpecGen.targets"))
            .Descendants("ProjectReference")
            .Single();
        reference.Attribute("ReferenceOutputAssembly")!.Value.ShouldBe("false");
    }

    [Fact]
    public void TheDeterministicProjectsNeedNoPackage() =>
        ProjectFiles().Where(file => Name(file) is "Model" or "Programs" or "Actors")
            .SelectMany(file => XDocument.Load(file).Descendants("PackageReference"))
            .ShouldBeEmpty();

    [Fact]
    public void NoProjectAddsACompilerPlugin() =>
        ProjectFiles()
            .Where(file => File.ReadAllText(file) is var text
                && (text.Contains("Analyzer", StringComparison.Ordinal)
                    || text.Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal)))
            .ShouldBeEmpty();

    private static IEnumerable<string> Upward(string from, IEnumerable<string> references) =>
        references
            .Where(to => Array.IndexOf(Layers, to) <= Array.IndexOf(Layers, from)
                || !Layers.Contains(from))
            .Select(to => $"{from} -> {to}");

    private static IEnumerable<string> ProjectFiles() =>
        Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories);

    private static IEnumerable<string> References(string file) =>
        XDocument.Load(file).Descendants("ProjectReference")
            .Select(reference => Name(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    private static string Name(string file) => Path.GetFileNameWithoutExtension(file);
}
