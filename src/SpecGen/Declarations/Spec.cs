using System.Collections.Generic;
using System.Linq;

namespace ActorVm.SpecGen.Declarations;

/// <summary>Everything that the spec's files declare.</summary>
internal sealed record Spec(
    IReadOnlyList<ErrnoDeclaration> Errnos,
    IReadOnlyList<ErrnoAlias> ErrnoAliases,
    IReadOnlyList<ConstantGroup> Constants,
    IReadOnlyList<SetDeclaration> Sets,
    IReadOnlyList<SignalDeclaration> Signals,
    IReadOnlyList<string> Actors,
    IReadOnlyList<MessageDeclaration> Requests,
    IReadOnlyList<CallDeclaration> Calls)
{
    /// <summary>Every message, each reply behind its request.</summary>
    public IEnumerable<MessageDeclaration> Messages =>
        Requests.SelectMany(request =>
            request.Reply is { } reply ? [request, reply] : new[] { request });

    /// <summary>The calls that the C library has a function for.</summary>
    public IEnumerable<CallDeclaration> LibraryCalls =>
        Calls.Where(call => call.CPrototype is not null);

    /// <summary>What an actor can receive.</summary>
    public IEnumerable<MessageDeclaration> MessagesTo(string actor) =>
        Messages.Where(message => message.To.Contains(actor));
}
