using System;
using ActorVm.Programs.Tree;

namespace ActorVm.Programs.Code;

/// <summary>Constants as registers keep them.</summary>
internal static class Constants
{
    /// <summary>The bits of a floating constant: a float's 32 or a double's 64.</summary>
    public static ulong Bits(FloatConstant constant) => Selection.IsSingle(constant.Type)
        ? BitConverter.SingleToUInt32Bits((float)constant.Value)
        : BitConverter.DoubleToUInt64Bits(constant.Value);
}
