using System;
using System.Collections.Immutable;
using System.Globalization;
using ActorVm.Model;

namespace ActorVm.Programs.Calls;

/// <summary>System calls as strace(1) shows them.</summary>
/// <remarks>
/// What an argument points to is shown as it is when the call returns; what the call writes, where
/// it succeeds. Where the memory cannot be read, the address is shown.
/// </remarks>
public static class CallFormat
{
    private const int BytesMax = 32;
    private const int PathBytesMax = 4096;

    /// <summary>
    /// A call with its result, such as <c>shmget(IPC_PRIVATE, 4096, IPC_CREAT|0600) = 0</c>.
    /// </summary>
    /// <param name="number">Which call; one without a name is shown as <c>syscall_N</c>.</param>
    /// <param name="arguments">The six argument registers.</param>
    /// <param name="result">
    /// What the kernel returned, a negative errno for a failure; null where it never does.
    /// </param>
    /// <param name="memory">The caller's memory; without it, addresses are shown.</param>
    public static ShownCall Format(
        int number, ReadOnlySpan<ulong> arguments, long? result, UserMemory? memory = null)
    {
        CallInfo? call = CallTable.Find(number);
        string name = call?.Name ?? $"syscall_{number}";
        ImmutableArray<string>.Builder shown = ImmutableArray.CreateBuilder<string>();
        for (int i = 0; i < (call?.Arguments.Length ?? 0); i++)
        {
            CallArgument argument = call!.Arguments[i];
            if (IsMeant(argument, arguments))
            {
                string? pointed = memory is null || arguments[i] == 0
                    ? null
                    : Pointed(argument, i, arguments, result, memory);
                shown.Add(pointed ?? Argument(argument, arguments[i]));
            }
        }

        return new ShownCall(name, shown.ToImmutable(), Result(call, result));
    }

    private static bool IsMeant(CallArgument argument, ReadOnlySpan<ulong> arguments) =>
        argument.TestedArgument < 0
        || (Int(arguments[argument.TestedArgument]) & argument.TestedBit) != 0;

    /// <summary>What the argument points to; null for the address alone.</summary>
    private static string? Pointed(
        CallArgument argument,
        int index,
        ReadOnlySpan<ulong> arguments,
        long? result,
        UserMemory memory)
    {
        ulong address = arguments[index];
        bool isUnwritten = argument.IsWritten
            && (result is null or < 0 || (argument.Kind == ArgumentKind.WaitStatus && result == 0));
        return isUnwritten ? null
            : argument.Kind == ArgumentKind.String ? Text(address, memory)
            : argument.Kind == ArgumentKind.Bytes ? Bytes(
                address,
                argument.IsWritten ? unchecked((ulong)result!.Value) : arguments[index + 1],
                memory)
            : argument.Kind == ArgumentKind.Segment
                ? PointedFormat.Segment(Int(arguments[1]), address, memory)
            : PointedFormat.Format(argument.Kind, address, memory);
    }

    private static string? Text(ulong address, UserMemory memory)
    {
        Span<byte> text = stackalloc byte[PathBytesMax];
        int length = 0;
        for (; length < text.Length; length++)
        {
            if (!memory(address + (ulong)length, text.Slice(length, 1)))
            {
                return null;
            }

            if (text[length] == 0)
            {
                break;
            }
        }

        return QuotedBytes.Format(text[..length], isCut: length == text.Length);
    }

    private static string? Bytes(ulong address, ulong count, UserMemory memory)
    {
        Span<byte> bytes = stackalloc byte[(int)Math.Min(count, BytesMax)];
        return memory(address, bytes) ? QuotedBytes.Format(bytes, isCut: count > BytesMax) : null;
    }

    private static string Argument(CallArgument argument, ulong value) =>
        argument.Kind switch
        {
            ArgumentKind.Set => argument.Set!.Format(Int(value)),
            ArgumentKind.Hex => value == 0 ? "0" : Hex(value),
            ArgumentKind.Key => value == 0 ? "IPC_PRIVATE" : Hex(unchecked((uint)value)),
            ArgumentKind.Octal => "0" + Convert.ToString(Int(value), toBase: 8).PadLeft(2, '0'),
            ArgumentKind.Signal => value == 0 ? "0" : SignalTable.Name((Signal)Int(value)),
            ArgumentKind.Unsigned => value.ToString(CultureInfo.InvariantCulture),
            ArgumentKind.Number or ArgumentKind.Nothing =>
                unchecked((long)value).ToString(CultureInfo.InvariantCulture),
            ArgumentKind.Address or ArgumentKind.String or ArgumentKind.Bytes
                or ArgumentKind.Descriptors or ArgumentKind.WaitStatus or ArgumentKind.Time
                or ArgumentKind.Timespec or ArgumentKind.Itimerval or ArgumentKind.Stat
                or ArgumentKind.Segment or ArgumentKind.SignalSet or ArgumentKind.SignalAction
                or _ => Address(value),
        };

    private static string Result(CallInfo? call, long? result) => result switch
    {
        null => "?",
        >= -4095 and < 0 and long error => Error((Errno)(-error)),
        { } value when call?.Result == ArgumentKind.Address => Address(unchecked((ulong)value)),
        { } value => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string Error(Errno errno) =>
        $"-1 {ErrnoTable.Name(errno)} ({ErrnoTable.Text(errno)})";

    private static string Address(ulong value) => value == 0 ? "NULL" : Hex(value);

    private static string Hex(ulong value) =>
        string.Create(CultureInfo.InvariantCulture, $"0x{value:x}");

    private static int Int(ulong value) => unchecked((int)value);
}
