using System.Collections.Generic;
using System.Linq;
using System.Text;
using ActorVm.Programs.Preprocessing;
using ActorVm.Programs.Semantics;
using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;
using K = ActorVm.Programs.Preprocessing.TokenKind;

#pragma warning disable IDE0072 // switches name the token kinds that they are about

namespace ActorVm.Programs.Syntax;

/// <content>Constants, strings and names.</content>
internal sealed partial class Parser
{
    private Expression ParseNumber(Token token)
    {
        if (NumberConstant.IsFloating(token.Text))
        {
            return NumberConstant.ReadFloating(token.Text) is { } number
                ? new FloatConstant(number.Type, token.Position, number.Value)
                : throw Fail(token.Position, $"'{token.Text}' is not a number");
        }

        if (NumberConstant.ReadInteger(token.Text) is not { } integer)
        {
            throw Fail(token.Position, $"'{token.Text}' is not a number, or is too large");
        }

        return new IntegerConstant(integer.Type, token.Position, unchecked((long)integer.Value));
    }

    private IntegerConstant ParseCharacter(Token token)
    {
        long? value = CharacterConstant.Read(token.Text, out string? wrong);
        if (wrong is not null)
        {
            _diagnostics.Warn(token.Position, wrong);
        }

        if (token.Text is ['\'', not '\\', _, _, ..] && value is < 0 or > 255)
        {
            _diagnostics.Warn(token.Position, "multi-character character constant");
        }

        BasicType type = token.Text[0] switch
        {
            'u' => BasicType.UnsignedShort,
            'U' => BasicType.UnsignedInt,
            _ => BasicType.Int,
        };
        return value is { } known ? new IntegerConstant(type, token.Position, known)
            : throw Fail(token.Position, "empty character constant");
    }

    private List<Token> ParseStringTokens()
    {
        if (Kind != K.String)
        {
            throw Fail(Position, $"found {Describe(Current)}, expected a string literal");
        }

        var tokens = new List<Token>();
        while (Kind == K.String)
        {
            tokens.Add(Advance());
        }

        return tokens;
    }

    private StringLiteral ParseString()
    {
        List<Token> tokens = ParseStringTokens();
        int size = tokens.Max(t => QuotedText.ElementSize(t.Text));
        var bytes = new List<byte>();
        char prefix = '"';
        foreach (Token token in tokens)
        {
            prefix = QuotedText.ElementSize(token.Text) > 1 ? token.Text[0] : prefix;
            if (QuotedText.Decode(token.Text, size, bytes) is { } wrong)
            {
                _diagnostics.Warn(token.Position, wrong);
            }
        }

        BasicType element = prefix switch
        {
            'L' => BasicType.Int,
            'U' => BasicType.UnsignedInt,
            'u' => BasicType.UnsignedShort,
            _ => BasicType.Char,
        };
        return StringOf(bytes, element, tokens[0].Position);
    }

    private static StringLiteral StringOf(List<byte> bytes, CType element, SourcePosition position)
    {
        bytes.AddRange(new byte[element.Size]);
        ArrayType type = ArrayType.Of(element, bytes.Count / element.Size);
        return new StringLiteral(type, position, new StringConstant(type, [.. bytes], position));
    }

    private StringLiteral FunctionName(SourcePosition position)
    {
        List<byte> bytes = [.. Encoding.UTF8.GetBytes(_function?.Name ?? "")];
        return StringOf(bytes, BasicType.Char.With(Qualifiers.Const), position);
    }

    private Expression ParseName(Token name)
    {
        Binding? binding = _symbols.Find(name.Text);
        switch (binding?.Kind)
        {
            case BindingKind.EnumConstant:
                return new IntegerConstant(binding.Type, name.Position, binding.Value);
            case BindingKind.Variable:
                return ReferTo((Variable)binding.Symbol!, binding.Type, name.Position);
            case BindingKind.Function:
                _function?.Refer(binding.Symbol!, name.Position);
                var address = new AddressConstant(
                    new PointerType(binding.Symbol!.Type), name.Position, binding.Symbol, 0);
                return new Dereference(binding.Symbol.Type, name.Position, address);
            case BindingKind.Typedef:
                throw Fail(name.Position, $"found the type '{name.Text}', expected an expression");
            default:
                return ParseBuiltIn(name) ?? Undeclared(name);
        }
    }

    private Expression ReferTo(Variable variable, CType declared, SourcePosition position)
    {
        if (variable is GlobalVariable global)
        {
            _function?.Refer(global, position);
        }

        var reference = new VariableReference(variable.Type, position, variable);
        return declared is ArrayType { IsVariable: true } && variable.Type is PointerType
            ? new Dereference(declared, position, reference)
            : reference;
    }

    private Expression Undeclared(Token name)
    {
        bool isCall = Kind == K.OpenParen;
        if (_reported.Add(name.Text))
        {
            string what = isCall ? $"call of undeclared function '{name.Text}'"
                : $"'{name.Text}' undeclared";
            Error(
                name.Position,
                what + Hint(name.Text, _symbols.VisibleNames.Concat(Keywords.OfStatements)));
        }

        return Conversions.Unknown(name.Position);
    }
}
