using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using ActorVm.Model;

namespace ActorVm.Programs.Calls;

/// <summary>System calls as strace(1) shows them.</summary>
public static class CallFormat
{
    private const int StringMax = 32;

    /// <summary>
    /// A call with its result, such as <c>shmget(IPC_PRIVATE, 4096, IPC_CREAT|0600) = 0</c>.
    /// </summary>
    /// <param name="number">Which call; one without a name is shown as <c>syscall_N</c>.</param>
    /// <param name="arguments">The six argument registers.</param>
    /// <param name="result">
    /// What the kernel returned, a negative errno for a failure; null where it never does.
    /// </param>
    /// <param name="readString">
    /// Reads the text at an address; null, or its null, shows the address.
    /// </param>
    public static string Format(
        int number,
        ReadOnlySpan<ulong> arguments,
        long? result,
        Func<ulong, string?>? readString = null)
    {
        CallInfo? call = CallTable.Find(number);
        string name = call?.Name ?? $"syscall_{number}";
        var shown = new List<string>();
        for (int i = 0; i < (call?.Arguments.Length ?? 0); i++)
        {
            CallArgument argument = call!.Arguments[i];
            if (IsMeant(argument, arguments))
            {
                shown.Add(Argument(argument, arguments[i], readString));
            }
        }

        return $"{name}({string.Join(", ", shown)}) = {Result(call, result)}";
    }

    private static bool IsMeant(CallArgument argument, ReadOnlySpan<ulong> arguments) =>
        argument.TestedArgument < 0
        || (Int(arguments[argument.TestedArgument]) & argument.TestedBit) != 0;

    private static string Argument(
        CallArgument argument, ulong value, Func<ulong, string?>? readString) =>
        argument.Kind switch
        {
            ArgumentKind.Set => argument.Set!.Format(Int(value)),
            ArgumentKind.String when readString?.Invoke(value) is { } text => Quote(text),
            ArgumentKind.Address or ArgumentKind.String => Address(value),
            ArgumentKind.Hex => value == 0 ? "0" : Hex(value),
            ArgumentKind.Key => value == 0 ? "IPC_PRIVATE" : Hex(unchecked((uint)value)),
            ArgumentKind.Octal => value == 0 ? "0" : "0" + Convert.ToString(Int(value), toBase: 8),
            ArgumentKind.Signal => value == 0 ? "0" : SignalTable.Name((Signal)Int(value)),
            ArgumentKind.Unsigned => value.ToString(CultureInfo.InvariantCulture),
            ArgumentKind.Number or ArgumentKind.Nothing or _ =>
                unchecked((long)value).ToString(CultureInfo.InvariantCulture),
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

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text.Length > StringMax ? text[..StringMax] : text)
        {
            quoted.Append(c switch
            {
                '\n' => "\\n",
                '\t' => "\\t",
                '\r' => "\\r",
                '"' => "\\\"",
                '\\' => "\\\\",
                < ' ' or > '~' => "\\" + Convert.ToString(c, toBase: 8),
                _ => c.ToString(),
            });
        }

        quoted.Append('"');
        return text.Length > StringMax ? quoted + "..." : quoted.ToString();
    }
}
