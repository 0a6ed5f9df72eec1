namespace ActorVm.SpecGen;

/// <summary>The spelling of names in C#.</summary>
internal static class Casing
{
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
