using System;

namespace ActorVm.Host.Running;

/// <summary>Hears what programs write to their terminals, as they write it.</summary>
internal interface IOutputListener
{
    /// <summary>Something was written.</summary>
    /// <param name="process">The process that the scenario started, whose terminal it is.</param>
    /// <param name="isError">Whether it was standard error.</param>
    /// <param name="bytes">What was written.</param>
    void Written(string process, bool isError, ReadOnlySpan<byte> bytes);
}
