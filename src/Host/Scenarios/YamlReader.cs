using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using ActorVm.Programs.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ActorVm.Host.Scenarios;

/// <summary>Reads the one YAML document of a text into nodes that know their places.</summary>
/// <remarks>Left out of YAML: anchors and aliases, tags, several documents, keys that are no
/// scalars.</remarks>
internal sealed class YamlReader
{
    private const int DepthMax = 32;

    private readonly SourceText _source;
    private readonly List<Diagnostic> _errors;
    private readonly Parser _parser;
    private Place _last = Place.Start;

    private YamlReader(SourceText source, List<Diagnostic> errors)
    {
        _source = source;
        _errors = errors;
        _parser = new Parser(new StringReader(source.Text));
    }

    /// <summary>Reads a text. Where it is no YAML, adds an error and returns null.</summary>
    public static YamlNode? Read(SourceText source, List<Diagnostic> errors)
    {
        YamlReader reader = new(source, errors);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException e)
        {
            Place end = source.End;
            Place place = e.Start.Line > end.Line
                ? end
                : new Place((int)Math.Max(1, e.Start.Line), (int)Math.Max(1, e.Start.Column));
            errors.Add(source.Error(place, $"not YAML: {e.Message}"));
        }
        catch (RefusedException e)
        {
            errors.Add(source.Error(e.Place, e.Message));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet's scanner and tags, of some texts that are no YAML
            errors.Add(source.Error(reader._last, "not YAML from here on"));
        }

        return null;
    }

    private YamlNode? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            _errors.Add(_source.Error(Place.Start, "found nothing, expected a scenario"));
            return null;
        }

        YamlNode root = ReadNode(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out DocumentStart? second))
        {
            throw new RefusedException(
                PlaceOf(second), "found a second document, expected one scenario in a file");
        }

        return root;
    }

    private YamlNode ReadNode(int depth)
    {
        ParsingEvent start = _parser.Consume<ParsingEvent>();
        Place place = PlaceOf(start);
        _last = place;
        if (depth > DepthMax)
        {
            throw new RefusedException(place, "nested too deeply");
        }

        if (start is NodeEvent { Anchor.IsEmpty: false } or AnchorAlias)
        {
            throw new RefusedException(place, "anchors and aliases have no meaning in a scenario");
        }

        return start switch
        {
            Scalar scalar => new YamlScalar(place, scalar.Value, QuoteOf(scalar.Style)),
            SequenceStart => ReadSequence(place, depth),
            MappingStart => ReadMapping(place, depth),
            _ => throw new RefusedException(place, "found no value"),
        };
    }

    private YamlSequence ReadSequence(Place place, int depth)
    {
        ImmutableArray<YamlNode>.Builder items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth + 1));
        }

        return new YamlSequence(place, items.ToImmutable());
    }

    private YamlMapping ReadMapping(Place place, int depth)
    {
        ImmutableArray<YamlEntry>.Builder entries = ImmutableArray.CreateBuilder<YamlEntry>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            YamlNode key = ReadNode(depth + 1);
            YamlNode value = ReadNode(depth + 1);
            if (key is not YamlScalar name)
            {
                throw new RefusedException(key.Place, "found a list or mapping, expected a key");
            }

            entries.Add(new YamlEntry(name, value));
        }

        return new YamlMapping(place, entries.ToImmutable());
    }

    private static Place PlaceOf(ParsingEvent e) => new((int)e.Start.Line, (int)e.Start.Column);

    private static YamlQuote QuoteOf(ScalarStyle style) => style switch
    {
        ScalarStyle.SingleQuoted => YamlQuote.Single,
        ScalarStyle.DoubleQuoted => YamlQuote.Double,
        ScalarStyle.Literal or ScalarStyle.Folded => YamlQuote.Block,
        ScalarStyle.Any or ScalarStyle.Plain or ScalarStyle.ForcePlain => YamlQuote.None,
        _ => throw new ArgumentOutOfRangeException(nameof(style)),
    };

    private sealed class RefusedException(Place place, string message) : Exception(message)
    {
        public Place Place { get; } = place;
    }
}
