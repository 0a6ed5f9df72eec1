using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace ActorVm.House.Tests;

/// <summary>Finds the members that a method's code names.</summary>
internal static class IlTokens
{
    private const byte TwoByteOpcode = 0xFE;

    private static Dictionary<short, OpCode> Opcodes { get; } = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(opcode => opcode.Value);

    public static IEnumerable<EntityHandle> In(byte[] code)
    {
        for (int at = 0; at < code.Length;)
        {
            short value = code[at] == TwoByteOpcode
                ? BinaryPrimitives.ReadInt16BigEndian(code.AsSpan(at))
                : code[at];
            OpCode opcode = Opcodes[value];
            int operand = at + opcode.Size;
            if (opcode.OperandType is OperandType.InlineMethod or OperandType.InlineField
                or OperandType.InlineTok)
            {
                int token = BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(operand));
                yield return MetadataTokens.EntityHandle(token);
            }

            at = operand + SizeOf(opcode.OperandType, code.AsSpan(operand));
        }
    }

    private static int SizeOf(OperandType operand, ReadOnlySpan<byte> rest)
    {
        switch (operand)
        {
            case OperandType.InlineNone:
                return 0;
            case OperandType.ShortInlineBrTarget:
            case OperandType.ShortInlineI:
            case OperandType.ShortInlineVar:
                return 1;
            case OperandType.InlineVar:
                return 2;
            case OperandType.InlineI8:
            case OperandType.InlineR:
                return 8;
            case OperandType.InlineSwitch:
                return 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(rest));
            default:
                return 4;
        }
    }
}
