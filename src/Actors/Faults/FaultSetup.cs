namespace ActorVm.Actors.Faults;

/// <summary>Something that is to go wrong in a machine.</summary>
public abstract record FaultSetup;
