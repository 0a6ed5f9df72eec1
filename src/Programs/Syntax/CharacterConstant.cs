using System.Collections.Generic;

namespace ActorVm.Programs.Syntax;

/// <summary>Reads character constants, C11 6.4.4.4.</summary>
internal static class CharacterConstant
{
    /// <summary>The value, as int; of several characters gcc's: base 256. Null for an empty one;
    /// wrong says what is wrong with an escape.</summary>
    public static long? Read(string literal, out string? wrong)
    {
        var bytes = new List<byte>();
        int size = QuotedText.ElementSize(literal);
        wrong = QuotedText.Decode(literal, size, bytes);
        if (bytes.Count == 0)
        {
            return null;
        }

        if (size == 1 && bytes.Count == 1)
        {
            return unchecked((sbyte)bytes[0]);
        }

        uint value = 0;
        if (size == 1)
        {
            foreach (byte b in bytes)
            {
                value = unchecked((value << 8) | b);
            }

            return unchecked((int)value);
        }

        for (int i = size - 1; i >= 0; i--)
        {
            value = unchecked((value << 8) | bytes[i]);
        }

        return literal[0] == 'L' ? unchecked((int)value) : value;
    }
}
