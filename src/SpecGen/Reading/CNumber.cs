using System.Globalization;

namespace ActorVm.SpecGen.Reading;

/// <summary>Integer literals as C writes them.</summary>
internal static class CNumber
{
    public static bool TryParse(string text, out long value)
    {
        bool negative = text.StartsWith('-');
        string digits = negative ? text[1..] : text;
        bool parsed = digits switch
        {
            ['0', 'x' or 'X', .. string hex] => long.TryParse(
                hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value),
            ['0', _, ..] => TryParseOctal(digits, out value),
            _ => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value),
        };
        value = negative ? -value : value;
        return parsed;
    }

    private static bool TryParseOctal(string digits, out long value)
    {
        value = 0;
        foreach (char digit in digits)
        {
            if (digit is < '0' or > '7')
            {
                return false;
            }

            value = (value * 8) + (digit - '0');
        }

        return true;
    }
}
