using ActorVm.Programs.Tree;
using ActorVm.Programs.Types;

namespace ActorVm.Programs.Semantics;

/// <summary>Makes addresses of places and pointers of other types, folded where they are constant.
/// </summary>
internal static class Addresses
{
    /// <summary>The address of a place as a pointer of this type.</summary>
    public static Expression Of(Expression place, CType pointer, SourcePosition position)
    {
        switch (place)
        {
            case Dereference { Pointer: var inner }:
                return Retype(inner, pointer, position);
            case VariableReference { Variable: GlobalVariable global }:
                return new AddressConstant(pointer, position, global, 0);
            case StringLiteral literal:
                return new AddressConstant(pointer, position, literal.Constant, 0);
            case MemberAccess { Record: { IsPlace: true } record, Field: var field }:
                Expression start = Of(record, pointer, position);
                if (Offset(start, field.Offset) is { } member)
                {
                    return member;
                }

                break;
            default:
                MarkRoot(place);
                break;
        }

        return new AddressOf(pointer, position, place);
    }

    /// <summary>The same value as a pointer (or 8-byte integer) of another type.</summary>
    public static Expression Retype(Expression value, CType type, SourcePosition position) =>
        ConstantFolder.Cast(value, type, position) ?? (value switch
        {
            Cast { Type.IsPointer: true, Operand: { Type.IsPointer: true } inner } =>
                new Cast(type, position, inner),
            BinaryExpression or AddressOf when TypeRules.AreCompatible(value.Type, type) => value,
            _ => new Cast(type, position, value),
        });

    private static Expression? Offset(Expression address, long bytes) => address switch
    {
        AddressConstant known => new AddressConstant(
            known.Type, known.Position, known.Symbol, unchecked(known.Addend + bytes)),
        IntegerConstant known => new IntegerConstant(
            known.Type, known.Position, unchecked(known.Value + bytes)),
        _ => null,
    };

    private static void MarkRoot(Expression place)
    {
        while (place is MemberAccess access)
        {
            place = access.Record;
        }

        switch (place)
        {
            case VariableReference { Variable: LocalVariable local }:
                local.MarkAddressTaken();
                break;
            case CompoundLiteral literal:
                literal.Variable.MarkAddressTaken();
                break;
            default:
                break;
        }
    }
}
