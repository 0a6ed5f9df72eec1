using System;
using System.Text;

namespace ActorVm.Programs.Calls;

/// <summary>Bytes as a string in quotes, as strace(1) writes them.</summary>
internal static class QuotedBytes
{
    /// <summary>The string.</summary>
    /// <param name="bytes">What is shown.</param>
    /// <param name="isCut">Whether there is more: three dots tell it.</param>
    public static string Format(ReadOnlySpan<byte> bytes, bool isCut)
    {
        StringBuilder quoted = new("\"");
        for (int i = 0; i < bytes.Length; i++)
        {
            char c = (char)bytes[i];
            char next = i + 1 < bytes.Length ? (char)bytes[i + 1] : ' ';
            int digitsLeast = next is >= '0' and <= '7' ? 3 : 1; // else it would be one of them
            quoted.Append(c switch
            {
                '\n' => "\\n",
                '\t' => "\\t",
                '\r' => "\\r",
                '\v' => "\\v",
                '\f' => "\\f",
                '"' => "\\\"",
                '\\' => "\\\\",
                < ' ' or > '~' =>
                    "\\" + Convert.ToString(c, toBase: 8).PadLeft(digitsLeast, '0'),
                _ => c.ToString(),
            });
        }

        return quoted.Append(isCut ? "\"..." : "\"").ToString();
    }
}
