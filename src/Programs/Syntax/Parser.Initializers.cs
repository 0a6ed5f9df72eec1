using System.Collections.Generic;
using System.Linq;
using ActorVm.Programs.Preprocessing;
using ActorVm.Programs.Semantics;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;
using K = ActorVm.Programs.Preprocessing.TokenKind;

#pragma warning disable IDE0072 // switches name the token kinds that they are about

namespace ActorVm.Programs.Syntax;

/// <content>Initializers (C11 6.7.9), flattened as they are read.</content>
internal sealed partial class Parser
{
    private const int EntriesMax = 1 << 20;

    /// <summary>What is read of one initializer.</summary>
    private sealed class InitializerState(bool isStatic)
    {
        public bool IsStatic { get; } = isStatic;

        public List<InitializerEntry> Entries { get; } = [];

        /// <summary>An expression that was read before it was known what it initializes.</summary>
        public Expression? Pending { get; set; }

        /// <summary>How many elements of an array of unknown length there are so far.</summary>
        public long OuterLength { get; set; }
    }

    /// <summary>Reads what stands after <c>=</c>; also gives the type, completed by it.</summary>
    private (Initializer Initializer, CType Type) ParseInitializer(CType type, bool isStatic)
    {
        var state = new InitializerState(isStatic);
        if (!type.IsComplete && type is not ArrayType)
        {
            throw Fail(Position, $"cannot initialize the incomplete type '{type}'");
        }

        bool isBareArray = type is ArrayType && Kind is not (K.OpenBrace or K.String)
            && !(Kind == K.OpenParen);
        if (isBareArray)
        {
            throw Fail(Position, "invalid initializer: an array takes a list in { } or a string");
        }

        ParseElement(state, type, 0, isOuter: true);
        if (type is ArrayType { Length: null, IsVariable: false } open)
        {
            type = ArrayType.Of(open.Element, state.OuterLength);
        }

        return (new Initializer([.. state.Entries], CoversAll(state.Entries, type)), type);
    }

    private (Initializer Initializer, CType Type) ParseAutoInitializer(bool isStatic)
    {
        Expression value = Conversions.Decay(ParseAssignment());
        CType type = value.Type.Unqualified;
        var state = new InitializerState(isStatic) { Pending = value };
        ParseElement(state, type, 0);
        return (new Initializer([.. state.Entries], CoversAll(state.Entries, type)), type);
    }

    /// <summary>Whether the entries lie behind each other and fill the whole object.</summary>
    private static bool CoversAll(List<InitializerEntry> entries, CType type)
    {
        long end = 0;
        foreach (InitializerEntry entry in entries)
        {
            if (entry.Offset != end || entry.BitField is not null)
            {
                return false;
            }

            end += entry.Type.Size;
        }

        return end == type.Size;
    }

    /// <summary>Reads the initializer of one object or subobject.</summary>
    private void ParseElement(
        InitializerState state, CType type, long offset, Field? bits = null, bool isOuter = false)
    {
        CheckSupported(state, type, isOuter);
        if (state.Pending is null && Kind == K.OpenBrace)
        {
            Nest(4);
            ParseBraced(state, type, offset, bits, isOuter);
            _nesting -= 4;
            return;
        }

        if (type is ArrayType array && TakesString(state, array, isOuter) is { } literal)
        {
            AddString(state, array, offset, literal, isOuter);
            return;
        }

        if (!type.IsAggregate)
        {
            Add(state, type, offset, TakeExpression(state), bits);
            return;
        }

        state.Pending ??= ParseAssignment();
        if (type.IsRecord && TypeRules.AreCompatibleUnqualified(state.Pending.Type, type))
        {
            Add(state, type, offset, TakeExpression(state), null);
        }
        else if (isOuter && !CopyLiteral(state, type, offset))
        {
            CType found = Conversions.Decay(state.Pending).Type.Unqualified;
            throw Fail(
                state.Pending.Position,
                $"invalid initializer: found '{found}', expected '{type}'");
        }
        else if (state.Pending is not null)
        {
            ParseElided(state, type, offset, 0);
        }
    }

