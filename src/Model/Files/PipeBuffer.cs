using System;

namespace ActorVm.Model.Files;

/// <summary>
/// The bytes in a pipe, first in first out. Kernel: <c>struct pipe_inode_info</c>.
/// </summary>
/// <remarks>
/// Differs from Linux, where a pipe has room for 16 buffers of a page, which small writes may fill
/// less than whole: here its 65,536 bytes can always be used (pipe(7), "Pipe capacity").
/// </remarks>
public sealed class PipeBuffer
{
    /// <summary>How many bytes fit.</summary>
    public const int CapacityBytes = 65_536;

    private byte[] _ring = new byte[4_096];
    private int _first;

    /// <summary>How many bytes are in it.</summary>
    public int Count { get; private set; }

    /// <summary>How many bytes more fit.</summary>
    public int Room => CapacityBytes - Count;

    /// <summary>How many descriptions of the read end are open.</summary>
    public int Readers { get; set; }

    /// <summary>How many descriptions of the write end are open.</summary>
    public int Writers { get; set; }

    /// <summary>Puts in bytes, for which there is room.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        EnsureRing(Count + bytes.Length);
        int end = (_first + Count) & (_ring.Length - 1);
        int straight = Math.Min(bytes.Length, _ring.Length - end);
        bytes[..straight].CopyTo(_ring.AsSpan(end));
        bytes[straight..].CopyTo(_ring);
        Count += bytes.Length;
    }

    /// <summary>Takes out bytes, which are there.</summary>
    public void Read(Span<byte> bytes)
    {
        CopyFirst(bytes);
        _first = (_first + bytes.Length) & (_ring.Length - 1);
        Count -= bytes.Length;
    }

    /// <summary>Makes it an empty pipe without ends.</summary>
    public void Reset()
    {
        _first = 0;
        Count = 0;
        Readers = 0;
        Writers = 0;
    }

    /// <summary>Adds the bytes and the ends to a hash, wherever in memory the bytes lie.</summary>
    public void AddTo(ref ulong hash)
    {
        hash = StateHash.Mix(hash, ((ulong)(uint)Readers << 32) | (uint)Writers);
        hash = StateHash.Mix(hash, (ulong)Count);
        for (int i = 0; i < Count; i++)
        {
            hash = StateHash.Mix(hash, _ring[(_first + i) & (_ring.Length - 1)]);
        }
    }

    private void CopyFirst(Span<byte> bytes)
    {
        int straight = Math.Min(bytes.Length, _ring.Length - _first);
        _ring.AsSpan(_first, straight).CopyTo(bytes);
        _ring.AsSpan(0, bytes.Length - straight).CopyTo(bytes[straight..]);
    }

    private void EnsureRing(int length)
    {
        if (length > _ring.Length)
        {
            byte[] larger = new byte[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)length)];
            CopyFirst(larger.AsSpan(0, Count));
            _ring = larger;
            _first = 0;
        }
    }
}
