using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace ActorVm.Host.Tests.Mutations;

/// <summary>
/// Makes broken inputs of whole ones. An input is known by its number: the same one each time.
/// </summary>
/// <remarks>
/// Most breaks know of words, lines and brackets, so that many inputs come through the first checks
/// of a reader; the rest are bytes.
/// </remarks>
internal sealed class Mutator
{
    private const int NestingMax = 20_000;

    private static readonly Regex Word =
        new("[A-Za-z_]\\w*|\\d[\\w.]*|\"(?:[^\"\\\\\n]|\\\\.)*\"|[ \t]+|.|\n", RegexOptions.Singleline);

    private static readonly string[] Numbers =
    [
        "0", "-1", "1", "07", "0x", "1e999", "0x1p-2000", "2147483647", "-2147483648", "4294967296",
        "9223372036854775807", "9223372036854775808", "18446744073709551615",
        "99999999999999999999999999", "1000000000000", "0." + new string('0', 400) + "1",
        "0x" + new string('f', 300), "3.5", "1.", ".5", "1_000", "'x'",
    ];

    private readonly string[][] _originals;
    private readonly string[] _nests;

    /// <param name="originals">Inputs that are right.</param>
    /// <param name="nests">What can stand in itself, as <c>open|close</c>.</param>
    public Mutator(IEnumerable<string> originals, params string[] nests)
    {
        _originals = [.. originals.Select(text => Word.Matches(text).Select(m => m.Value).ToArray())];
        _nests = nests;
    }

    /// <summary>The input of a number.</summary>
    public byte[] Make(int number)
    {
        Random random = new(number);
        List<string> words = [.. Pick(random, _originals)];
        for (int edits = random.Next(1, 6); edits > 0; edits--)
        {
            Edit(words, random);
        }

        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(words));
        return random.Next(4) == 0 ? Flip(bytes, random) : bytes;
    }

    private void Edit(List<string> words, Random random)
    {
        if (words.Count == 0)
        {
            words.Add(" ");
        }

        int at = random.Next(words.Count);
        int length = Math.Min(random.Next(1, 12), words.Count - at);
        string[] other = Pick(random, _originals);
        Action[] edits =
        [
            () => words.RemoveRange(at, length),
            () => words.InsertRange(random.Next(words.Count), words.GetRange(at, length)),
            () => words.RemoveRange(at, words.Count - at),
            () => words.Insert(at, Pick(random, other)),
            () => words[at] = Pick(random, other),
            () => words[at] = words[random.Next(words.Count)],
            () => words[Near(words, at, word => char.IsDigit(word[0]))] = Pick(random, Numbers),
            () => Splice(words, at, other, random),
            () => DoubleOrDropLines(words, at, random),
            () => Nest(words, at, length, random),
            () => Rename(words, at, Pick(random, other)),
        ];
        Pick(random, edits)();
    }

    /// <summary>Lines of another input in the place of some of its own.</summary>
    private static void Splice(List<string> words, int at, string[] other, Random random)
    {
        int from = random.Next(other.Length);
        int count = random.Next(1, other.Length - from + 1);
        int start = LineStart(words, at);
        words.RemoveRange(start, Math.Min(random.Next(40), words.Count - start));
        words.InsertRange(start, other.AsSpan(from, count).ToArray());
    }

    private static void DoubleOrDropLines(List<string> words, int at, Random random)
    {
        int start = LineStart(words, at);
        int end = words.FindIndex(at, word => word == "\n");
        int count = (end < 0 ? words.Count : end + 1) - start;
        List<string> line = words.GetRange(start, count);
        if (random.Next(3) == 0)
        {
            words.RemoveRange(start, count);
        }
        else
        {
            words.InsertRange(LineStart(words, random.Next(words.Count)), line);
        }
    }

    /// <summary>Some words in the middle of many brackets, closed or not.</summary>
    private void Nest(List<string> words, int at, int length, Random random)
    {
        string[] nest = Pick(random, _nests).Split('|');
        int depth = random.Next(4) == 0 ? random.Next(NestingMax) : random.Next(100);
        int closed = random.Next(3) == 0 ? depth - 1 : depth;
        words.Insert(at + length, string.Concat(Enumerable.Repeat(nest[1], Math.Max(0, closed))));
        words.Insert(at, string.Concat(Enumerable.Repeat(nest[0], depth)));
    }

    /// <summary>Another name for something, everywhere.</summary>
    private static void Rename(List<string> words, int at, string name)
    {
        string old = words[Near(words, at, word => char.IsLetter(word[0]))];
        for (int i = 0; i < words.Count; i++)
        {
            words[i] = words[i] == old ? name : words[i];
        }
    }

    private static byte[] Flip(byte[] original, Random random)
    {
        List<byte> bytes = [.. original];
        for (int flips = random.Next(1, 4); flips > 0 && bytes.Count > 0; flips--)
        {
            int at = random.Next(bytes.Count);
            if (random.Next(3) == 0)
            {
                bytes.Insert(at, (byte)random.Next(256));
            }
            else
            {
                bytes[at] = (byte)(random.Next(2) == 0 ? random.Next(256) : bytes[at] ^ 1);
            }
        }

        return [.. bytes];
    }

    private static int LineStart(List<string> words, int at) =>
        at == 0 ? 0 : words.FindLastIndex(at - 1, word => word == "\n") + 1;

    private static int Near(List<string> words, int at, Predicate<string> isMeant)
    {
        int found = words.FindIndex(at, word => word.Length > 0 && isMeant(word));
        return found < 0 ? at : found;
    }

    private static T Pick<T>(Random random, T[] items) => items[random.Next(items.Length)];
}
