using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;

namespace ActorVm.House.Fixtures;

/// <summary>Static fields of every kind that can change.</summary>
public static class StaticState
{
    public static int Counter;

    public static readonly int[] Array = [1];

    public static readonly List<int> List = [];

    public static readonly Dictionary<int, int> Dictionary = [];

    public static readonly HashSet<int> Set = [];

    public static readonly IList<int> Interface = [];

    public static readonly StringBuilder Text = new();

    public static int Property { get; set; }
}

/// <summary>Static fields that cannot change.</summary>
public static class StaticConstants
{
    public const int Constant = 1;

    public static readonly int Number = 1;

    public static readonly string Text = "text";

    public static ImmutableArray<int> Numbers { get; } = [1];
}
