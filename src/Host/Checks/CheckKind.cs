namespace ActorVm.Host.Checks;

/// <summary>How a check's expression is to be judged.</summary>
internal enum CheckKind : byte
{
    /// <summary>True at the end of each run.</summary>
    Always,

    /// <summary>True at the end of at least one run; a single run only reports it.</summary>
    Sometimes,

    /// <summary>True at the end of no run.</summary>
    Never,
}
