using System.Collections.Immutable;
using ActorVm.Model;

namespace ActorVm.Host.Scenarios;

/// <summary>What users call the profiles.</summary>
internal static class ProfileNames
{
    /// <summary>All of them, in the order of the enumeration.</summary>
    public static readonly ImmutableArray<string> All = ["classic", "linux"];

    /// <summary>The profile of a name that is one of <see cref="All"/>.</summary>
    public static Profile Parse(string name) => (Profile)All.IndexOf(name);

    /// <summary>The name of a profile.</summary>
    public static string Of(Profile profile) => All[(int)profile];
}
