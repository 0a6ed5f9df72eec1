using System;
using System.Buffers.Binary;

namespace ActorVm.Model.Signals;

/// <summary>A signal and what there is to say of it. Kernel: <c>kernel_siginfo_t</c>.</summary>
/// <param name="Signal">Which signal.</param>
/// <param name="Code">Why it came: SI_USER, SEGV_MAPERR, CLD_EXITED, …</param>
/// <param name="Sender">Who sent it, or the child that it is about.</param>
/// <param name="Uid">The sender's or the child's user.</param>
/// <param name="Value">The address of a fault, the status of a child, or what sigqueue(3)
/// sends.</param>
public readonly record struct SignalInfo(
    Signal Signal, int Code, Pid Sender, uint Uid, ulong Value)
{
    /// <summary>The bytes of a <c>siginfo_t</c>.</summary>
    public const int SizeBytes = 128;

    private const int CodeOffset = 8;
    private const int PidOffset = 16;
    private const int UidOffset = 20;
    private const int AddressOffset = 16;
    private const int ValueOffset = 24;

    /// <summary>Whether an instruction raised it, at the address that is its value.</summary>
    public bool IsFault => Code > 0 && SignalSet.Synchronous.Has(Signal);

    /// <summary>Reads one that a process made (rt_sigqueueinfo(2)).</summary>
    public static SignalInfo Read(Signal signal, ReadOnlySpan<byte> bytes) => new(
        signal,
        BinaryPrimitives.ReadInt32LittleEndian(bytes[CodeOffset..]),
        new Pid(BinaryPrimitives.ReadInt32LittleEndian(bytes[PidOffset..])),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[UidOffset..]),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[ValueOffset..]));

    /// <summary>Writes it as a <c>siginfo_t</c> into bytes that are 0.</summary>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes, (int)Signal);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[CodeOffset..], Code);
        if (IsFault)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes[AddressOffset..], Value);
            return;
        }

        BinaryPrimitives.WriteInt32LittleEndian(bytes[PidOffset..], Sender.Value);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[UidOffset..], Uid);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[ValueOffset..], Value);
    }

    /// <summary>Adds it to a hash.</summary>
    public ulong Hash(ulong hash)
    {
        hash = StateHash.Mix(hash, ((ulong)Signal << 32) | unchecked((uint)Code));
        hash = StateHash.Mix(hash, ((ulong)unchecked((uint)Sender.Value) << 32) | Uid);
        return StateHash.Mix(hash, Value);
    }
}
