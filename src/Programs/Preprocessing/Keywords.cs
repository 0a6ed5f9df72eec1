using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using K = ActorVm.Programs.Preprocessing.TokenKind;

namespace ActorVm.Programs.Preprocessing;

/// <summary>The keywords of GNU C11, in all their spellings.</summary>
internal static class Keywords
{
    private static readonly FrozenDictionary<string, K> All = new Dictionary<string, K>
    {
        ["auto"] = K.AutoKeyword,
        ["break"] = K.BreakKeyword,
        ["case"] = K.CaseKeyword,
        ["char"] = K.CharKeyword,
        ["const"] = K.ConstKeyword,
        ["continue"] = K.ContinueKeyword,
        ["default"] = K.DefaultKeyword,
        ["do"] = K.DoKeyword,
        ["double"] = K.DoubleKeyword,
        ["else"] = K.ElseKeyword,
        ["enum"] = K.EnumKeyword,
        ["extern"] = K.ExternKeyword,
        ["float"] = K.FloatKeyword,
        ["for"] = K.ForKeyword,
        ["goto"] = K.GotoKeyword,
        ["if"] = K.IfKeyword,
        ["inline"] = K.InlineKeyword,
        ["int"] = K.IntKeyword,
        ["long"] = K.LongKeyword,
        ["register"] = K.RegisterKeyword,
        ["restrict"] = K.RestrictKeyword,
        ["return"] = K.ReturnKeyword,
        ["short"] = K.ShortKeyword,
        ["signed"] = K.SignedKeyword,
        ["sizeof"] = K.SizeofKeyword,
        ["static"] = K.StaticKeyword,
        ["struct"] = K.StructKeyword,
        ["switch"] = K.SwitchKeyword,
        ["typedef"] = K.TypedefKeyword,
        ["union"] = K.UnionKeyword,
        ["unsigned"] = K.UnsignedKeyword,
        ["void"] = K.VoidKeyword,
        ["volatile"] = K.VolatileKeyword,
        ["while"] = K.WhileKeyword,
        ["_Alignas"] = K.AlignasKeyword,
        ["_Alignof"] = K.AlignofKeyword,
        ["_Atomic"] = K.AtomicKeyword,
        ["_Bool"] = K.BoolKeyword,
        ["_Complex"] = K.ComplexKeyword,
        ["_Generic"] = K.GenericKeyword,
        ["_Noreturn"] = K.NoreturnKeyword,
        ["_Static_assert"] = K.StaticAssertKeyword,
        ["_Thread_local"] = K.ThreadLocalKeyword,
        ["asm"] = K.Asm,
        ["typeof"] = K.TypeOf,
        ["__attribute__"] = K.Attribute,
        ["__extension__"] = K.Extension,
        ["__builtin_va_arg"] = K.VaArg,
        ["__builtin_offsetof"] = K.OffsetOf,
        ["__builtin_types_compatible_p"] = K.TypesCompatible,
        ["__builtin_choose_expr"] = K.ChooseExpression,
        ["__label__"] = K.LocalLabel,
        ["__int128"] = K.Int128,
        ["__auto_type"] = K.AutoType,
        ["__real__"] = K.RealPart,
        ["__imag__"] = K.ImaginaryPart,
        ["__func__"] = K.FunctionName,
        ["__const"] = K.ConstKeyword,
        ["__const__"] = K.ConstKeyword,
        ["__volatile"] = K.VolatileKeyword,
        ["__volatile__"] = K.VolatileKeyword,
        ["__inline"] = K.InlineKeyword,
        ["__inline__"] = K.InlineKeyword,
        ["__restrict"] = K.RestrictKeyword,
        ["__restrict__"] = K.RestrictKeyword,
        ["__signed"] = K.SignedKeyword,
        ["__signed__"] = K.SignedKeyword,
        ["__asm"] = K.Asm,
        ["__asm__"] = K.Asm,
        ["__typeof"] = K.TypeOf,
        ["__typeof__"] = K.TypeOf,
        ["__attribute"] = K.Attribute,
        ["__alignof"] = K.AlignofKeyword,
        ["__alignof__"] = K.AlignofKeyword,
        ["__FUNCTION__"] = K.FunctionName,
        ["__PRETTY_FUNCTION__"] = K.FunctionName,
        ["__int128_t"] = K.Int128,
        ["__uint128_t"] = K.Int128,
        ["__complex__"] = K.ComplexKeyword,
        ["__thread"] = K.ThreadLocalKeyword,
    }.ToFrozenDictionary();

    /// <summary>The keyword that a word is; <see cref="TokenKind.Identifier"/> for none.</summary>
    public static K Of(string word) => All.GetValueOrDefault(word, K.Identifier);

    /// <summary>The keywords that begin a type, to suggest one for a misspelt name.</summary>
    public static ImmutableArray<string> OfTypes { get; } =
    [
        "char", "const", "double", "enum", "float", "int", "long", "short", "signed", "struct",
        "union", "unsigned", "void", "volatile",
    ];

    /// <summary>The keywords that begin a statement, to suggest one for a misspelt name.</summary>
    public static ImmutableArray<string> OfStatements { get; } =
    [
        "break", "case", "continue", "default", "else", "for", "goto", "return", "switch", "while",
    ];
}
