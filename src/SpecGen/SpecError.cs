using System.Globalization;

namespace ActorVm.SpecGen;

/// <summary>One mistake in the spec, with its place.</summary>
internal sealed record SpecError(Place Place, string Message)
{
    /// <summary>The form that MSBuild reads as a build error.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Place.File}({Place.Line},{Place.Column}): error SPEC001: {Message}");
}
