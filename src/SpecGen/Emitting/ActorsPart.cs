using System.Collections.Generic;
using System.Linq;
using ActorVm.SpecGen.Declarations;

namespace ActorVm.SpecGen.Emitting;

/// <summary>
/// What Actors gets: messages, their table, hash and footprints, each actor's dispatch.
/// </summary>
internal static class ActorsPart
{
    public const string Messaging = "ActorVm.Actors.Messaging";

    public static IEnumerable<GeneratedFile> Files(Spec spec) =>
    [
        new("MessageKind.g.cs", MessageTables.Kinds(spec)),
        new("MessageTable.g.cs", MessageTables.Table(spec)),
        new("MessageFormat.g.cs", MessageTables.Format(spec)),
        new("Footprints.g.cs", FootprintTables.Footprints(spec)),
        new("CallDispatch.g.cs", CallDispatch.Types(spec)),
        new("SpecHash.g.cs", SpecHash.Type(spec)),
        .. spec.Requests.Select(message =>
            new GeneratedFile($"{message.Name}.g.cs", MessageTypes.Types(message, spec))),
        .. spec.Actors.Select(actor =>
            new GeneratedFile($"{actor}Dispatch.g.cs", Dispatch(actor, spec))),
    ];

    private static CodeWriter Dispatch(string actor, Spec spec)
    {
        List<MessageDeclaration> messages = [.. spec.MessagesTo(actor)];
        CodeWriter code = CodeWriter.Begin(
            Messaging, "System.Runtime.CompilerServices", "ActorVm.Model");
        code.Doc($"What {actor} can receive; what it has no handler for does not compile.");
        using (code.Block($"public interface I{actor}Handlers"))
        {
            foreach (MessageDeclaration message in messages)
            {
                string name = message.Name;
                code.Doc($"{name}, from {string.Join(" or ", message.From)}: {message.Doc}");
                code.Line($"void On(in MessageHeader header, in {name} message, Outbox outbox);");
            }
        }

        code.Doc($"Brings a message to the handler of {actor} that is meant for it.");
        using (code.Block($"public static class {actor}Dispatch"))
        {
            code.Doc("Delivers a message; one that the actor cannot receive is a KernelBug.");
            code.Line("public static void Deliver(");
            using (code.Block($"    I{actor}Handlers actor, in Envelope envelope, Outbox outbox)"))
            {
                WriteSwitch(code, actor, messages);
            }

            foreach (MessageDeclaration message in messages)
            {
                WriteDelivery(code, actor, message.Name);
            }
        }

        return code;
    }

    private static void WriteSwitch(
        CodeWriter code, string actor, IEnumerable<MessageDeclaration> messages)
    {
        using (code.Block("switch (envelope.Kind)"))
        {
            foreach (MessageDeclaration message in messages)
            {
                code.Lines(
                    $"case MessageKind.{message.Name}:",
                    $"    {message.Name}(actor, envelope, outbox);",
                    "    break;");
            }

            code.Lines(
                "default:",
                "    throw new KernelBug(",
                $"        $\"{actor} cannot receive {{envelope.Kind}} of {{envelope.Sender}}\");");
        }
    }

    /// <summary>
    /// A method a message: all in one would clear the locals of all handlers at each delivery.
    /// </summary>
    private static void WriteDelivery(CodeWriter code, string actor, string message)
    {
        code.Line();
        code.Line("[MethodImpl(MethodImplOptions.NoInlining)]");
        code.Line($"private static void {message}(");
        code.Line($"    I{actor}Handlers actor, in Envelope envelope, Outbox outbox) =>");
        code.Line($"    actor.On(envelope.Header, Messaging.{message}.Unpack(envelope), outbox);");
    }
}
