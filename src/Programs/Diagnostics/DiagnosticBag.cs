using System;
using System.Collections.Immutable;

namespace ActorVm.Programs.Diagnostics;

/// <summary>Collects the complaints about one translation unit.</summary>
/// <remarks>One error a source line: what follows on the same line is most often the same mistake.
/// After <see cref="ErrorsMax"/> the unit is given up.</remarks>
internal sealed class DiagnosticBag
{
    /// <summary>How many errors a unit may have before it is given up.</summary>
    public const int ErrorsMax = 20;

    private readonly ImmutableArray<Diagnostic>.Builder _all =
        ImmutableArray.CreateBuilder<Diagnostic>();

    private SourcePosition _lastError;
    private SourcePosition _lastShown;
    private string _lastLine = "";

    /// <summary>How many errors there are.</summary>
    public int ErrorCount { get; private set; }

    /// <summary>Whether reading on is pointless.</summary>
    public bool IsFull => ErrorCount >= ErrorsMax;

    /// <summary>All, in the order found.</summary>
    public ImmutableArray<Diagnostic> ToImmutable() => _all.ToImmutable();

    /// <summary>Adds an error, unless its line has one.</summary>
    public void Error(SourcePosition position, string message)
    {
        if (IsFull || (position.File is not null && position.File == _lastError.File
            && position.Line == _lastError.Line))
        {
            return;
        }

        _lastError = position;
        ErrorCount++;
        Add(position, Severity.Error, message);
        if (IsFull)
        {
            Add(position, Severity.Error, "too many errors; the rest is not read");
        }
    }

    /// <summary>Adds a warning; the library's own sources and headers give none.</summary>
    public void Warn(SourcePosition position, string message)
    {
        if (position.File is { IsBuiltIn: false } && !IsFull)
        {
            Add(position, Severity.Warning, message);
        }
    }

    private void Add(SourcePosition position, Severity severity, string message) =>
        _all.Add(new Diagnostic(
            position.File?.Path ?? "", position.Line, position.Column, severity, message,
            LineOf(position)));

    /// <summary>The line's text, one string for all complaints about it.</summary>
    private string LineOf(SourcePosition position)
    {
        if (position.File is null)
        {
            return "";
        }

        if (position.File != _lastShown.File || position.Line != _lastShown.Line)
        {
            _lastShown = position;
            _lastLine = LineOf(position.File.Text, position.Line);
        }

        return _lastLine;
    }

    private static string LineOf(string text, int number)
    {
        ReadOnlySpan<char> rest = text;
        for (int line = 1; line < number; line++)
        {
            int end = rest.IndexOf('\n');
            if (end < 0)
            {
                return "";
            }

            rest = rest[(end + 1)..];
        }

        int length = rest.IndexOf('\n');
        return (length < 0 ? rest : rest[..length]).TrimEnd('\r').ToString();
    }
}
