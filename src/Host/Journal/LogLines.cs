using System;
using System.Collections.Generic;
using System.IO;

namespace ActorVm.Host.Journal;

/// <summary>Splits a log into its lines.</summary>
internal static class LogLines
{
    private const int ChunkBytes = 1 << 16;

    /// <summary>The lines without their ends, and for each whether it has one.</summary>
    public static IEnumerable<(byte[] Line, bool IsEnded)> Read(Stream stream)
    {
        byte[] chunk = new byte[ChunkBytes];
        List<byte> line = [];
        for (int count; (count = stream.Read(chunk)) > 0;)
        {
            int start = 0;
            for (int end; (end = Array.IndexOf(chunk, (byte)'\n', start, count - start)) >= 0;)
            {
                line.AddRange(chunk.AsSpan(start, end - start));
                yield return ([.. line], true);
                line.Clear();
                start = end + 1;
            }

            line.AddRange(chunk.AsSpan(start, count - start));
        }

        if (line.Count > 0)
        {
            yield return ([.. line], false);
        }
    }
}
