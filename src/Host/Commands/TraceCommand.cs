using System.CommandLine;

namespace ActorVm.Host.Commands;

/// <summary>The flags of <c>trace</c>.</summary>
internal static class TraceCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Make(Terminal terminal)
    {
        Argument<string> log = Flags.Log();
        Option<string> format = new("--format")
        {
            Description = "In which form.",
            HelpName = string.Join('|', TraceVerb.Formats),
            DefaultValueFactory = _ => TraceVerb.Formats[0],
        };
        format.Validators.Add(result =>
        {
            string? word = result.Tokens.Count > 0 ? result.Tokens[^1].Value : null;
            if (word is not null && !TraceVerb.Formats.Contains(word))
            {
                result.AddError(
                    $"unknown format '{word}'; expected {string.Join(", ", TraceVerb.Formats)}");
            }
        });
        Option<bool> json = Flags.Json();
        Command command = new("trace", "Shows a logged run: its calls, or its messages.")
        {
            log, format, json,
        };
        command.SetAction(parsed => TraceVerb.Execute(
            parsed.GetRequiredValue(log),
            parsed.GetRequiredValue(format),
            parsed.GetValue(json),
            terminal));
        return command;
    }
}
