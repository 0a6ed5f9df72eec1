using System;
using System.Globalization;
using System.Text;
using ActorVm.Model;

namespace ActorVm.Host.Journal;

/// <summary>
/// The checksums of a log's lines, each chained to the one before: a line that was changed, put in
/// or taken out breaks the chain at that place.
/// </summary>
/// <remarks>A line ends with its checksum as the property <c>@c</c>, which covers all before
/// it.</remarks>
internal sealed class LogChain
{
    private const string Prefix = ",\"@c\":\"";
    private const string Suffix = "\"}";
    private const int SealLength = 25; // the prefix, 16 digits, the suffix

    private ulong _hash = StateHash.Seed;

    /// <summary>Takes in a line.</summary>
    /// <param name="line">The JSON object as the formatter wrote it, still open.</param>
    /// <returns>What closes it: its checksum as the last property.</returns>
    public string Seal(ReadOnlySpan<byte> line)
    {
        _hash = StateHash.Mix(_hash, line);
        return SealOf(_hash);
    }

    /// <summary>Whether a line is the one that was written behind the lines before.</summary>
    public bool Verify(ReadOnlySpan<byte> line)
    {
        if (line.Length < SealLength)
        {
            return false;
        }

        ulong hash = StateHash.Mix(_hash, line[..^SealLength]);
        if (!line[^SealLength..].SequenceEqual(Encoding.ASCII.GetBytes(SealOf(hash))))
        {
            return false;
        }

        _hash = hash;
        return true;
    }

    private static string SealOf(ulong hash) =>
        Prefix + hash.ToString("x16", CultureInfo.InvariantCulture) + Suffix;
}
