using System;

namespace ActorVm.Programs.Preprocessing;

/// <summary>Finds the files that #include names: the user's, then the built-in ones.</summary>
/// <param name="User">Finds a user's header by its name and, for the form with quotes, the path of
/// the file that includes it.</param>
/// <param name="BuiltIn">The built-in headers.</param>
internal sealed record IncludeResolver(
    Func<string, string?, SourceFile?> User, IHeaderSource BuiltIn)
{
    /// <summary>The file; null where there is none.</summary>
    public SourceFile? Find(string name, bool isAngled, SourceFile from) =>
        from.IsBuiltIn
            ? BuiltIn.Find(name) ?? User(name, null)
            : User(name, isAngled ? null : from.Path) ?? BuiltIn.Find(name);

    /// <summary>The file for #include_next: the built-in one that the user's header of the same
    /// name stands before.</summary>
    public SourceFile? FindNext(string name) => BuiltIn.Find(name);

    /// <summary>What is said of a header that is not found.</summary>
    public static string Missing(string name) => $"{name}: no such file among the folders given "
        + "with -I or the built-in headers";
}
