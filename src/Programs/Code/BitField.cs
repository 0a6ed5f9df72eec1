using ActorVm.Programs.Types;

namespace ActorVm.Programs.Code;

/// <summary>Arithmetic of bit-fields.</summary>
internal static class BitField
{
    /// <summary>As many low bits as the field has.</summary>
    public static ulong Mask(Field field) => ulong.MaxValue >> (64 - field.BitWidth);
}
