using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Syntax;

/// <summary>Finds the type that a set of words like <c>unsigned long int</c> names (C11
/// 6.7.2).</summary>
internal static class BasicTypeWords
{
    private static readonly FrozenDictionary<string, BasicType> All =
        new Dictionary<string, BasicType>
        {
            ["void"] = BasicType.Void,
            ["_Bool"] = BasicType.Bool,
            ["char"] = BasicType.Char,
            ["char signed"] = BasicType.SignedChar,
            ["char unsigned"] = BasicType.UnsignedChar,
            ["short"] = BasicType.Short,
            ["short signed"] = BasicType.Short,
            ["short unsigned"] = BasicType.UnsignedShort,
            ["int"] = BasicType.Int,
            ["signed"] = BasicType.Int,
            ["unsigned"] = BasicType.UnsignedInt,
            ["long"] = BasicType.Long,
            ["long signed"] = BasicType.Long,
            ["long unsigned"] = BasicType.UnsignedLong,
            ["long long"] = BasicType.LongLong,
            ["long long signed"] = BasicType.LongLong,
            ["long long unsigned"] = BasicType.UnsignedLongLong,
            ["float"] = BasicType.Float,
            ["double"] = BasicType.Double,
            ["double long"] = BasicType.LongDouble,
        }.ToFrozenDictionary();

    /// <summary>The type; null where the words do not go together.</summary>
    public static BasicType? Find(List<string> words)
    {
        if (words.Count == 1 && All.TryGetValue(words[0], out BasicType? simple))
        {
            return simple;
        }

        // int adds nothing but beside int itself, or to char and the floating types.
        bool sizesInt = words.Any(w => w is "short" or "long" or "signed" or "unsigned")
            && !words.Any(w => w is "char" or "double");
        IEnumerable<string> counting = sizesInt
            ? words.Order(System.StringComparer.Ordinal).Where((w, _) => w != "int")
            : words.Order(System.StringComparer.Ordinal);
        return words.Count(w => w == "int") <= 1
            ? All.GetValueOrDefault(string.Join(' ', counting))
            : null;
    }
}
