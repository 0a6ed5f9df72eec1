using System;
using System.Globalization;

namespace ActorVm.Programs.Diagnostics;

/// <summary>One complaint about the input, with its place.</summary>
/// <param name="File">The path as the user gave it.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units; a tab counts one.</param>
/// <param name="Severity">Whether the input is refused.</param>
/// <param name="Message">What was found, what was expected, what to do.</param>
/// <param name="SourceLine">
/// The whole line it stands on, for the caret; empty where there is none.
/// </param>
public sealed record Diagnostic(
    string File, int Line, int Column, Severity Severity, string Message, string SourceLine)
{
    private const int ShownMax = 400; // of a line that a program wrote

    /// <summary>
    /// The form that users see: place and message, then the line, or what lies around the place in
    /// a very long one, with a caret below.
    /// </summary>
    public override string ToString()
    {
        string kind = Severity == Severity.Error ? "error" : "warning";
        string head = string.Create(
            CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {kind}: {Message}");
        if (SourceLine.Length == 0)
        {
            return head;
        }

        int at = Math.Clamp(Column - 1, 0, SourceLine.Length);
        int start = Math.Clamp(at - (ShownMax / 2), 0, Math.Max(0, SourceLine.Length - ShownMax));
        string shown = SourceLine[start..Math.Min(SourceLine.Length, start + ShownMax)];
        char[] indent = shown[..(at - start)].ToCharArray();
        for (int i = 0; i < indent.Length; i++)
        {
            indent[i] = indent[i] == '\t' ? '\t' : ' ';
        }

        return $"{head}\n    {shown}\n    {new string(indent)}^";
    }
}
