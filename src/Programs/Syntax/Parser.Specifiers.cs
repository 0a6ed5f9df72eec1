using System.Collections.Generic;
using ActorVm.Programs.Preprocessing;
using ActorVm.Programs.Semantics;
using ActorVm.Programs.Types;
using K = ActorVm.Programs.Preprocessing.TokenKind;

#pragma warning disable IDE0072 // switches name the token kinds that they are about

namespace ActorVm.Programs.Syntax;

/// <content>Declaration specifiers, qualifiers and attributes.</content>
internal sealed partial class Parser
{
    /// <summary>What has been read of the specifiers.</summary>
    private sealed class SpecifierState
    {
        public List<string> Words { get; } = [];

        public CType? Type { get; set; }

        public Qualifiers Qualifiers { get; set; }

        public Storage Storage { get; set; }

        public Attributes Attributes { get; } = new();

        public bool IsInline { get; set; }

        public bool IsAutoType { get; set; }

        public bool HasType => Type is not null || Words.Count > 0 || IsAutoType;
    }

    /// <summary>Reads specifiers; without a type they mean int, which is complained of.</summary>
    private Specifiers ParseSpecifiers()
    {
        SourcePosition start = Position;
        var state = new SpecifierState();
        while (ParseSpecifier(state))
        {
        }

        CType type = SpecifiedType(state, start).With(state.Qualifiers);
        return new Specifiers
        {
            Type = state.Qualifiers == Qualifiers.None ? state.Type ?? type : type,
            Storage = state.Storage,
            Attributes = state.Attributes,
            IsInline = state.IsInline,
            IsAutoType = state.IsAutoType,
            Position = start,
        };
    }

    private CType SpecifiedType(SpecifierState state, SourcePosition start)
    {
        if (state.Type is { } type)
        {
            if (state.Words.Count > 0)
            {
                Error(start, "two or more data types in declaration specifiers");
            }

            state.Qualifiers |= type.Qualifiers;
            return type;
        }

        if (state.IsAutoType)
        {
            return BasicType.Int;
        }

        if (state.Words.Count > 0)
        {
            if (BasicTypeWords.Find(state.Words) is { } basic)
            {
                return basic;
            }

            Error(start, $"'{string.Join(' ', state.Words)}' is not a type");
            return BasicType.Unknown;
        }

        return MissingType(start);
    }

    /// <summary>A declaration without a type: a misspelt or undeclared type's name, or old C's int.
    /// </summary>
    private BasicType MissingType(SourcePosition start)
    {
        if (Kind == K.Identifier && Peek().Kind is K.Identifier or K.Star)
        {
            Token name = Advance();
            Error(name.Position,
                $"unknown type name '{name.Text}'{Hint(name.Text, TypeNamesInScope())}");
            return BasicType.Unknown;
        }

        _diagnostics.Warn(start, "type defaults to 'int': no type stands here");
        return BasicType.Int;
    }

#pragma warning disable CA1502 // one case a kind of specifier
    private bool ParseSpecifier(SpecifierState state)
    {
        switch (Kind)
        {
            case K.TypedefKeyword or K.ExternKeyword or K.StaticKeyword or K.AutoKeyword
                or K.RegisterKeyword:
                SetStorage(state, Advance());
                return true;
            case K.ThreadLocalKeyword or K.Extension:
                Advance();
                return true;
            case K.InlineKeyword:
                Advance();
                state.IsInline = true;
                return true;
            case K.NoreturnKeyword:
                Advance();
                state.Attributes.IsNoReturn = true;
                return true;
            case K.ConstKeyword or K.VolatileKeyword or K.RestrictKeyword:
                state.Qualifiers |= ParseQualifiers();
                return true;
            case K.AtomicKeyword:
                ParseAtomic(state);
                return true;
            case K.AlignasKeyword:
                ParseAlignas(state.Attributes);
                return true;
            case K.Attribute:
                ParseAttributes(state.Attributes);
                return true;
            case K.OpenBracket when StartsBracketedAttributes():
                ParseBracketedAttributes(state.Attributes);
                return true;
            case K.VoidKeyword or K.CharKeyword or K.ShortKeyword or K.IntKeyword or K.LongKeyword
                or K.FloatKeyword or K.DoubleKeyword or K.SignedKeyword or K.UnsignedKeyword
                or K.BoolKeyword:
                ParseTypeWord(state);
                return true;
            case K.StructKeyword or K.UnionKeyword:
                SetType(state, ParseRecordSpecifier());
                return true;
            case K.EnumKeyword:
                SetType(state, ParseEnumSpecifier());
                return true;
            case K.TypeOf:
                SetType(state, ParseTypeOf());
                return true;
            case K.AutoType:
                Advance();
                state.IsAutoType = true;
                return true;
            case K.Int128 or K.ComplexKeyword:
                throw Fail(Position, $"'{Current.Text}' is not supported");
            case K.Identifier when !state.HasType && IsTypedefName(Current):
                SetType(state, _symbols.Find(Advance().Text)!.Type);
                return true;
            default:
                return false;
        }
    }
#pragma warning restore CA1502

