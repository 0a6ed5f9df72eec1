using System;

namespace ActorVm.Programs.Running;

/// <summary>What a conversion specification for a double asks for.</summary>
/// <param name="Kind">a, e, f or g.</param>
/// <param name="IsUpper">Whether it was the capital letter.</param>
/// <param name="Sign">What stands before a number that is not negative; 0 for nothing.</param>
/// <param name="IsAlternate">#: always a point; %g keeps trailing zeros.</param>
/// <param name="Precision">Null where it is not given.</param>
internal readonly record struct DoubleFormat(
    char Kind, bool IsUpper, byte Sign, bool IsAlternate, int? Precision)
{
    /// <summary>
    /// Reads <c>%[+ #][.digits]letter</c>; other flags and a width are passed over.
    /// </summary>
    public static DoubleFormat Parse(ReadOnlySpan<byte> text)
    {
        DoubleFormat format = new('f', false, 0, false, null);
        foreach (byte letter in text)
        {
            format = (char)letter switch
            {
                '+' => format with { Sign = letter },
                ' ' when format.Sign == 0 => format with { Sign = letter },
                '#' => format with { IsAlternate = true },
                '.' => format with { Precision = 0 },
                >= '0' and <= '9' when format.Precision is int precision => format with
                {
                    Precision = (int)Math.Min((precision * 10L) + letter - '0', int.MaxValue),
                },
                >= 'A' and <= 'G' => format with
                {
                    Kind = char.ToLowerInvariant((char)letter),
                    IsUpper = true,
                },
                >= 'a' and <= 'g' => format with { Kind = (char)letter },
                _ => format,
            };
        }

        return format;
    }
}
