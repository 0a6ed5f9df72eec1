using System;

namespace ActorVm.Host.Reports;

/// <summary>Numbers of things as people write them: <c>1 turn</c>, <c>2 turns</c>.</summary>
internal static class Counted
{
    /// <summary>A number with its noun.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">What one is called.</param>
    /// <param name="many">What the others are called; with an s where it is missing.</param>
    public static string Text(long count, string one, string? many = null) =>
        FormattableString.Invariant($"{count} {(count == 1 ? one : many ?? one + "s")}");
}
