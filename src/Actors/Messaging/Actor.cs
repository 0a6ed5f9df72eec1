using System.Collections.Generic;

namespace ActorVm.Actors.Messaging;

/// <summary>A part of the machine that changes only its own state, one message at a time.</summary>
/// <remarks>
/// A handler is synchronous. It never waits: what it wants from another actor goes into the outbox,
/// and the answer is a later turn. It never calls another actor and never asks who schedules it.
/// </remarks>
public abstract class Actor(ActorId id)
{
    /// <summary>The address that others send to.</summary>
    public ActorId Id { get; } = id;

    /// <summary>
    /// How many requests it has sent, which numbers them from 1. Part of the state.
    /// </summary>
    public uint Requests { get; internal set; }

    /// <summary>Handles one message: one turn.</summary>
    public abstract void Receive(in Envelope envelope, Outbox outbox);

    /// <summary>
    /// Adds the whole state to a hash: equal states give equal hashes, on any machine.
    /// </summary>
    public abstract ulong Hash(ulong hash);

    /// <summary>Adds a line for each rule that does not hold within the actor.</summary>
    public virtual void CheckInvariants(List<string> violations)
    {
    }

    /// <summary>Back to the state at boot, keeping what was allocated for the next run.</summary>
    public virtual void Reset() => Requests = 0;
}
