using System;
using System.Collections.Generic;

namespace ActorVm.Programs.Preprocessing;

/// <summary>All the spellings of a unit.</summary>
internal sealed class SpellingPool
{
    private readonly Dictionary<string, Spelling> _all;
    private readonly Dictionary<string, Spelling>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public SpellingPool()
    {
        _all = new(4096, StringComparer.Ordinal);
        _bySpan = _all.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The one spelling of this text.</summary>
    public Spelling Get(ReadOnlySpan<char> text)
    {
        if (!_bySpan.TryGetValue(text, out Spelling? spelling))
        {
            string word = text.ToString();
            spelling = new Spelling(word, Keywords.Of(word));
            _all.Add(word, spelling);
        }

        return spelling;
    }
}
