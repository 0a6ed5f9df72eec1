using System.Collections.Generic;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Semantics;

/// <summary>A switch that is being read.</summary>
internal sealed class SwitchContext(CType type)
{
    /// <summary>The promoted type of its value.</summary>
    public CType Type { get; } = type;

    public List<(SwitchCase Case, SourcePosition Position)> Cases { get; } = [];

    public Label? Default { get; set; }
}
