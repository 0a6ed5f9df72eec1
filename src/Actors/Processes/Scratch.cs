using System.Collections.Generic;
using ActorVm.Actors.Messaging;
using ActorVm.Model.Files;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Processes;

/// <summary>
/// The lists that a turn of a process works with. They say nothing from one turn to the next, so
/// all processes of a machine use the same ones.
/// </summary>
internal sealed class Scratch
{
    /// <summary>What a call did to areas; empty again at the end of the turn.</summary>
    public List<AreaChange> Changes { get; } = [];

    /// <summary>Page-table entries whose references are given back.</summary>
    public List<PageEntry> Lost { get; } = [];

    /// <summary>Page-table entries of one area.</summary>
    public List<PageEntry> Pages { get; } = [];

    /// <summary>The files that areas map.</summary>
    public List<InodeNumber> Mapped { get; } = [];

    /// <summary>The parts of areas that a call is about.</summary>
    public List<VmAreaState> Parts { get; } = [];
}
