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
    /// <param name="violations">The list.</param>
    /// <param name="owner">Whose part is checked.</param>
    /// <param name="part">What is checked.</param>
    /// <param name="check">The check: a static function, so that checking allocates
    /// nothing.</param>
    public static void Collect<T>(
        List<string> violations, Actor owner, T part, Action<T> check)
    {
        try
        {
            check(part);
        }
        catch (KernelBug broken)
        {
            violations.Add($"{owner.Id}: {broken.Message}");
        }
    }
}
