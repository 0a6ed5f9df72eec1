namespace ActorVm.Model;

/// <summary>A constant's name and value, as a <see cref="FlagSet"/> shows it.</summary>
/// <param name="Name">The C headers' name.</param>
/// <param name="Value">Its value.</param>
public readonly record struct NamedBits(string Name, int Value);
