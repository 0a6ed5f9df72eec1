namespace ActorVm.Programs.Code;

/// <summary>What an <see cref="OverflowCheck"/> checks.</summary>
internal enum OverflowOperation : byte
{
    Add,
    Subtract,
    Multiply,
}
