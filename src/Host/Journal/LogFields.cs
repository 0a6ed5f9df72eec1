using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace ActorVm.Host.Journal;

/// <summary>The properties of a log's event, each of the type that it must have.</summary>
/// <remarks>What is missing or of another type throws a <see cref="LogFormatException"/>.</remarks>
internal readonly struct LogFields(JsonElement json)
{
    /// <summary>Whether a property is there and says anything.</summary>
    public bool Has(string name) => !IsNull(name);

    /// <summary>A text.</summary>
    public string Text(string name) =>
        Get(name, JsonValueKind.String).GetString()!;

    /// <summary>A text or nothing.</summary>
    public string? TextOrNull(string name) => IsNull(name) ? null : Text(name);

    /// <summary>One of several words.</summary>
    public string Word(string name, ImmutableArray<string> known)
    {
        string word = Text(name);
        return known.Contains(word)
            ? word
            : throw new LogFormatException($"'{word}' is no {name}");
    }

    /// <summary>A whole number within bounds.</summary>
    public long Integer(string name, long min, long max) =>
        Get(name, JsonValueKind.Number).TryGetInt64(out long value) && value >= min && value <= max
            ? value
            : throw new LogFormatException($"{name} is out of its range");

    /// <summary>A whole number from 0, or nothing.</summary>
    public long? IntegerOrNull(string name) =>
        IsNull(name) ? null : Integer(name, 0, long.MaxValue);

    /// <summary>A whole number of 64 bits without a sign.</summary>
    public ulong Unsigned(string name) =>
        Get(name, JsonValueKind.Number).TryGetUInt64(out ulong value)
            ? value
            : throw new LogFormatException($"{name} is out of its range");

    /// <summary>A truth value.</summary>
    public bool Truth(string name) =>
        TryGet(name, out JsonElement value)
        && value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw Missing(name);

    /// <summary>A hash of 16 digits.</summary>
    public ulong Hash(string name) =>
        ulong.TryParse(
            Text(name),
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out ulong hash)
            ? hash
            : throw new LogFormatException($"{name} is no hash");

    /// <summary>A hash of 16 digits, or nothing where the property is missing.</summary>
    public ulong? HashOrNull(string name) => IsNull(name) ? null : Hash(name);

    /// <summary>A text of base 64.</summary>
    public byte[] Base64(string name)
    {
        try
        {
            return Convert.FromBase64String(Text(name));
        }
        catch (FormatException)
        {
            throw new LogFormatException($"{name} is no base 64");
        }
    }

    /// <summary>Bytes as <see cref="LogValues.Bytes"/> writes them.</summary>
    public ImmutableArray<byte> Bytes() =>
        IsNull("text") ? [.. Base64("base64")] : [.. Encoding.UTF8.GetBytes(Text("text"))];

    /// <summary>Properties as one value.</summary>
    public LogFields Structure(string name) => new(Get(name, JsonValueKind.Object));

    /// <summary>A list of texts.</summary>
    public ImmutableArray<string> Texts(string name) =>
    [
        .. Get(name, JsonValueKind.Array).EnumerateArray().Select(
            item => item.ValueKind == JsonValueKind.String
                ? item.GetString()!
                : throw Missing(name)),
    ];

    /// <summary>A list of structures.</summary>
    public ImmutableArray<T> List<T>(string name, Func<LogFields, T> read) =>
    [
        .. Get(name, JsonValueKind.Array).EnumerateArray().Select(
            item => item.ValueKind == JsonValueKind.Object
                ? read(new LogFields(item))
                : throw Missing(name)),
    ];

    private bool IsNull(string name) =>
        !TryGet(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null;

    private JsonElement Get(string name, JsonValueKind kind) =>
        TryGet(name, out JsonElement value) && value.ValueKind == kind
            ? value
            : throw Missing(name);

    private bool TryGet(string name, out JsonElement value) => json.TryGetProperty(name, out value);

    private static LogFormatException Missing(string name) => new($"found no {name}");
}
