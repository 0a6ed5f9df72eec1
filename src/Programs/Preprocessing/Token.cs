namespace ActorVm.Programs.Preprocessing;

/// <summary>A preprocessing token.</summary>
internal readonly struct Token(
    TokenKind kind, Spelling spelling, SourcePosition position, TokenFlags flags)
{
    public TokenKind Kind { get; } = kind;

    public TokenFlags Flags { get; } = flags;

    public Spelling Spelling { get; } = spelling;

    public SourcePosition Position { get; } = position;

    public string Text => Spelling.Text;

    public bool SpaceBefore => (Flags & TokenFlags.SpaceBefore) != 0;

    public bool StartsLine => (Flags & TokenFlags.StartsLine) != 0;

    public bool IsPainted => (Flags & TokenFlags.Painted) != 0;

    public Token With(TokenFlags flags) => new(Kind, Spelling, Position, flags);

    public Token At(SourcePosition position, TokenFlags flags) =>
        new(Kind, Spelling, position, flags);

    /// <summary>As the parser takes it: a keyword's identifier is the keyword.</summary>
    public Token AsParsed() => Kind == TokenKind.Identifier && Spelling.Keyword != Kind
        ? new Token(Spelling.Keyword, Spelling, Position, Flags)
        : this;

    /// <summary>Nothing, in this token's place.</summary>
    public Token AsPlacemarker() => new(TokenKind.Placemarker, Spelling, Position, Flags);

    public override string ToString() => Text;
}
