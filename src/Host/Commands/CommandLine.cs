using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Linq;
using ActorVm.Host.Reports;
using ActorVm.Host.Scenarios;

namespace ActorVm.Host.Commands;

/// <summary>The verbs and flags of <c>actorvm</c>.</summary>
internal static class CommandLine
{
    private const string ArgumentsMark = "--";

    /// <summary>Does what the command line asks.</summary>
    /// <param name="arguments">The words behind <c>actorvm</c>.</param>
    /// <param name="terminal">Where it speaks to.</param>
    /// <returns>The exit status.</returns>
    public static int Invoke(IReadOnlyList<string> arguments, Terminal terminal)
    {
        string[] words = [.. arguments.TakeWhile(word => word != ArgumentsMark)];
        string[] programArguments = [.. arguments.Skip(words.Length + 1)];
        RootCommand root = MakeRoot(terminal, programArguments);
        ParseResult parsed = root.Parse(
            words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (Complaint(parsed, words) is { } complaint)
        {
            terminal.Complain($"actorvm: {complaint}");
            if (words.Contains(Flags.JsonName))
            {
                terminal.Write(JsonReport.Of([TargetReader.Error("actorvm", complaint)]));
            }

            return ExitStatus.BadInput;
        }

        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    private static RootCommand MakeRoot(Terminal terminal, string[] programArguments)
    {
        RootCommand root = new(
            "A Linux shared-memory machine made of actors: runs C programs in virtual time, logs "
            + "every choice, and replays any run bit for bit from its log.");
        root.Add(RunCommand.Make(terminal, programArguments));
        root.Add(ReplayCommand.Make(terminal));
        root.Add(ShowCommand.Make(terminal));
        root.Add(TraceCommand.Make(terminal));
        root.Add(CheckCommand.Make(terminal));
        root.Add(ScenariosCommand.Make(terminal));
        return root;
    }

    /// <summary>What is wrong with the command line, in one line; null where nothing is.</summary>
    private static string? Complaint(ParseResult parsed, string[] words)
    {
        if (parsed.Action is HelpAction)
        {
            return null;
        }

        Command command = parsed.CommandResult.Command;
        bool isRoot = command is RootCommand;
        string help = isRoot ? "actorvm --help" : $"actorvm {command.Name} --help";
        string? flag = parsed.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens.Select(token => token.Value))
            .Concat(parsed.UnmatchedTokens)
            .FirstOrDefault(word => word.StartsWith('-'));
        bool isVerbWrong = isRoot && words is [not ['-', ..], ..];
        if (flag is not null && !isVerbWrong)
        {
            string name = flag.Split('=')[0];
            return $"unknown flag '{name}'; {Hint(name, FlagsOf(parsed))}see '{help}'";
        }

        if (parsed.Errors.Count == 0)
        {
            return null;
        }

        if (isRoot)
        {
            string[] verbs = [.. command.Subcommands.Select(verb => verb.Name)];
            return words.Length == 0
                ? $"expected a verb: {string.Join(", ", verbs)}; see '{help}'"
                : $"unknown verb '{words[0]}'; {NearestName.Hint(words[0], verbs)}";
        }

        return $"{command.Name}: {parsed.Errors[0].Message.TrimEnd('.')}; see '{help}'";
    }

    private static List<string> FlagsOf(ParseResult parsed) =>
    [
        .. parsed.CommandResult.Command.Options
            .Concat(parsed.RootCommandResult.Command.Options.Where(option => option.Recursive))
            .SelectMany(option => option.Aliases.Append(option.Name)),
    ];

    private static string Hint(string name, List<string> flags)
    {
        string? nearest = NearestName.Find(name, flags);
        return nearest is null ? string.Empty : $"did you mean '{nearest}'? ";
    }
}
