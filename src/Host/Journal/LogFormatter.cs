using System;
using System.Buffers;
using System.Globalization;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serilog.Events;

namespace ActorVm.Host.Journal;

/// <summary>Writes an event as one line of JSON in Serilog's compact form, without the line's
/// end.</summary>
/// <remarks>
/// <c>@t</c> time, <c>@mt</c> template, <c>@l</c> level if it is not Information; then the
/// properties, sorted by name: equal events are equal bytes.
/// </remarks>
internal static class LogFormatter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes an event as an object that is still open, for its checksum.</summary>
    public static void Write(LogEvent logEvent, IBufferWriter<byte> output)
    {
        using Utf8JsonWriter json = new(output, Options);
        json.WriteStartObject();
        json.WriteString(
            "@t",
            logEvent.Timestamp.UtcDateTime.ToString(
                "yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture));
        json.WriteString("@mt", logEvent.MessageTemplate.Text);
        if (logEvent.Level != LogEventLevel.Information)
        {
            json.WriteString("@l", logEvent.Level.ToString());
        }

        foreach ((string name, LogEventPropertyValue value) in
            logEvent.Properties.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            Write(json, value);
        }
    }

    private static void Write(Utf8JsonWriter json, LogEventPropertyValue value)
    {
        switch (value)
        {
            case SequenceValue list:
                json.WriteStartArray();
                foreach (LogEventPropertyValue item in list.Elements)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case StructureValue structure:
                json.WriteStartObject();
                foreach (LogEventProperty property in structure.Properties)
                {
                    json.WritePropertyName(property.Name);
                    Write(json, property.Value);
                }

                json.WriteEndObject();
                break;
            default:
                WriteScalar(json, ((ScalarValue)value).Value);
                break;
        }
    }

    private static void WriteScalar(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case ulong number:
                json.WriteNumberValue(number);
                break;
            case int or long or uint:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteStringValue((string)value);
                break;
        }
    }
}
