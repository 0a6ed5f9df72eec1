using System;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace ActorVm.Model.Tests;

/// <summary>Random checks with a fixed seed; a failure prints the shrunk case and the seed.</summary>
internal static class Properties
{
    private const ulong Seed = 20261120;
    private const ulong Gamma = 3;

    /// <summary>Runs a claim, which throws where it does not hold, on generated values.</summary>
    public static void Hold<T>(Action<T> claim, int tests = 200, int size = 200)
    {
        Replay replay = new(new Rnd(Seed, Gamma), FSharpOption<int>.None);
        Config config = Config.QuickThrowOnFailure
            .WithName($"seed ({Seed},{Gamma})")
            .WithReplay(FSharpOption<Replay>.Some(replay))
            .WithMaxTest(tests)
            .WithEndSize(size);
        Check.One(config, Prop.ForAll(claim));
    }
}