    private void CheckSupported(InitializerState state, CType type, bool isOuter)
    {
        if (state.Entries.Count > EntriesMax)
        {
            throw Fail(Position, "the initializer has too many parts");
        }

        if (!isOuter && !state.IsStatic && type is ArrayType { IsComplete: false })
        {
            throw Fail(Position, "non-static initialization of a flexible array member");
        }
    }

    private Expression TakeExpression(InitializerState state)
    {
        Expression value = state.Pending ?? ParseAssignment();
        state.Pending = null;
        return value;
    }

    /// <summary>GNU: <c>int a[] = (int[]){1, 2};</c> copies the literal's parts.</summary>
    private static bool CopyLiteral(InitializerState state, CType type, long offset)
    {
        Initializer? source = Conversions.Decay(state.Pending!) switch
        {
            AddressConstant { Symbol: GlobalVariable { Name: ".literal" } literal }
                when type is ArrayType => literal.Initializer,
            AddressOf { Operand: CompoundLiteral literal } when type is ArrayType =>
                literal.Initializer,
            _ => null,
        };
        if (source is null)
        {
            return false;
        }

        foreach (InitializerEntry entry in source.Entries)
        {
            state.Entries.Add(entry with { Offset = entry.Offset + offset });
            long element = ((ArrayType)type).Element.Size;
            state.OuterLength = System.Math.Max(
                state.OuterLength, (entry.Offset / System.Math.Max(1, element)) + 1);
        }

        state.Pending = null;
        return true;
    }

    private void Add(
        InitializerState state, CType type, long offset, Expression value, Field? bits)
    {
        value = _conversions.Assign(value, type, "initialization");
        if (state.IsStatic && value is VariableReference
            { Variable: GlobalVariable { Name: ".literal", Initializer: { } parts } })
        {
            state.Entries.AddRange(
                parts.Entries.Select(e => e with { Offset = e.Offset + offset }));
            return;
        }

        if (state.IsStatic && !IsConstant(value))
        {
            Error(value.Position, "initializer element is not constant");
        }

        state.Entries.Add(new InitializerEntry(offset, type.Unqualified, value, bits));
    }

    /// <summary>Whether it is known when the program is laid out; GNU: labels, and how far they are
    /// apart.</summary>
    private static bool IsConstant(Expression value) => value switch
    {
        IntegerConstant or FloatConstant or AddressConstant or LabelAddress => true,
        Cast { Type.IsInteger: true, Operand: BinaryExpression distance } => IsConstant(distance),
        BinaryExpression { Operator: BinaryOperator.Subtract } distance =>
            distance is { Left: LabelAddress, Right: LabelAddress },
        _ => false,
    };

    /// <summary>The string literal that initializes an array of characters; null where none stands
    /// here.</summary>
    private StringLiteral? TakesString(InitializerState state, ArrayType array, bool isOuter)
    {
        if (!array.Element.IsInteger || (state.Pending is null && Kind != K.String
            && !(Kind == K.OpenParen && isOuter && Peek().Kind == K.String)))
        {
            return null;
        }

        Expression value = state.Pending ?? ParseAssignment();
        if (value is StringLiteral literal
            && literal.Constant.Type is ArrayType { Element: var element }
            && element.Size == array.Element.Size)
        {
            state.Pending = null;
            return literal;
        }

        state.Pending = value;
        return null;
    }

    private void AddString(
        InitializerState state, ArrayType array, long offset, StringLiteral literal, bool isOuter)
    {
        long length = ((ArrayType)literal.Type).Length!.Value;
        long room = array.Length ?? length;
        if (length - 1 > room)
        {
            _diagnostics.Warn(literal.Position, "initializer-string for array of "
                + $"'{array.Element}' is too long: {length - 1} for {room}");
        }

        if (isOuter)
        {
            state.OuterLength = room;
        }

        ArrayType filled = ArrayType.Of(array.Element.Unqualified, room);
        state.Entries.Add(new InitializerEntry(offset, filled, literal));
    }

