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

    /// <summary>Closes a line: the JSON object, its checksum added as the last property.</summary>
    /// <param name="line">The object as the formatter wrote it.</param>
    /// <returns>The line's bytes, without its end.</returns>
    public byte[] Seal(string line)
    {
        byte[] body = Encoding.UTF8.GetBytes(line[..^1]);
        _hash = StateHash.Mix(_hash, body);
        return [.. body, .. Encoding.ASCII.GetBytes(SealOf(_hash))];
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
