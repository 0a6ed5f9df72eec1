using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Reflection;
using ActorVm.Model;

namespace ActorVm.Host.Scenarios;

/// <summary>The constants of the C headers, for checks and faults.</summary>
internal static class CConstants
{
    /// <summary>The signals by name.</summary>
    public static readonly FrozenDictionary<string, Signal> Signals =
        SignalTable.All.ToFrozenDictionary(SignalTable.Name);

    /// <summary>The names of the signals, by number.</summary>
    public static readonly ImmutableArray<string> SignalNames =
        [.. SignalTable.All.Select(SignalTable.Name)];

    /// <summary>All integer constants by name.</summary>
    public static readonly FrozenDictionary<string, long> All = Collect();

    private static FrozenDictionary<string, long> Collect()
    {
        Dictionary<string, long> constants = [];
        foreach (FieldInfo field in typeof(LinuxConstants).GetFields())
        {
            if (field is { IsLiteral: true } && field.GetRawConstantValue() is IConvertible value)
            {
                constants[field.Name] = field.FieldType == typeof(ulong)
                    ? unchecked((long)value.ToUInt64(CultureInfo.InvariantCulture))
                    : value.ToInt64(CultureInfo.InvariantCulture);
            }
        }

        foreach (Errno errno in Enum.GetValues<Errno>().Where(e => e != Errno.None))
        {
            constants.TryAdd(errno.ToString(), (long)errno);
        }

        foreach ((string name, Signal signal) in Signals)
        {
            constants[name] = (long)signal;
        }

        return constants.ToFrozenDictionary();
    }
}
