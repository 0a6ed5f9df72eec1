using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using ActorVm.Host.Scenarios;
using ActorVm.Programs.Diagnostics;

namespace ActorVm.Host.Tests.Scenarios;

public class ScenarioSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(
        File.ReadAllText(
            Path.Combine(Repository.Root, "src/Host/Scenarios/scenario.schema.json")))!;

    public static TheoryData<string> ShippedScenarios => [.. Repository.Scenarios];

    [Theory]
    [MemberData(nameof(ShippedScenarios))]
    public void EveryShippedScenarioConforms(string path) =>
        JsonSchema.Validate(Schema, ToJson(File.ReadAllText(Path.Combine(Repository.Root, path))))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("processes: {}")]
    [InlineData("name: x")]
    [InlineData("{OK}\nnmae: x")]
    [InlineData("{OK}\nuntil: 10")]
    [InlineData("{OK}\nmachine: { frames: 0 }")]
    [InlineData("{OK}\nmachine: { profile: linus }")]
    [InlineData("{OK}\nfiles: { x: { mode: 3 } }")]
    [InlineData("{OK}\nfiles: { x: { text: a, from: b } }")]
    [InlineData("{OK}\ncheck: { always: 1 == 1 }")]
    [InlineData("{OK}\nfaults: [{ device: swap, operation: read }]")]
    [InlineData("{OK}\nfaults: [{ device: swap, operation: read, nth: 1, from: 1, delay: 1s }]")]
    [InlineData("{OK}\nfaults: [{ kill: A }]")]
    [InlineData("processes: { A: { program: [] } }")]
    [InlineData("processes: { 1A: { program: a.c } }")]
    [InlineData("processes: { A: { program: a.c, count: 0 } }")]
    public void KnownBadScenariosDoNot(string text) =>
        JsonSchema.Validate(
                Schema, ToJson(text.Replace("{OK}", "processes: { A: { program: a.c } }")))
            .ShouldNotBeEmpty();

    [Theory]
    [InlineData("/properties")]
    [InlineData("/properties/machine/properties")]
    [InlineData("/properties/files/additionalProperties/oneOf/1/properties")]
    [InlineData("/properties/processes/additionalProperties/properties")]
    [InlineData("/properties/faults/items/oneOf/0/properties")]
    [InlineData("/properties/faults/items/oneOf/1/properties")]
    [InlineData("/properties/check/properties")]
    public void ItNamesTheKeysThatTheReaderKnows(string pointer)
    {
        ImmutableArray<string> expected = pointer switch
        {
            "/properties" => ScenarioKeys.Root,
            "/properties/machine/properties" => ScenarioKeys.Machine,
            "/properties/files/additionalProperties/oneOf/1/properties" => ScenarioKeys.File,
            "/properties/processes/additionalProperties/properties" => ScenarioKeys.Process,
            "/properties/faults/items/oneOf/0/properties" => ScenarioKeys.DeviceFault,
            "/properties/faults/items/oneOf/1/properties" => ScenarioKeys.Kill,
            _ => ScenarioKeys.Check,
        };
        At(pointer).AsObject().Select(p => p.Key).ShouldBe(expected);
    }

    [Theory]
    [InlineData("/properties/machine/properties/profile/enum")]
    [InlineData("/properties/faults/items/oneOf/0/properties/device/enum")]
    [InlineData("/properties/faults/items/oneOf/0/properties/operation/enum")]
    [InlineData("/properties/faults/items/oneOf/0/properties/error/enum")]
    [InlineData("/properties/faults/items/oneOf/1/properties/when/enum")]
    public void ItNamesTheWordsThatTheReaderKnows(string pointer)
    {
        ImmutableArray<string> expected = pointer.Split('/')[^2] switch
        {
            "profile" => ProfileNames.All,
            "device" => ScenarioKeys.Devices,
            "operation" => ScenarioKeys.Operations,
            "error" => ScenarioKeys.DeviceErrors,
            _ => ScenarioKeys.Waits,
        };
        At(pointer).AsArray().Select(p => p!.GetValue<string>()).ShouldBe(expected);
    }

    private static JsonNode At(string pointer) =>
        pointer.Split('/').Skip(1).Aggregate(
            Schema,
            (node, key) => node is JsonArray array
                ? array[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)]!
                : node[key]!);

    private static JsonNode? ToJson(string yaml)
    {
        List<Diagnostic> errors = [];
        YamlNode? root = YamlReader.Read(new SourceText("s.yaml", yaml), errors);
        errors.ShouldBeEmpty();
        return ToJson(root!);
    }

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMapping mapping => new JsonObject(
            mapping.Entries.Select(e => KeyValuePair.Create(e.Key.Value, ToJson(e.Value)))),
        YamlSequence list => new JsonArray([.. list.Items.Select(ToJson)]),
        YamlScalar { IsNull: true } => null,
        YamlScalar { Quote: YamlQuote.None } plain => PlainToJson(plain.Value),
        YamlScalar scalar => JsonValue.Create(scalar.Value),
        _ => throw new System.ArgumentException("no such node", nameof(node)),
    };

    private static JsonValue PlainToJson(string value) =>
        value is ['0', _, ..] && value.All(char.IsAsciiDigit)
            ? JsonValue.Create(System.Convert.ToInt64(value, 8))
            : long.TryParse(value, out long number) ? JsonValue.Create(number)
            : JsonValue.Create(value);
}