    private void ParseBraced(
        InitializerState state, CType type, long offset, Field? bits, bool isOuter)
    {
        Advance();
        if (type is ArrayType { Element.IsInteger: true } text && Kind == K.String)
        {
            if (TakesString(state, text, isOuter) is { } literal)
            {
                AddString(state, text, offset, literal, isOuter);
                Take(K.Comma);
                Expect(K.CloseBrace, "after the initializer");
                return;
            }
        }

        if (!type.IsAggregate)
        {
            ParseBracedScalar(state, type, offset, bits);
            return;
        }

        long index = 0;
        while (state.Pending is not null || Kind is not (K.CloseBrace or K.End))
        {
            index = ParsePart(state, type, offset, index);
            if (isOuter)
            {
                state.OuterLength = System.Math.Max(state.OuterLength, index);
            }

            if (Kind != K.CloseBrace)
            {
                Expect(K.Comma, "or '}' after an initializer");
            }
        }

        Expect(K.CloseBrace, "after the initializers");
    }

    private void ParseBracedScalar(InitializerState state, CType type, long offset, Field? bits)
    {
        if (Kind == K.CloseBrace)
        {
            // GNU and C23: { } is zero.
            Add(state, type, offset, new IntegerConstant(BasicType.Int, Position, 0), bits);
        }
        else
        {
            ParseElement(state, type, offset, bits);
            Take(K.Comma);
            if (Kind != K.CloseBrace)
            {
                _diagnostics.Warn(Position, "excess elements in scalar initializer");
                while (Kind is not (K.CloseBrace or K.End))
                {
                    ParseAssignment();
                    Take(K.Comma);
                }
            }
        }

        Expect(K.CloseBrace, "after the initializer");
    }

    /// <summary>Reads one item of a braced list; gives the index of the subobject after
    /// it.</summary>
    private long ParsePart(InitializerState state, CType type, long offset, long index)
    {
        if (Kind is K.OpenBracket or K.Dot)
        {
            return ParseDesignated(state, type, offset);
        }

        if (Kind == K.Identifier && Peek().Kind == K.Colon && type is RecordType)
        {
            return ParseDesignated(state, type, offset);
        }

        if (Subobject(type, offset, index) is { } part)
        {
            ParseElement(state, part.Type, part.Offset, part.Bits);
        }
        else
        {
            _diagnostics.Warn(
                Position,
                $"excess elements in {(type is ArrayType ? "array" : "struct")} initializer");
            SkipExcess(state);
        }

        return index + 1;
    }

    private void SkipExcess(InitializerState state)
    {
        if (Kind == K.OpenBrace)
        {
            var dropped = new InitializerState(state.IsStatic);
            ParseBraced(
                dropped, ArrayType.Of(BasicType.Int, null), 0, null, isOuter: false);
            return;
        }

        TakeExpression(state);
    }

    /// <summary>Reads an aggregate's parts without braces of its own, from one index on, as many as
    /// there are and it takes.</summary>
    private void ParseElided(InitializerState state, CType type, long offset, long index)
    {
        Nest(2);
        bool isFirst = state.Pending is not null;
        while (Subobject(type, offset, index) is { } part)
        {
            if (!isFirst && !TakeCommaBeforePlain())
            {
                break;
            }

            isFirst = false;
            ParseElement(state, part.Type, part.Offset, part.Bits);
            index++;
        }

        if (isFirst && state.Pending is { } unused)
        {
            _diagnostics.Warn(unused.Position, "excess elements in initializer");
            state.Pending = null;
        }

        _nesting -= 2;
    }