    private void SetStorage(SpecifierState state, Token word)
    {
        if (state.Storage != Storage.None)
        {
            Error(word.Position, "multiple storage classes in declaration specifiers");
        }

        state.Storage = word.Kind switch
        {
            K.TypedefKeyword => Storage.Typedef,
            K.ExternKeyword => Storage.Extern,
            K.StaticKeyword => Storage.Static,
            K.AutoKeyword => Storage.Auto,
            _ => Storage.Register,
        };
    }

    private void SetType(SpecifierState state, CType type)
    {
        if (state.HasType)
        {
            Error(Position, "two or more data types in declaration specifiers");
        }

        state.Type = type;
    }

    private void ParseTypeWord(SpecifierState state)
    {
        Token word = Advance();
        state.Words.Add(word.Kind switch
        {
            K.SignedKeyword => "signed",
            _ => word.Text,
        });
    }

    private void ParseAtomic(SpecifierState state)
    {
        Advance();
        if (Kind == K.OpenParen)
        {
            Advance();
            SetType(state, ParseTypeName());
            Expect(K.CloseParen, "after the type of _Atomic");
        }

        state.Qualifiers |= Qualifiers.Atomic;
    }

    private Qualifiers ParseQualifiers()
    {
        Qualifiers all = Qualifiers.None;
        while (true)
        {
            switch (Kind)
            {
                case K.ConstKeyword:
                    all |= Qualifiers.Const;
                    break;
                case K.VolatileKeyword:
                    all |= Qualifiers.Volatile;
                    break;
                case K.RestrictKeyword:
                    all |= Qualifiers.Restrict;
                    break;
                case K.AtomicKeyword when Peek().Kind != K.OpenParen:
                    all |= Qualifiers.Atomic;
                    break;
                case K.Attribute:
                    ParseAttributes(new Attributes());
                    continue;
                default:
                    return all;
            }

            Advance();
        }
    }

    private CType ParseTypeOf()
    {
        Advance();
        Expect(K.OpenParen, "after typeof");
        CType type = StartsType(Current) ? ParseTypeName() : ParseExpression().Type;
        Expect(K.CloseParen, "after the operand of typeof");
        return type;
    }

    private void ParseAlignas(Attributes attributes)
    {
        SourcePosition start = Advance().Position;
        Expect(K.OpenParen, "after _Alignas");
        long alignment = StartsType(Current) ? ParseTypeName().Alignment : ParseConstant();
        Expect(K.CloseParen, "after the alignment");
        SetAlignment(attributes, alignment, start);
    }

    private void SetAlignment(Attributes attributes, long alignment, SourcePosition position)
    {
        bool isPower = alignment is >= 0 and <= 65536 && (alignment & (alignment - 1)) == 0;
        if (!isPower)
        {
            Error(position, $"requested alignment {alignment} is not a power of 2 up to 65536");
            return;
        }

        attributes.Alignment = System.Math.Max(attributes.Alignment, (int)alignment);
    }

