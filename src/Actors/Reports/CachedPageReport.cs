using ActorVm.Model.Files;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Reports;

/// <summary>A page of a file in memory.</summary>
/// <param name="Inode">The file.</param>
/// <param name="Index">Which page of it.</param>
/// <param name="Page">Its frame and state.</param>
/// <param name="Path">The file's path.</param>
public sealed record CachedPageReport(
    InodeNumber Inode, PageIndex Index, CachedPage Page, string Path);
