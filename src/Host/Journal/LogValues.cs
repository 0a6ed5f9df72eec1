using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using Serilog.Events;

namespace ActorVm.Host.Journal;

/// <summary>Makes the values of the log's events.</summary>
internal static class LogValues
{
    private static readonly UTF8Encoding StrictUtf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A property of an event.</summary>
    public static LogEventProperty Property(string name, LogEventPropertyValue value) =>
        new(name, value);

    /// <summary>A property that is a text, a number, a truth value or nothing.</summary>
    public static LogEventProperty Property(string name, object? value) =>
        new(name, new ScalarValue(value));

    /// <summary>Several properties as one value.</summary>
    public static StructureValue Structure(params IEnumerable<LogEventProperty> properties) =>
        new(properties);

    /// <summary>A list.</summary>
    public static SequenceValue List(IEnumerable<LogEventPropertyValue> items) => new(items);

    /// <summary>A list of texts.</summary>
    public static SequenceValue List(IEnumerable<string> items) =>
        new(items.Select(item => new ScalarValue(item)));

    /// <summary>A hash, as its 16 digits.</summary>
    public static string Hash(ulong hash) => hash.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Bytes: as text where they are UTF-8, so that people can read the log.</summary>
    public static LogEventProperty Bytes(ImmutableArray<byte> bytes)
    {
        try
        {
            return Property("text", StrictUtf8.GetString(bytes.AsSpan()));
        }
        catch (DecoderFallbackException)
        {
            return Property("base64", System.Convert.ToBase64String(bytes.AsSpan()));
        }
    }
}
