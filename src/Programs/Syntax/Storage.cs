namespace ActorVm.Programs.Syntax;

/// <summary>Storage-class specifiers.</summary>
internal enum Storage : byte
{
    None,
    Typedef,
    Extern,
    Static,
    Auto,
    Register,
}