    /// <summary>Takes a comma that another item without designator follows.</summary>
    private bool TakeCommaBeforePlain()
    {
        bool isOldDesignator = Peek().Kind == K.Identifier && Peek(2).Kind == K.Colon;
        if (Kind != K.Comma || isOldDesignator
            || Peek().Kind is K.CloseBrace or K.OpenBracket or K.Dot or K.End)
        {
            return false;
        }

        Advance();
        return true;
    }

    private static (CType Type, long Offset, Field? Bits)? Subobject(
        CType type, long offset, long index)
    {
        switch (type)
        {
            case ArrayType array:
                return array.Length is { } length && index >= length ? null
                    : (array.Element, offset + (index * array.Element.Size), null);
            case RecordType { Definition: var definition }:
                bool exists = index < definition.Fields.Length
                    && (!definition.IsUnion || index == 0);
                return exists ? Part(definition.Fields[(int)index], offset) : null;
            default:
                return null;
        }
    }

    private static (CType Type, long Offset, Field? Bits) Part(Field field, long offset) =>
        (field.Type, offset + field.Offset, field.IsBitField ? field : null);

    /// <summary>Reads an item with a designator; gives the index of the subobject after
    /// it.</summary>
    private long ParseDesignated(InitializerState state, CType type, long offset)
    {
        if (type is ArrayType array && Kind == K.OpenBracket)
        {
            return ParseIndexDesignator(state, array, offset);
        }

        if (type is RecordType { Definition: var definition } && Kind != K.OpenBracket)
        {
            return ParseMemberDesignator(state, definition, offset);
        }

        throw Fail(Position, Kind == K.OpenBracket
            ? $"array index in the initializer of '{type}', which is no array"
            : $"member name in the initializer of '{type}', which is no struct or union");
    }

    private long ParseIndexDesignator(InitializerState state, ArrayType array, long offset)
    {
        SourcePosition start = Advance().Position;
        long low = ParseConstant();
        long high = Take(K.Ellipsis) ? ParseConstant() : low;
        Expect(K.CloseBracket, "after the index");
        if (low < 0 || high < low || high >= (array.Length ?? SizeMax))
        {
            throw Fail(start, "array index in initializer exceeds array bounds");
        }

        int value = _at;
        for (long index = low; index <= high; index++)
        {
            _at = value;
            ParseDesignatedValue(
                state, array.Element, offset + (index * array.Element.Size), null);
        }

        return high + 1;
    }

    private long ParseMemberDesignator(
        InitializerState state, RecordDefinition definition, long offset)
    {
        bool isOld = Kind == K.Identifier;
        Token name = isOld ? Current : Peek();
        List<Field>? path = AccessBuilder.Find(definition, name.Text);
        if (path is null)
        {
            throw Fail(name.Position, $"unknown member '{name.Text}' in initializer");
        }

        Field field = path[0];
        if (path.Count > 1)
        {
            // A member of an anonymous one: the designator is read again inside it.
            long next = ParseDesignated(state, field.Type, offset + field.Offset);
            ContinueFrom(state, field.Type, offset + field.Offset, next);
        }
        else
        {
            Advance();
            Advance();
            (CType type, long at, Field? bits) = Part(field, offset);
            ParseDesignatedValue(state, type, at, bits);
        }

        return definition.Fields.IndexOf(field) + 1;
    }

    /// <summary>After one designator: the next, or the value.</summary>
    private void ParseDesignatedValue(
        InitializerState state, CType type, long offset, Field? bits)
    {
        if (Kind is K.OpenBracket or K.Dot)
        {
            long next = ParseDesignated(state, type, offset);
            ContinueFrom(state, type, offset, next);
            return;
        }

        Take(K.Equal);
        ParseElement(state, type, offset, bits);
    }

    /// <summary>Items without designator go on behind the one that was designated.</summary>
    private void ContinueFrom(InitializerState state, CType type, long offset, long index)
    {
        if (state.Pending is null)
        {
            ParseElided(state, type, offset, index);
        }
    }
}
