namespace ActorVm.Programs.Preprocessing;

/// <summary>The text of a token, one object for each different text of a unit; an identifier's
/// carries what the preprocessor and the parser know of the name.</summary>
internal sealed class Spelling(string text, TokenKind keyword)
{
    /// <summary>The characters as written, without line splices.</summary>
    public string Text { get; } = text;

    /// <summary>The keyword it is to the parser; <see cref="TokenKind.Identifier"/> for
    /// none.</summary>
    public TokenKind Keyword { get; } = keyword;

    /// <summary>The macro of this name, while it is defined.</summary>
    public Macro? Macro { get; set; }

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
