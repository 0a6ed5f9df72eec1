using System.Collections.Generic;

namespace ActorVm.Programs.Preprocessing;

/// <summary>Follows <c>#pragma pack</c>: <c>(n)</c>, <c>()</c>, <c>(push, n)</c>,
/// <c>(pop)</c>.</summary>
internal sealed class PackPragma
{
    private readonly Stack<int> _outer = [];
    private int _current;

    /// <summary>The largest alignment of members after the pragma of these tokens; 0: the natural
    /// one. </summary>
    public int Apply(List<Token> tokens)
    {
        if (tokens.Exists(t => t.Text == "push"))
        {
            _outer.Push(_current);
        }

        int number = tokens.FindIndex(t => t.Kind == TokenKind.Number);
        if (tokens.Exists(t => t.Text == "pop"))
        {
            _current = _outer.TryPop(out int outer) ? outer : 0;
        }
        else if (number >= 0)
        {
            bool isPower = tokens[number].Text is "1" or "2" or "4" or "8" or "16";
            _current = isPower && int.TryParse(tokens[number].Text, out int value) ? value : 0;
        }
        else if (tokens.Count == 3)
        {
            _current = 0;
        }

        return _current;
    }
}
