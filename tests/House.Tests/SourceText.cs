using System;
using System.Text;

namespace ActorVm.House.Tests;

/// <summary>C# source with comments and the contents of strings blanked; places stay the same.</summary>
/// <remarks>What stands in the holes of an interpolated string is blanked too: the rules do not look there.</remarks>
internal sealed class SourceText
{
    private readonly string _source;
    private readonly StringBuilder _code;
    private int _at;

    private SourceText(string source)
    {
        _source = source;
        _code = new StringBuilder(source);
    }

    public static string CodeOf(string source)
    {
        var text = new SourceText(source);
        while (text._at < source.Length)
        {
            text.Step();
        }

        return text._code.ToString();
    }

    private void Step()
    {
        if (StartsWith("//"))
        {
            BlankTo("\n", from: 2);
        }
        else if (StartsWith("/*"))
        {
            BlankTo("*/", from: 2);
        }
        else if (StartsWith("\"\"\""))
        {
            int quotes = CountOf('"');
            BlankTo(new string('"', quotes), from: quotes);
        }
        else if (_source[_at] == '"')
        {
            BlankString(isVerbatim: Before('@') || (Before('$') && Before('@', back: 2)));
        }
        else if (_source[_at] == '\'')
        {
            BlankString(isVerbatim: false);
        }
        else
        {
            _at++;
        }
    }

    private bool StartsWith(string text) => _source.AsSpan(_at).StartsWith(text);

    private bool Before(char c, int back = 1) => _at >= back && _source[_at - back] == c;

    private int CountOf(char c)
    {
        int count = 0;
        while (_at + count < _source.Length && _source[_at + count] == c)
        {
            count++;
        }

        return count;
    }

    private void BlankTo(string end, int from)
    {
        int found = _source.IndexOf(end, Math.Min(_at + from, _source.Length), StringComparison.Ordinal);
        Blank(found < 0 ? _source.Length : found + end.Length);
    }

    private void BlankString(bool isVerbatim)
    {
        char quote = _source[_at];
        int end = _at + 1;
        while (end < _source.Length && (_source[end] != quote || IsDoubled(end, isVerbatim)))
        {
            bool skipsNext = isVerbatim ? _source[end] == quote : _source[end] == '\\';
            end += skipsNext ? 2 : 1;
        }

        Blank(Math.Min(end + 1, _source.Length));
    }

    private bool IsDoubled(int at, bool isVerbatim) =>
        isVerbatim && at + 1 < _source.Length && _source[at + 1] == _source[at];

    private void Blank(int end)
    {
        for (; _at < end; _at++)
        {
            if (_source[_at] != '\n')
            {
                _code[_at] = ' ';
            }
        }
    }
}
