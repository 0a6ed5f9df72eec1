namespace ActorVm.Actors.Messaging;

/// <summary>An object that the handling of a message touches.</summary>
/// <remarks>
/// Two deliveries depend on each other when they touch the same object and one of them writes it.
/// </remarks>
/// <param name="Kind">What it is.</param>
/// <param name="Id">
/// Which one of its kind: a field, or a hash of several. A clash of hashes makes two deliveries
/// look dependent that are not, which is safe.
/// </param>
/// <param name="Write">Whether it is changed, not only read.</param>
public readonly record struct FootprintEntry(ObjectKind Kind, ulong Id, bool Write);
