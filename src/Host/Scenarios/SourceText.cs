using System;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Host.Scenarios;

/// <summary>A text with the name that users know it by, so that complaints can show the line they
/// speak of.</summary>
internal sealed class SourceText(string path, string text)
{
    /// <summary>The path as the user gave it.</summary>
    public string Path { get; } = path;

    /// <summary>The whole text.</summary>
    public string Text { get; } = text;

    /// <summary>The line of that number, from 1; empty where there is none.</summary>
    public string Line(int number)
    {
        int start = LineStart(number);
        int end = Text.IndexOf('\n', start);
        return Text[start..(end < 0 ? Text.Length : end)].TrimEnd('\r');
    }

    /// <summary>Where the line of that number begins in the text; the text's end where there is no
    /// such line.</summary>
    public int LineStart(int number)
    {
        int start = 0;
        for (int line = 1; line < number; line++)
        {
            int end = Text.IndexOf('\n', start);
            if (end < 0)
            {
                return Text.Length;
            }

            start = end + 1;
        }

        return start;
    }

    /// <summary>The place behind the last character that is no white space.</summary>
    public Place End
    {
        get
        {
            string text = Text.TrimEnd();
            int lineStart = text.LastIndexOf('\n') + 1;
            return new Place(text.AsSpan().Count('\n') + 1, text.Length - lineStart + 1);
        }
    }

    /// <summary>An error at a place in the text.</summary>
    public Diagnostic Error(Place place, string message) =>
        new(Path, place.Line, place.Column, Severity.Error, message, Line(place.Line));
}
