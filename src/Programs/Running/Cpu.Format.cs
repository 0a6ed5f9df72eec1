using System;
using System.Runtime.InteropServices;
using ActorVm.Model;
using ActorVm.Model.Memory;

namespace ActorVm.Programs.Running;

/// <content>Conversions of floating-point numbers to text.</content>
public sealed partial class Cpu
{
    /// <summary>
    /// Three registers hold the specification while it is read, its terminator too.
    /// </summary>
    private const int SpecificationBytes = 3 * WordBytes;

    /// <summary>
    /// <c>long __builtin_format_double(char *text, size_t size, const char *specification,
    /// double)</c> as snprintf: at most size bytes with the terminator; the length of the whole.
    /// </summary>
    /// <remarks>Reads and writes byte by byte, so it goes on where it was after a stop: below
    /// <see cref="SpecificationBytes"/>, <see cref="_done"/> counts bytes read, above,
    /// written.</remarks>
    private bool FormatDouble(Mmu mmu, ref ulong registers)
    {
        Span<ulong> arguments = MemoryMarshal.CreateSpan(ref registers, 7);
        Span<byte> specification = MemoryMarshal.AsBytes(arguments[4..]);
        if (_done < SpecificationBytes && !ReadSpecification(mmu, arguments[2], specification))
        {
            return false;
        }

        DoubleText text = new(
            specification[..specification.IndexOf((byte)0)],
            F(arguments[3]),
            stackalloc byte[DoubleText.BufferBytes]);
        if (!WriteText(mmu, text, arguments[0], arguments[1]))
        {
            return false;
        }

        arguments[0] = (ulong)text.Length;
        _done = 0;
        return true;
    }

    private bool ReadSpecification(Mmu mmu, ulong address, Span<byte> specification)
    {
        while (_done < SpecificationBytes)
        {
            int at = (int)_done;
            if (!Load(mmu, unchecked(address + (ulong)at), 1, out ulong letter))
            {
                return false;
            }

            specification[at] = (byte)letter;
            _cost++;
            _done = letter == 0 ? SpecificationBytes : at + 1;
            if (letter != 0 && _done == SpecificationBytes)
            {
                _done = 0;
                Raise(Signal.SIGILL);
                return false;
            }
        }

        return true;
    }

    private bool WriteText(Mmu mmu, DoubleText text, ulong address, ulong size)
    {
        long kept = (long)Math.Min((ulong)text.Length, size - Math.Min(size, 1));
        long end = size == 0 ? 0 : kept + 1;
        for (long at = _done - SpecificationBytes; at < end; at++)
        {
            ulong letter = at < kept ? text[at] : 0UL;
            if (!Store(mmu, unchecked(address + (ulong)at), 1, letter))
            {
                return false;
            }

            _cost++;
            _done = SpecificationBytes + at + 1;
        }

        return true;
    }
}