    private void ParseAttributes(Attributes attributes)
    {
        while (Take(K.Attribute))
        {
            Expect(K.OpenParen, "after __attribute__");
            Expect(K.OpenParen, "after __attribute__(");
            ParseAttributeList(attributes, K.CloseParen);
        }
    }

    /// <summary>C23's form: <c>[[gnu::unused]]</c>.</summary>
    private void ParseBracketedAttributes(Attributes attributes)
    {
        Advance();
        Advance();
        ParseAttributeList(attributes, K.CloseBracket);
    }

    private bool StartsBracketedAttributes() =>
        Kind == K.OpenBracket && Peek().Kind == K.OpenBracket;

    private void ParseAttributeList(Attributes attributes, K close)
    {
        while (Kind != close && Kind != K.End)
        {
            if (Peek().Kind == K.Colon)
            {
                // gnu::
                Advance();
                Advance();
                Take(K.Colon);
            }

            ParseAttribute(attributes);
            if (!Take(K.Comma))
            {
                break;
            }
        }

        Expect(close, "after the attributes");
        Expect(close, "after the attributes");
    }

#pragma warning disable CA1502 // one case an attribute
    private void ParseAttribute(Attributes attributes)
    {
        if (Kind is K.Comma)
        {
            return;
        }

        Token name = Advance();
        switch (name.Text.Trim('_'))
        {
            case "packed":
                attributes.IsPacked = true;
                break;
            case "noreturn":
                attributes.IsNoReturn = true;
                break;
            case "aligned" when Take(K.OpenParen):
                SetAlignment(attributes, ParseConstant(), name.Position);
                Expect(K.CloseParen, "after the alignment");
                return;
            case "aligned":
                SetAlignment(attributes, 16, name.Position);
                break;
            case "weak":
                attributes.IsWeak = true;
                break;
            case "cleanup" when Take(K.OpenParen):
                attributes.Cleanup = Expect(K.Identifier, "of the cleanup function");
                Expect(K.CloseParen, "after the cleanup function");
                return;
            case "alias" when Take(K.OpenParen):
                attributes.Alias = ParseString().Constant.Text();
                Expect(K.CloseParen, "after the alias");
                return;
            case "constructor":
                attributes.Constructor = ParsePriority();
                return;
            case "destructor":
                attributes.Destructor = ParsePriority();
                return;
            case "ifunc" or "mode" or "vector_size" or "scalar_storage_order" or "cleanup"
                or "alias":
                throw Fail(name.Position, $"the attribute '{name.Text}' is not supported");
            default:
                break;
        }

        SkipAttributeArguments();
    }
#pragma warning restore CA1502

    /// <summary>The order of a constructor or destructor; those without one come last, or
    /// first.</summary>
    private int ParsePriority()
    {
        if (!Take(K.OpenParen))
        {
            return ushort.MaxValue;
        }

        long priority = ParseConstant();
        Expect(K.CloseParen, "after the priority");
        return (int)System.Math.Clamp(priority, 0, ushort.MaxValue);
    }

    private void SkipAttributeArguments()
    {
        if (!Take(K.OpenParen))
        {
            return;
        }

        for (int depth = 1; depth > 0 && Kind != K.End;)
        {
            K kind = Advance().Kind;
            depth += kind == K.OpenParen ? 1 : kind == K.CloseParen ? -1 : 0;
        }
    }

    /// <summary>"; did you mean 'x'?", or which header to include, or nothing.</summary>
    private string Hint(string name, IEnumerable<string> known)
    {
        if (_headers.Declaring(name) is { } header)
        {
            return $"; add #include <{header}>";
        }

        return Suggestions.Nearest(name, known) is { } near ? $"; did you mean '{near}'?" : "";
    }

    private IEnumerable<string> TypeNamesInScope()
    {
        foreach (string name in _symbols.VisibleNames)
        {
            if (_symbols.Find(name) is { Kind: BindingKind.Typedef })
            {
                yield return name;
            }
        }

        foreach (string word in Keywords.OfTypes)
        {
            yield return word;
        }
    }
}
