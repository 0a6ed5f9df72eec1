using System.Linq;

namespace ActorVm.SpecGen;

/// <summary>The spelling of names in C#.</summary>
internal static class Casing
{
    /// <summary><c>sizeBytes</c> becomes <c>SizeBytes</c>.</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary><c>clock_gettime</c> becomes <c>ClockGettime</c>.</summary>
    public static string PascalOfSnake(string name) =>
        string.Concat(name.Split('_').Select(Pascal));
}
