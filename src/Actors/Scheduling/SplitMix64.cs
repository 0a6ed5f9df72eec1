using System;
using System.Runtime.CompilerServices;

namespace ActorVm.Actors.Scheduling;

/// <summary>
/// The machine's only source of chance: 64 bits of state, seeded, the same everywhere.
/// </summary>
/// <remarks>
/// Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
/// </remarks>
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Next()
    {
        unchecked
        {
            ulong z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>
    /// A number from 0 to below <paramref name="bound"/>; the bias is below bound / 2^64.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);
}
