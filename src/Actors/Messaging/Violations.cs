using System;
using System.Collections.Generic;
using ActorVm.Model;

namespace ActorVm.Actors.Messaging;

/// <summary>Gathers what the checks of an actor find.</summary>
internal static class Violations
{
    /// <summary>
    /// Runs a check of the model, which throws, and adds what it says to the list.
    /// </summary>
    public static void Collect(List<string> violations, Actor owner, Action check)
    {
        try
        {
            check();
        }
        catch (KernelBug broken)
        {
            violations.Add($"{owner.Id}: {broken.Message}");
        }
    }
}
