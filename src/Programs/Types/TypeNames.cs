using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ActorVm.Programs.Types;

/// <summary>Spells types as C does, for messages: <c>int (*)[4]</c>.</summary>
internal static class TypeNames
{
    private static readonly ImmutableArray<string> BasicNames =
    [
        "void", "_Bool", "char", "signed char", "unsigned char", "short", "unsigned short", "int",
        "unsigned int", "long", "unsigned long", "long long", "unsigned long long", "enum", "float",
        "double", "long double",
    ];

    /// <summary>The type's name, or with a declarator the declaration: <c>char
    /// *argv[]</c>.</summary>
    public static string Spell(CType type, string declarator = "")
    {
        while (true)
        {
            switch (type)
            {
                case PointerType pointer:
                    string quoted = Qualify(pointer.Qualifiers, "*", declarator);
                    bool binds = pointer.Target is ArrayType or FunctionType;
                    declarator = binds ? $"({quoted})" : quoted;
                    type = pointer.Target;
                    break;
                case ArrayType array:
                    declarator += Bounds(array);
                    type = array.Element;
                    break;
                case FunctionType function:
                    declarator += Parameters(function);
                    type = function.Result;
                    break;
                default:
                    string prefix = Prefix(type.Qualifiers) + BaseName(type);
                    return declarator.Length == 0 ? prefix : $"{prefix} {declarator}";
            }
        }
    }

    private static string Bounds(ArrayType array)
    {
        string length = array.Length?.ToString(CultureInfo.InvariantCulture) ?? "";
        return array.IsVariable ? "[*]" : $"[{length}]";
    }

    private static string Parameters(FunctionType function)
    {
        if (!function.HasPrototype)
        {
            return "()";
        }

        string list = string.Join(", ", function.Parameters.Select(p => Spell(p)));
        if (function.IsVariadic)
        {
            list = list.Length == 0 ? "..." : list + ", ...";
        }

        return list.Length == 0 ? "(void)" : $"({list})";
    }

    private static string Qualify(Qualifiers qualifiers, string star, string declarator)
    {
        string words = Prefix(qualifiers).TrimEnd();
        return words.Length == 0 ? star + declarator
            : declarator.Length == 0 ? star + words : $"{star}{words} {declarator}";
    }

    private static string Prefix(Qualifiers qualifiers)
    {
        var text = new StringBuilder();
        Append(text, qualifiers, Qualifiers.Const, "const ");
        Append(text, qualifiers, Qualifiers.Volatile, "volatile ");
        Append(text, qualifiers, Qualifiers.Restrict, "restrict ");
        Append(text, qualifiers, Qualifiers.Atomic, "_Atomic ");
        return text.ToString();
    }

    private static void Append(StringBuilder text, Qualifiers all, Qualifiers one, string word)
    {
        if ((all & one) != 0)
        {
            text.Append(word);
        }
    }

    private static string BaseName(CType type) => type switch
    {
        RecordType record => (record.Definition.IsUnion ? "union " : "struct ")
            + (record.Definition.Tag ?? "<unnamed>"),
        EnumType enumeration => "enum " + (enumeration.Definition.Tag ?? "<unnamed>"),
        _ => BasicNames[(int)type.Kind],
    };
}
