namespace ActorVm.Host.Scenarios;

/// <summary>A C source file as it was read.</summary>
/// <param name="Name">As the scenario or the command line names it: what <c>__FILE__</c>
/// says.</param>
/// <param name="FilePath">Where it was found, seen from the working directory: what messages
/// say.</param>
/// <param name="Text">Its whole text.</param>
internal sealed record ProgramSource(string Name, string FilePath, string Text);
