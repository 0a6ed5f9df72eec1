using System.Collections.Generic;
using ActorVm.Programs.Preprocessing;
using ActorVm.Programs.Semantics;
using ActorVm.Programs.Types;
using K = ActorVm.Programs.Preprocessing.TokenKind;

#pragma warning disable IDE0072 // switches name the token kinds that they are about

namespace ActorVm.Programs.Syntax;

/// <content>struct, union and enum specifiers.</content>
internal sealed partial class Parser
{
    private CType ParseRecordSpecifier()
    {
        bool isUnion = Advance().Kind == K.UnionKeyword;
        var attributes = new Attributes();
        ParseAttributes(attributes);
        Token? tag = Kind == K.Identifier ? Advance() : null;
        if (Kind != K.OpenBrace)
        {
            return tag is { } name ? FindRecord(name, isUnion)
                : throw Fail(Position, $"found {Describe(Current)}, expected a tag or '{{'");
        }

        RecordType type = DeclareRecord(tag, isUnion);
        SourcePosition start = Advance().Position;
        Nest(4);
        List<MemberDeclaration> members = ParseMembers(type.Definition);
        _nesting -= 4;
        int pack = PackHere();
        Expect(K.CloseBrace, "after the members");
        ParseAttributes(attributes);
        if (attributes.IsPacked)
        {
            for (int i = 0; i < members.Count; i++)
            {
                members[i] = members[i] with { IsPacked = true };
            }
        }

        RecordLayout.Complete(type.Definition, members, pack, attributes.Alignment);
        if (type.Definition.Size > SizeMax || type.Definition.Depth > TypeDepthMax)
        {
            throw Fail(start, "the type is too large or nested too deeply");
        }

        return type;
    }

    /// <summary>What #pragma pack says here.</summary>
    private int PackHere()
    {
        int pack = 0;
        foreach (PackChange change in _packs)
        {
            if (change.TokenIndex > _at)
            {
                break;
            }

            pack = change.AlignmentMax;
        }

        return pack;
    }

    /// <summary>The type of <c>struct tag</c> without members: the one known, or a new incomplete
    /// one. </summary>
    private CType FindRecord(Token tag, bool isUnion)
    {
        bool declaresAnew = Kind == K.Semicolon;
        CType? known = declaresAnew ? _symbols.FindTagHere(tag.Text) : _symbols.FindTag(tag.Text);
        if (known is null)
        {
            var type = new RecordType(new RecordDefinition(tag.Text, isUnion));
            _symbols.DeclareTag(tag.Text, type);
            return type;
        }

        if (known.Kind != (isUnion ? TypeKind.Union : TypeKind.Struct))
        {
            Error(tag.Position, $"'{tag.Text}' defined as wrong kind of tag: it is '{known}'");
        }

        return known;
    }

    private RecordType DeclareRecord(Token? tag, bool isUnion)
    {
        if (tag is { } name && _symbols.FindTagHere(name.Text) is { } known)
        {
            if (known is RecordType { Definition: { IsComplete: false } open } type
                && open.IsUnion == isUnion)
            {
                return type;
            }

            Error(name.Position, $"redefinition of '{known}'");
        }

        var fresh = new RecordType(new RecordDefinition(tag?.Text, isUnion));
        if (tag is { } declared)
        {
            _symbols.DeclareTag(declared.Text, fresh);
        }

        return fresh;
    }

    private List<MemberDeclaration> ParseMembers(RecordDefinition definition)
    {
        var members = new List<MemberDeclaration>();
        var names = new HashSet<string>();
        while (Kind is not (K.CloseBrace or K.End))
        {
            if (Kind == K.StaticAssertKeyword)
            {
                ParseStaticAssert();
                continue;
            }

            if (Take(K.Semicolon))
            {
                continue;
            }

            int first = members.Count;
            Recovering(() => ParseMemberDeclaration(members, definition));
            for (int i = first; i < members.Count; i++)
            {
                CheckMember(members[i], names, isFirst: i == 0);
            }
        }

        return members;
    }

    private void ParseMemberDeclaration(
        List<MemberDeclaration> members, RecordDefinition definition)
    {
        Specifiers specifiers = ParseSpecifiers();
        if (Kind == K.Semicolon)
        {
            if (specifiers.Type is RecordType { Definition: { Tag: null, IsComplete: true } })
            {
                members.Add(Member(
                    null, specifiers.Type, null, specifiers.Attributes, specifiers.Position));
            }

            else
            {
                _diagnostics.Warn(specifiers.Position, "declaration does not declare anything");
            }

            Advance();
            return;
        }

        do
        {
            ParseMember(members, specifiers, definition);
        }
        while (Take(K.Comma));

        Expect(K.Semicolon, "after the member");
    }

