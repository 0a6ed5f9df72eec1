namespace ActorVm.Programs.Semantics;

/// <summary>What an ordinary identifier can stand for.</summary>
internal enum BindingKind : byte
{
    Variable,
    Function,
    Typedef,
    EnumConstant,
}
