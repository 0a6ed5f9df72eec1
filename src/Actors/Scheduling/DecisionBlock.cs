namespace ActorVm.Actors.Scheduling;

/// <summary>A stretch of turns in the journal.</summary>
/// <param name="FirstTurn">The first turn's number, from 1.</param>
/// <param name="Turns">How many turns.</param>
/// <param name="DeliveryHash">The running hash of all deliveries so far.</param>
/// <param name="NowNs">The virtual time after them, in nanoseconds since boot.</param>
public readonly record struct DecisionBlock(
    long FirstTurn, long Turns, ulong DeliveryHash, long NowNs);
