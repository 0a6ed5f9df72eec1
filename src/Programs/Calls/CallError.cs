using ActorVm.Model;

namespace ActorVm.Programs.Calls;

/// <summary>An errno that a call can give.</summary>
/// <param name="Errno">The errno.</param>
/// <param name="Profile">
/// The only profile that gives it for this reason; null where both do.
/// </param>
/// <param name="Reason">Why.</param>
public sealed record CallError(Errno Errno, Profile? Profile, string Reason);
