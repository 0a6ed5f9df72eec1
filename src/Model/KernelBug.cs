using System;

namespace ActorVm.Model;

/// <summary>
/// A rule of the simulator's own code is broken: a defect by definition, exit status 3.
/// </summary>
public sealed class KernelBug : Exception
{
    /// <summary>Makes one without a message.</summary>
    public KernelBug()
    {
    }

    /// <summary>Makes one that says which rule is broken and by what.</summary>
    public KernelBug(string message)
        : base(message)
    {
    }

    /// <summary>Makes one that says which rule is broken and what led to it.</summary>
    public KernelBug(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
