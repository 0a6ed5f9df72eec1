using System;

namespace ActorVm.Programs.Calls;

/// <summary>Looks into a process's memory, and changes nothing by it.</summary>
/// <param name="address">Where.</param>
/// <param name="bytes">Gets what is there.</param>
/// <returns>Whether all of it could be read.</returns>
public delegate bool UserMemory(ulong address, Span<byte> bytes);
