using System.Globalization;

namespace ActorVm.Programs;

/// <summary>Where something stands in the source. <c>default</c>: nowhere, made by the
/// compiler.</summary>
/// <param name="File">The file it stands in; null only in <c>default</c>.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units; a tab counts one.</param>
public readonly record struct SourcePosition(SourceFile? File, int Line, int Column)
{
    /// <summary><c>file:line:column</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{File?.Path ?? "?"}:{Line}:{Column}");
}
