namespace ActorVm.Programs.Preprocessing;

/// <summary>What <see cref="MacroExpander"/> reads from: the files.</summary>
internal interface ITokenSource
{
    /// <summary>The next token of the files, directives obeyed.</summary>
    Token NextUnexpanded();

    /// <summary>Whether a macro's arguments are being read: they end with their file at the
    /// latest.</summary>
    bool IsCollecting { set; }

    /// <summary>The line of a position, as <c>#line</c> would have it.</summary>
    int PresumedLine(SourcePosition position);

    /// <summary>The path of the file that is read, as <c>#line</c> would have it.</summary>
    string PresumedPath { get; }

    /// <summary>The path of the unit's own file.</summary>
    string BasePath { get; }

    /// <summary>How many includes deep the file that is read stands.</summary>
    int IncludeLevel { get; }
}
