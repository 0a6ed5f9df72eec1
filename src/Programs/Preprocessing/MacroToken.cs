namespace ActorVm.Programs.Preprocessing;

/// <summary>One token of a macro's body.</summary>
/// <param name="Token">The token; for <c>#x</c> that of x.</param>
/// <param name="Parameter">The index of the parameter that it names; -1 for none.</param>
/// <param name="IsStringized">Whether <c>#</c> stands before it.</param>
/// <param name="PastesNext">Whether <c>##</c> stands after it.</param>
internal readonly record struct MacroToken(
    Token Token, int Parameter, bool IsStringized, bool PastesNext)
{
    /// <summary>Whether it is <c>__VA_OPT__</c>, the head of an optional part.</summary>
    public bool IsOptional =>
        Token.Kind == TokenKind.Identifier && Token.Text == "__VA_OPT__" && Parameter < 0;

    public bool IsSameAs(MacroToken other, bool isFirst) =>
        Token.Spelling == other.Token.Spelling && Parameter == other.Parameter
        && IsStringized == other.IsStringized && PastesNext == other.PastesNext
        && (isFirst || Token.SpaceBefore == other.Token.SpaceBefore);
}
