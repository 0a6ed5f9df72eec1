using System;
using ActorVm.Host.Commands;

namespace ActorVm.Host;

/// <summary>The command <c>actorvm</c>.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        Terminal terminal = Terminal.OfProcess();
        try
        {
            return CommandLine.Invoke(arguments, terminal);
        }
        catch (Exception e) // nothing that happens here is the user's fault
        {
            terminal.Complain(
                $"actorvm: a defect of actorvm itself: {e.GetType().Name}: {e.Message}");
            return ExitStatus.Bug;
        }
    }
}
