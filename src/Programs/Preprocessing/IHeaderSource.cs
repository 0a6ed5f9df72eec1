namespace ActorVm.Programs.Preprocessing;

/// <summary>Where the built-in headers come from: the library's and those made from the
/// spec.</summary>
public interface IHeaderSource
{
    /// <summary>The header that <c>#include &lt;name&gt;</c> means; null where there is
    /// none.</summary>
    SourceFile? Find(string name);

    /// <summary>The header that declares a function, type or macro, to suggest it where it is
    /// missing: <c>"stdio.h"</c> for <c>"printf"</c>; null where none does.</summary>
    string? Declaring(string name);
}
