using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ActorVm.Host.Tests.Scenarios;

/// <summary>As much of JSON Schema 2020-12 as the schema of scenario files uses; any other keyword
/// is an error.</summary>
internal static class JsonSchema
{
    private static JsonNode _root = new JsonObject();

    public static List<string> Validate(JsonNode schema, JsonNode? value)
    {
        List<string> errors = [];
        _root = schema;
        Check(schema, value, "$", errors);
        return errors;
    }

    private static void Check(JsonNode schema, JsonNode? value, string path, List<string> errors)
    {
        foreach ((string keyword, JsonNode? argument) in schema.AsObject())
        {
            if (!Holds(keyword, argument!, schema, value, path, errors))
            {
                errors.Add($"{path}: {keyword} {argument!.ToJsonString()}");
            }
        }
    }

    private static bool Holds(
        string keyword,
        JsonNode argument,
        JsonNode schema,
        JsonNode? value,
        string path,
        List<string> errors) => keyword switch
        {
            "$schema" or "$defs" or "title" or "description" => true,
            "$ref" => IsValid(Resolve(argument.GetValue<string>()), value),
            "type" => (argument is JsonArray types ? types.Select(t => t!) : [argument])
                .Any(t => IsOfType(t.GetValue<string>(), value)),
            "enum" => argument.AsArray().Any(a => JsonNode.DeepEquals(a, value)),
            "oneOf" => argument.AsArray().Count(a => IsValid(a!, value)) == 1,
            "anyOf" => argument.AsArray().Any(a => IsValid(a!, value)),
            "not" => !IsValid(argument, value),
            "minimum" => Number(value) is not { } n || n >= argument.GetValue<long>(),
            "maximum" => Number(value) is not { } n || n <= argument.GetValue<long>(),
            "pattern" => Text(value) is not { } t || Regex.IsMatch(t, argument.GetValue<string>()),
            "maxLength" => Text(value) is not { } t || t.Length <= argument.GetValue<int>(),
            "minItems" => value is not JsonArray a || a.Count >= argument.GetValue<int>(),
            "minProperties" => value is not JsonObject o || o.Count >= argument.GetValue<int>(),
            "required" => value is not JsonObject o
                || argument.AsArray().All(key => o.ContainsKey(key!.GetValue<string>())),
            "propertyNames" => value is not JsonObject o
                || o.All(p => IsValid(argument, JsonValue.Create(p.Key))),
            "items" => CheckItems(argument, value, path, errors),
            "properties" => CheckProperties(argument, value, path, errors),
            "additionalProperties" => CheckAdditional(argument, schema, value, path, errors),
            _ => throw new NotSupportedException(keyword),
        };

    private static bool CheckItems(
        JsonNode schema, JsonNode? value, string path, List<string> errors)
    {
        foreach (JsonNode? item in value as JsonArray ?? [])
        {
            Check(schema, item, $"{path}[]", errors);
        }

        return true;
    }

    private static bool CheckProperties(
        JsonNode schema, JsonNode? value, string path, List<string> errors)
    {
        foreach ((string key, JsonNode? item) in value as JsonObject ?? [])
        {
            if (schema[key] is { } known)
            {
                Check(known, item, $"{path}.{key}", errors);
            }
        }

        return true;
    }

    private static bool CheckAdditional(
        JsonNode argument, JsonNode schema, JsonNode? value, string path, List<string> errors)
    {
        foreach ((string key, JsonNode? item) in value as JsonObject ?? [])
        {
            if (schema["properties"]?[key] is not null)
            {
                continue;
            }

            if (argument is not JsonObject)
            {
                return false;
            }

            Check(argument, item, $"{path}.{key}", errors);
        }

        return true;
    }

    private static bool IsValid(JsonNode schema, JsonNode? value)
    {
        List<string> errors = [];
        Check(schema, value, "$", errors);
        return errors.Count == 0;
    }

    private static JsonNode Resolve(string reference) =>
        reference.Split('/').Skip(1).Aggregate(_root, (node, key) => node[key]!);

    private static bool IsOfType(string type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => Text(value) is not null,
        "integer" or "number" => Number(value) is not null,
        "boolean" => value is JsonValue v && v.TryGetValue(out bool _),
        _ => throw new NotSupportedException(type),
    };

    private static long? Number(JsonNode? value) =>
        value is JsonValue v && v.TryGetValue(out long number) ? number : null;

    private static string? Text(JsonNode? value) =>
        value is JsonValue v && v.TryGetValue(out string? text) ? text : null;
}
