namespace ActorVm.Host.Scenarios;

/// <summary>Finds where in the file a character of a scalar's value stands.</summary>
internal static class ScalarPlaces
{
    /// <summary>The place of the character at <paramref name="offset"/> of the scalar's
    /// value.</summary>
    /// <remarks>Exact where the scalar stands on one line; else the scalar's beginning.</remarks>
    public static Place At(SourceText source, YamlScalar scalar, int offset)
    {
        string line = source.Line(scalar.Place.Line);
        int at = scalar.Place.Column - 1;
        if (scalar.Quote == YamlQuote.Block)
        {
            return scalar.Place;
        }

        at += scalar.Quote == YamlQuote.None ? 0 : 1;
        for (int i = 0; i < offset; i++)
        {
            if (at >= line.Length)
            {
                return scalar.Place;
            }

            at += Length(line, at, scalar.Quote);
        }

        return new Place(scalar.Place.Line, at + 1);
    }

    /// <summary>How many characters of the file make one of the value.</summary>
    private static int Length(string line, int at, YamlQuote quote) => (quote, line[at]) switch
    {
        (YamlQuote.Single, '\'') => 2,
        (YamlQuote.Double, '\\') => (at + 1 < line.Length ? line[at + 1] : '\0') switch
        {
            'x' => 4,
            'u' => 6,
            'U' => 10,
            _ => 2,
        },
        _ => 1,
    };
}
