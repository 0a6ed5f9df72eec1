namespace ActorVm.Host.Checks;

/// <summary>What is wrong with an expression.</summary>
/// <param name="Offset">Where, from its beginning.</param>
/// <param name="Message">What was found, what was expected.</param>
internal sealed record CheckError(int Offset, string Message);
