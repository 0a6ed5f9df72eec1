using System;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Programs.Preprocessing;

/// <summary>Cuts one file into preprocessing tokens. Comments count as white space.</summary>
internal sealed class Lexer
{
    private readonly SourceFile _file;
    private readonly SpellingPool _pool;
    private readonly DiagnosticBag _diagnostics;
    private readonly SplicedText _source;
    private readonly string _text;
    private int _at;
    private int _line = 1;
    private int _lineStart;
    private int _nextSplice;

    public Lexer(SourceFile file, SpellingPool pool, DiagnosticBag diagnostics)
    {
        _file = file;
        _pool = pool;
        _diagnostics = diagnostics;
        _source = SplicedText.Of(file.Text);
        _text = _source.Text;
        _at = _text.StartsWith('\uFEFF') ? 1 : 0;
    }

    public SourceFile File => _file;

    /// <summary>The line that the lexer stands on, from 1.</summary>
    public int Line => _line;

    /// <summary>Whether the end of a line is a token: while a directive is read.</summary>
    public bool InDirective { get; set; }

    /// <summary>Whether what is read is skipped, so that what cannot be read is no error.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>The next token; at the end of the file, for ever, <see
    /// cref="TokenKind.End"/>.</summary>
    public Token Next()
    {
        TokenFlags flags = SkipBlanks();
        SourcePosition position = PositionAt(_at);
        if (_at >= _text.Length || (InDirective && _text[_at] == '\n'))
        {
            TokenKind end = InDirective ? TokenKind.EndOfDirective : TokenKind.End;
            return new Token(end, _pool.Get(""), position, flags);
        }

        int start = _at;
        TokenKind kind = Scan();
        return new Token(kind, _pool.Get(_text.AsSpan(start, _at - start)), position, flags);
    }

    /// <summary>Whether the next token is this character; it is not read.</summary>
    public bool NextIs(char c)
    {
        int at = _at;
        return at < _text.Length && _text[at] == c;
    }

    /// <summary>The header name of an #include: <c>"x.h"</c> or <c>&lt;x.h&gt;</c>; null where the
    /// next token is none.</summary>
    public string? HeaderName()
    {
        SkipBlanks();
        if (_at >= _text.Length || _text[_at] is not ('<' or '"'))
        {
            return null;
        }

        char close = _text[_at] == '<' ? '>' : '"';
        int end = _text.IndexOfAny([close, '\n'], _at + 1);
        if (end < 0 || _text[end] != close)
        {
            return null;
        }

        string name = _text[_at..(end + 1)];
        _at = end + 1;
        return name;
    }

    /// <summary>The rest of the line as text, for #error; the line's end is not read.</summary>
    public string RestOfLine()
    {
        int end = _text.IndexOf('\n', _at);
        string rest = end < 0 ? _text[_at..] : _text[_at..end];
        _at = end < 0 ? _text.Length : end;
        return rest.Trim();
    }

    /// <summary>Where the next character stands.</summary>
    public SourcePosition Position => PositionAt(_at);

    private TokenFlags SkipBlanks()
    {
        var flags = _at == 0 ? TokenFlags.StartsLine : TokenFlags.None;
        while (_at < _text.Length)
        {
            char c = _text[_at];
            if (c == '\n')
            {
                if (InDirective)
                {
                    break;
                }

                StartLine();
                flags |= TokenFlags.StartsLine | TokenFlags.SpaceBefore;
            }
            else if (c is ' ' or '\t' or '\r' or '\f' or '\v')
            {
                _at++;
                flags |= TokenFlags.SpaceBefore;
            }
            else if (c == '/' && SkipComment())
            {
                flags |= TokenFlags.SpaceBefore;
            }
            else
            {
                break;
            }
        }

        return flags;
    }

    private bool SkipComment()
    {
        char second = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
        if (second == '/')
        {
            int end = _text.IndexOf('\n', _at);
            _at = end < 0 ? _text.Length : end;
            return true;
        }

        if (second != '*')
        {
            return false;
        }

        SourcePosition start = PositionAt(_at);
        int close = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        if (close < 0)
        {
            _diagnostics.Error(start, "unterminated comment");
        }

        int stop = close < 0 ? _text.Length : close + 2;
        while (_text.AsSpan(_at, stop - _at).IndexOf('\n') is >= 0 and int newline)
        {
            _at += newline;
            StartLine();
        }

        _at = stop;
        return true;
    }

    private void StartLine()
    {
        PassSplices(_at);
        _at++;
        _line++;
        _lineStart = _at;
    }

    private void PassSplices(int offset)
    {
        while (_nextSplice < _source.Splices.Length && _source.Splices[_nextSplice] <= offset)
        {
            _line++;
            _lineStart = _source.Splices[_nextSplice++];
        }
    }

    private SourcePosition PositionAt(int offset)
    {
        PassSplices(offset);
        return new SourcePosition(_file, _line, offset - _lineStart + 1);
    }

    private TokenKind Scan()
    {
        char c = _text[_at];
        if (IsNameStart(c))
        {
            return ScanName();
        }

        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
        {
            return ScanNumber();
        }

        if (c is '"' or '\'')
        {
            return ScanQuoted(c);
        }

        (TokenKind kind, int length) = Punctuators.Match(_text.AsSpan(_at));
        _at += length;
        return kind;
    }

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private static bool IsNameStart(char c) =>
        char.IsAsciiLetter(c) || c is '_' or '$' || (c >= 0x80 && !char.IsWhiteSpace(c)
        && (char.IsLetter(c) || char.IsSurrogate(c)));

    private TokenKind ScanName()
    {
        int start = _at;
        do
        {
            _at++;
        }
        while (_at < _text.Length && (IsNameStart(_text[_at]) || char.IsAsciiDigit(_text[_at])));

        return _at < _text.Length && _text[_at] is '"' or '\''
            && _text.AsSpan(start, _at - start) is "L" or "u8" or "u" or "U"
            ? ScanQuoted(_text[_at])
            : TokenKind.Identifier;
    }

    private TokenKind ScanNumber()
    {
        while (_at < _text.Length)
        {
            char c = _text[_at];
            if (c is '+' or '-' ? _text[_at - 1] is not ('e' or 'E' or 'p' or 'P')
                : !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_'))
            {
                break;
            }

            _at++;
        }

        return TokenKind.Number;
    }

    private TokenKind ScanQuoted(char quote)
    {
        SourcePosition start = PositionAt(_at);
        _at++;
        while (_at < _text.Length && _text[_at] != '\n')
        {
            char c = _text[_at++];
            if (c == quote)
            {
                return quote == '"' ? TokenKind.String : TokenKind.Character;
            }

            if (c == '\\' && _at < _text.Length && _text[_at] != '\n')
            {
                _at++;
            }
        }

        if (!IsQuiet)
        {
            _diagnostics.Error(start, $"missing terminating {quote} character");
        }

        return TokenKind.Other;
    }
}
