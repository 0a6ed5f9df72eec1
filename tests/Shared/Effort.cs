using System;

namespace ActorVm.Tests.Shared;

/// <summary>
/// How much a test tries: little at every build, much where <c>ACTORVM_THOROUGH=1</c> asks.
/// </summary>
internal static class Effort
{
    private static readonly bool IsThorough =
        Environment.GetEnvironmentVariable("ACTORVM_THOROUGH") == "1";

    public static int Of(int ordinary, int thorough) => IsThorough ? thorough : ordinary;
}
