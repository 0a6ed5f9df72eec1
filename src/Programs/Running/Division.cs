using System.Runtime.CompilerServices;

namespace ActorVm.Programs.Running;

/// <summary>Integer division as the hardware does it; false is a divide error.</summary>
internal static class Division
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool DivS32(ulong left, ulong right, out ulong result)
    {
        int a = unchecked((int)left);
        int b = unchecked((int)right);
        bool possible = b != 0 && (b != -1 || a != int.MinValue);
        result = possible ? unchecked((ulong)(a / b)) : 0;
        return possible;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool RemS32(ulong left, ulong right, out ulong result)
    {
        int a = unchecked((int)left);
        int b = unchecked((int)right);
        bool possible = b != 0 && (b != -1 || a != int.MinValue);
        result = possible ? unchecked((ulong)(a % b)) : 0;
        return possible;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool DivS64(ulong left, ulong right, out ulong result)
    {
        long a = unchecked((long)left);
        long b = unchecked((long)right);
        bool possible = b != 0 && (b != -1 || a != long.MinValue);
        result = possible ? unchecked((ulong)(a / b)) : 0;
        return possible;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool RemS64(ulong left, ulong right, out ulong result)
    {
        long a = unchecked((long)left);
        long b = unchecked((long)right);
        bool possible = b != 0 && (b != -1 || a != long.MinValue);
        result = possible ? unchecked((ulong)(a % b)) : 0;
        return possible;
    }

    /// <summary>Serves both widths: a 32-bit operand is kept zero-extended.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool DivU(ulong left, ulong right, out ulong result)
    {
        result = right != 0 ? left / right : 0;
        return right != 0;
    }

    /// <summary>Serves both widths: a 32-bit operand is kept zero-extended.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool RemU(ulong left, ulong right, out ulong result)
    {
        result = right != 0 ? left % right : 0;
        return right != 0;
    }
}
