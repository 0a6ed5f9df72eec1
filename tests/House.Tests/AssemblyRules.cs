using System;
using System.Collections.Generic;
using System.Linq;

namespace ActorVm.House.Tests;

/// <summary>What the deterministic projects may use: style.md, "Determinism, and the test that keeps it".</summary>
internal static class AssemblyRules
{
    public static readonly string[] AllowedNamespaces =
    [
        "System",
        "System.Buffers",
        "System.Buffers.Binary",
        "System.Collections", // what iterators implement
        "System.Collections.Frozen",
        "System.Collections.Generic",
        "System.Collections.Immutable",
        "System.Diagnostics", // attributes that the compiler writes
        "System.Diagnostics.CodeAnalysis",
        "System.Globalization", // CultureInfo.InvariantCulture
        "System.Linq",
        "System.Numerics",
        "System.Reflection",
        "System.Runtime.CompilerServices",
        "System.Runtime.InteropServices",
        "System.Runtime.Versioning",
        "System.Text",
    ];

    /// <summary>Types that stand in an allowed namespace and are banned all the same.</summary>
    public static readonly string[] BannedTypes =
    [
        "System.AppContext",
        "System.AppDomain",
        "System.Console",
        "System.DateTime",
        "System.DateTimeOffset",
        "System.Diagnostics.Debug",
        "System.Diagnostics.Process",
        "System.Diagnostics.Stopwatch",
        "System.Diagnostics.Trace",
        "System.GC",
        "System.Guid",
        "System.HashCode",
        "System.Random",
        "System.Runtime.CompilerServices.AsyncIteratorMethodBuilder",
        "System.Runtime.CompilerServices.AsyncTaskMethodBuilder",
        "System.Runtime.CompilerServices.AsyncValueTaskMethodBuilder",
        "System.Runtime.CompilerServices.AsyncVoidMethodBuilder",
        "System.Runtime.CompilerServices.ConditionalWeakTable`2",
        "System.ThreadStaticAttribute",
        "System.TimeProvider",
        "System.TimeZoneInfo",
        "System.WeakReference",
    ];

    /// <summary>Members of allowed types that are banned; <c>*</c> stands for all of them.</summary>
    public static readonly (string Type, string Member)[] BannedMembers =
    [
        ("System.Environment", "*"),
        ("System.Object", "GetHashCode"), // also what text.GetHashCode() compiles to
        ("System.Runtime.CompilerServices.RuntimeHelpers", "GetHashCode"),
        ("System.Collections.Generic.Dictionary`2", "GetEnumerator"),
        ("System.Collections.Generic.Dictionary`2", "get_Keys"),
        ("System.Collections.Generic.Dictionary`2", "get_Values"),
        ("System.Collections.Generic.HashSet`1", "GetEnumerator"),
    ];

    /// <summary>Types that a static field must not have, since their content can change.</summary>
    public static readonly string[] WritableTypes =
    [
        "System.Collections.Generic.Dictionary`2",
        "System.Collections.Generic.HashSet`1",
        "System.Collections.Generic.ICollection`1",
        "System.Collections.Generic.IDictionary`2",
        "System.Collections.Generic.IList`1",
        "System.Collections.Generic.LinkedList`1",
        "System.Collections.Generic.List`1",
        "System.Collections.Generic.OrderedDictionary`2",
        "System.Collections.Generic.PriorityQueue`2",
        "System.Collections.Generic.Queue`1",
        "System.Collections.Generic.SortedDictionary`2",
        "System.Collections.Generic.SortedList`2",
        "System.Collections.Generic.SortedSet`1",
        "System.Collections.Generic.Stack`1",
        "System.Text.StringBuilder",
    ];

    /// <summary>Iterators ask for the thread that made them; the source test bans the word itself.</summary>
    private static readonly (string Type, string Member) WrittenByTheCompiler =
        ("System.Environment", "get_CurrentManagedThreadId");

    /// <summary>Every breach of the rules, as <c>what (where)</c>.</summary>
    public static IEnumerable<string> Breaches(AssemblyFile assembly) =>
        [.. TypeBreaches(assembly), .. MemberBreaches(assembly), .. StaticBreaches(assembly)];

    private static IEnumerable<string> TypeBreaches(AssemblyFile assembly) =>
        from type in assembly.NamedTypes
        let name = $"{type.Space}.{type.Name}"
        where !IsOwn(type.Space)
            && (!AllowedNamespaces.Contains(type.Space) || BannedTypes.Contains(name))
        select name;

    private static IEnumerable<string> MemberBreaches(AssemblyFile assembly) =>
        from use in assembly.Uses
        where (use.Type, use.Member) != WrittenByTheCompiler
        from banned in BannedMembers
        where banned.Type == use.Type && (banned.Member == "*" || banned.Member == use.Member)
        select $"{use.Type}.{use.Member} ({use.UsedBy})";

    private static IEnumerable<string> StaticBreaches(AssemblyFile assembly) =>
        from field in assembly.StaticFields
        where !IsMadeByTheCompiler(field)
            && (!field.IsReadOnly || field.Type.EndsWith("[]", StringComparison.Ordinal)
                || WritableTypes.Contains(field.Type))
        select $"static {field.Type} ({field.Owner}.{field.Name})";

    private static bool IsOwn(string space) =>
        space == "ActorVm" || space.StartsWith("ActorVm.", StringComparison.Ordinal);

    /// <summary>Names that begin with <c>&lt;</c>, except the field behind an automatic property.</summary>
    private static bool IsMadeByTheCompiler(StaticField field) =>
        field.Owner.Contains('<')
        || (field.Name.StartsWith('<')
            && !field.Name.EndsWith("k__BackingField", StringComparison.Ordinal));
}
