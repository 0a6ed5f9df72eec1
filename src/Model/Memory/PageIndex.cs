namespace ActorVm.Model.Memory;

/// <summary>
/// The number of a page within its object (a segment, a file). Kernel: <c>pgoff_t</c>.
/// </summary>
/// <param name="Value">The index in pages of 4,096 bytes; the default is the first page.</param>
public readonly record struct PageIndex(uint Value);
