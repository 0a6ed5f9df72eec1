using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace ActorVm.House.Tests;

/// <summary>A word that the code of some folders must not contain.</summary>
/// <param name="Pattern">A regular expression for the word.</param>
/// <param name="Folders">The folders of src/ where it is banned.</param>
/// <param name="Example">Code that the pattern must find.</param>
internal sealed record BannedWord(string Pattern, string[] Folders, string Example);

/// <summary>What the text of a source file under src/ must look like.</summary>
internal static class SourceRules
{
    public const int ColumnsMax = 100;
    public const int FunctionLinesMax = 70;
    public const int FileLinesMax = 700;

    private static readonly string[] Everywhere = ["Model", "Programs", "Actors", "Host", "SpecGen"];
    private static readonly string[] Deterministic = ["Model", "Programs", "Actors"];
    private static readonly string[] Rules = ["Model", "Actors"];
    private static readonly string[] AllButHost = ["Model", "Programs", "Actors", "SpecGen"];

    public static readonly BannedWord[] BannedWords =
    [
        new(@"\bDateTime(Offset)?\b", Deterministic, "DateTime.UtcNow"),
        new(@"\bStopwatch\b", Deterministic, "Stopwatch.StartNew()"),
        new(@"\bTickCount(64)?\b", Deterministic, "Environment.TickCount64"),
        new(@"\bRandom\b(?!\w)(?=[.(])|\bnew Random\b", Deterministic, "new Random(1)"),
        new(@"\bGuid\b", Deterministic, "Guid.NewGuid()"),
        new(@"\bHashCode\.|\bnew HashCode\b", Deterministic, "HashCode.Combine(1, 2)"),
        new(@"\.GetHashCode\(", Deterministic, "text.GetHashCode()"),
        new(@"\bTask\.(Run|Delay|Factory|Wait\w*|When\w*|Yield)\b|\bTask<", Deterministic, "Task.Run(f)"),
        new(@"\bThread(Pool|Local)?\b(?=[.(<])", Deterministic, "new Thread(f)"),
        new(@"\block\s*\(|\bMonitor\.", Deterministic, "lock (gate)"),
        new(@"\bInterlocked\b", Deterministic, "Interlocked.Increment(ref x)"),
        new(@"\b(async|await)\b", Deterministic, "await task"),
        new(@"\bConsole\b(?=\.)", Deterministic, "Console.WriteLine()"),
        new(
            @"\b(File|Directory)\.(Append|Copy|Create|Delete|Enumerate|Exists|Move|Open|Read|Write)",
            Deterministic,
            "File.ReadAllText(path)"),
        new(@"\bEnvironment\b(?=\.)", Deterministic, "Environment.GetEnvironmentVariable(name)"),
        new(@"\b(double|float|decimal)\b", Rules, "double rate = 1;"),
        new(@"\bSerilog\b", AllButHost, "using Serilog;"),
        new(@"\bDebug\.(Assert|Fail)\b", Everywhere, "Debug.Assert(true)"),
        new(@"\b(GeneratedRegex|LoggerMessage|JsonSerializable|LibraryImport)\b", Everywhere, "[LibraryImport]"),
        new(@"\bMicrosoft\.CodeAnalysis\b", Everywhere, "using Microsoft.CodeAnalysis;"),
        new(@"^\s*#region\b", Everywhere, "#region Fields"),
        new(@"\bNotImplementedException\b", Everywhere, "throw new NotImplementedException();"),
    ];

    private static readonly Regex Leftover = new(@"\b(TODO|FIXME|HACK|XXX)\b");
    private static readonly Regex Pragma = new(@"^\s*#pragma warning disable\s+[\w, ]+(?<reason>//.+)?$");
    private static readonly Regex Suppression = new(@"\bSuppressMessage\(");
    private static readonly Regex OutsideNamespaces =
        new(@"\A\s*((global )?using [^;]+;\s*|\[assembly:[^\]]*\]\s*)*\z");

    private static readonly Regex Namespace = new(@"^namespace\s+([\w.]+);", RegexOptions.Multiline);

    /// <summary>Every breach of the rules in a file, as <c>path:line: what</c>.</summary>
    /// <param name="path">From the project's root, with slashes.</param>
    /// <param name="source">The file's text.</param>
    public static IEnumerable<string> Breaches(string path, string source)
    {
        string code = SourceText.CodeOf(source);
        string[] lines = source.Split('\n');
        return
        [
            .. LineBreaches(lines).Select(breach => At(path, breach)),
            .. WordBreaches(path, code).Select(breach => At(path, breach)),
            .. FunctionBreaches(code).Select(breach => At(path, breach)),
            .. FileBreaches(path, code, lines.Length - 1).Select(breach => At(path, breach)),
        ];
    }

    private static string At(string path, (int Line, string What) breach) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}:{breach.Line}: {breach.What}");

    private static IEnumerable<(int Line, string What)> LineBreaches(string[] lines)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > ColumnsMax)
            {
                yield return (i + 1, $"longer than {ColumnsMax} columns");
            }

            if (Leftover.Match(lines[i]) is { Success: true } leftover)
            {
                yield return (i + 1, $"leftover {leftover.Value}");
            }

            bool isSilent = Pragma.Match(lines[i]) is { Success: true } pragma
                && !pragma.Groups["reason"].Success;
            if (isSilent || (Suppression.IsMatch(lines[i]) && !Follows(lines, i, "Justification = ")))
            {
                yield return (i + 1, "a suppression without a reason");
            }
        }
    }

    private static bool Follows(string[] lines, int start, string text) =>
        lines.Skip(start).Take(4).Any(line => line.Contains(text, StringComparison.Ordinal));

    private static IEnumerable<(int Line, string What)> WordBreaches(string path, string code)
    {
        string folder = path.Split('/')[1];
        string[] lines = code.Split('\n');
        return
            from word in BannedWords
            where word.Folders.Contains(folder)
            from line in Enumerable.Range(1, lines.Length)
            let match = Regex.Match(lines[line - 1], word.Pattern)
            where match.Success
            select (line, $"banned here: {match.Value.Trim()}");
    }

    private static IEnumerable<(int Line, string What)> FunctionBreaches(string code) =>
        from function in Functions.In(code)
        where function.Lines > FunctionLinesMax
        select (function.FirstLine, $"{function.Name} is longer than {FunctionLinesMax} lines");

    private static IEnumerable<(int Line, string What)> FileBreaches(
        string path, string code, int lines)
    {
        if (lines > FileLinesMax)
        {
            yield return (FileLinesMax, $"longer than {FileLinesMax} lines");
        }

        Match declared = Namespace.Match(code);
        string expected = "ActorVm." + string.Join('.', path.Split('/')[1..^1]);
        if (!OutsideNamespaces.IsMatch(code) && declared.Groups[1].Value != expected)
        {
            yield return (1, $"expected the namespace {expected}");
        }
    }
}
