namespace ActorVm.Programs.Preprocessing;

/// <summary>The macros that are computed at each use.</summary>
internal enum BuiltInMacro : byte
{
    None,
    File,
    BaseFile,
    Line,
    Counter,
    IncludeLevel,
    Date,
    Time,
}
