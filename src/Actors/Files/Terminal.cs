using System;
using ActorVm.Model;

namespace ActorVm.Actors.Files;

/// <summary>
/// What one of the scenario's processes, and those that it forks, read and print.
/// </summary>
/// <remarks>
/// It keeps what is printed for the end of the run. Input comes a line at a time, as a terminal
/// gives it.
/// </remarks>
internal sealed class Terminal(ReadOnlyMemory<byte> input)
{
    private readonly Printed _output = new();
    private readonly Printed _errors = new();
    private int _read;

    /// <summary>What was printed so far.</summary>
    public ReadOnlySpan<byte> Output(bool isError) => (isError ? _errors : _output).Bytes;

    /// <summary>
    /// The next bytes of input, at most to the end of a line; none at the end of input.
    /// </summary>
    /// <param name="most">How many the reader has room for.</param>
    /// <param name="isFirst">False where the call has read before: then none once its line has
    /// ended.</param>
    public ReadOnlySpan<byte> Read(int most, bool isFirst)
    {
        ReadOnlySpan<byte> rest = input.Span[_read..];
        if (!isFirst && _read > 0 && input.Span[_read - 1] == '\n')
        {
            return [];
        }

        int line = rest.IndexOf((byte)'\n');
        int count = Math.Min(most, line < 0 ? rest.Length : line + 1);
        _read += count;
        return rest[..count];
    }

    /// <summary>Prints.</summary>
    public void Write(ReadOnlySpan<byte> bytes, bool isError) =>
        (isError ? _errors : _output).Add(bytes);

    /// <summary>Nothing read, nothing printed.</summary>
    public void Reset()
    {
        _read = 0;
        _output.Reset();
        _errors.Reset();
    }

    /// <summary>Adds it to a hash.</summary>
    public ulong Hash(ulong hash)
    {
        hash = StateHash.Mix(hash, (ulong)_read);
        hash = StateHash.Mix(hash, _output.Digest);
        return StateHash.Mix(hash, _errors.Digest);
    }

    /// <summary>Bytes that only grow, with a digest kept up to date.</summary>
    private sealed class Printed
    {
        private byte[] _bytes = []; // most print nothing, or not on both
        private int _count;

        public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _count);

        public ulong Digest { get; private set; } = StateHash.Seed;

        public void Add(ReadOnlySpan<byte> bytes)
        {
            if (_count + bytes.Length > _bytes.Length)
            {
                Array.Resize(ref _bytes, Math.Max(256, (_count + bytes.Length) * 2));
            }

            bytes.CopyTo(_bytes.AsSpan(_count));
            _count += bytes.Length;
            foreach (byte one in bytes)
            {
                Digest = StateHash.Mix(Digest, one);
            }
        }

        public void Reset()
        {
            _count = 0;
            Digest = StateHash.Seed;
        }
    }
}