    private void ParseMember(
        List<MemberDeclaration> members, Specifiers specifiers, RecordDefinition definition)
    {
        SourcePosition start = Position;
        string? name = null;
        CType type = specifiers.Type;
        Attributes attributes = specifiers.Attributes;
        if (Kind != K.Colon)
        {
            Declarator declarator = ParseDeclarator();
            name = declarator.Name?.Text;
            start = declarator.Position;
            type = Derive(type, declarator);
            attributes = attributes.With(declarator.Attributes);
        }

        int? width = null;
        if (Take(K.Colon))
        {
            width = BitWidth(type, name, start);
            var behind = new Attributes();
            ParseAttributes(behind);
            attributes = attributes.With(behind);
        }

        bool isSelf = type is RecordType { Definition: var inner } && inner == definition;
        bool isFlexible = type is ArrayType { Length: null, IsVariable: false };
        if (isSelf || type is FunctionType or ArrayType { IsVariable: true }
            || (!type.IsComplete && !isFlexible))
        {
            Error(start, $"field '{name}' has the incomplete or unfit type '{type}'");
            type = BasicType.Unknown;
        }

        members.Add(Member(name, type, width, attributes, start));
    }

    private static MemberDeclaration Member(
        string? name, CType type, int? width, Attributes attributes, SourcePosition position) =>
        new(name, type, width, attributes.Alignment, attributes.IsPacked, position);

    private int? BitWidth(CType type, string? name, SourcePosition position)
    {
        long width = ParseConstant();
        if (!type.IsInteger)
        {
            Error(position, $"bit-field '{name}' has the invalid type '{type}'");
            return null;
        }

        if (width < 0 || width > TypeRules.Width(type) || (width == 0 && name is not null))
        {
            Error(position, $"width {width} of bit-field '{name}' does not fit its type '{type}'");
            return null;
        }

        return (int)width;
    }

    private void CheckMember(MemberDeclaration member, HashSet<string> names, bool isFirst)
    {
        if (member.Name is { } name && !names.Add(name))
        {
            Error(member.Position, $"duplicate member '{name}'");
        }

        if (isFirst && member.Type is ArrayType { Length: null } && Kind == K.CloseBrace)
        {
            Error(member.Position, "flexible array member in a struct with no other members");
        }
    }

    private CType ParseEnumSpecifier()
    {
        Advance();
        ParseAttributes(new Attributes());
        Token? tag = Kind == K.Identifier ? Advance() : null;
        if (Kind != K.OpenBrace)
        {
            return tag is { } name ? FindEnum(name)
                : throw Fail(Position, $"found {Describe(Current)}, expected a tag or '{{'");
        }

        Advance();
        var definition = new EnumDefinition(tag?.Text);
        var type = new EnumType(definition);
        if (tag is { } declared)
        {
            if (_symbols.FindTagHere(declared.Text) is { } known)
            {
                Error(declared.Position, $"redefinition of '{known}'");
            }

            _symbols.DeclareTag(declared.Text, type);
        }

        definition.Complete(ParseEnumerators());
        Expect(K.CloseBrace, "after the enumeration constants");
        ParseAttributes(new Attributes());
        return type;
    }

    private CType FindEnum(Token tag)
    {
        if (_symbols.FindTag(tag.Text) is { } known)
        {
            if (known is not EnumType)
            {
                Error(tag.Position, $"'{tag.Text}' defined as wrong kind of tag: it is '{known}'");
            }

            return known;
        }

        var type = new EnumType(new EnumDefinition(tag.Text));
        _symbols.DeclareTag(tag.Text, type);
        return type;
    }

    /// <summary>Reads the constants and gives gcc's choice of the type that holds them.</summary>
    private BasicType ParseEnumerators()
    {
        long next = 0;
        long least = 0;
        long most = 0;
        while (Kind is not (K.CloseBrace or K.End))
        {
            Token name = Expect(K.Identifier, "of an enumeration constant");
            ParseAttributes(new Attributes());
            long value = Take(K.Equal) ? ParseConstant() : next;
            if (_symbols.FindHere(name.Text) is not null)
            {
                Error(name.Position, $"redefinition of '{name.Text}'");
            }

            CType type =
                value is >= int.MinValue and <= int.MaxValue ? BasicType.Int : BasicType.Long;
            _symbols.Declare(
                name.Text, new Binding(BindingKind.EnumConstant, type, null, value, name.Position));
            least = System.Math.Min(least, value);
            most = System.Math.Max(most, value);
            next = unchecked(value + 1);
            if (!Take(K.Comma))
            {
                break;
            }
        }

        return least < 0
            ? least >= int.MinValue && most <= int.MaxValue ? BasicType.Int : BasicType.Long
            : most <= uint.MaxValue ? BasicType.UnsignedInt : BasicType.UnsignedLong;
    }
}
