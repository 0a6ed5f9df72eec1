using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Invariants;

/// <summary>Who refers to something that is counted: said in words only when a count is wrong.
/// </summary>
internal readonly struct Reference
{
    private readonly string _what;
    private readonly ActorId _actor;
    private readonly ActorId _other;
    private readonly ulong _number;

    private Reference(string what, ActorId actor, ActorId other, ulong number)
    {
        _what = what;
        _actor = actor;
        _other = other;
        _number = number;
    }

    /// <summary>An entry of a process's page table, or an area that begins there.</summary>
    public static Reference At(Pid process, ulong address) =>
        new("at", ActorId.Of(process), default, address);

    /// <summary>A page of a segment.</summary>
    public static Reference Page(ShmId segment, PageIndex page) =>
        new("page", default, default, ((ulong)(uint)segment.Value << 32) | page.Value);

    /// <summary>Something that an actor remembers.</summary>
    public static Reference Of(ActorId actor, string what) => new(what, actor, default, 0);

    /// <summary>A message under way.</summary>
    public static Reference Of(in Envelope message) =>
        new("under way", message.Sender, message.Receiver, (ulong)message.Kind);

    /// <summary>The reference in words, with what it adds to the count.</summary>
    public string Describe(int references)
    {
        string who = _other != default
            ? $"{(MessageKind)_number} from {_actor} to {_other}"
            : _actor == default ? $"page {(uint)_number} of segment {_number >> 32}"
            : _what == "at" ? $"{_actor} at 0x{_number:x}"
            : $"{_actor}: {_what}";
        return FormattableString.Invariant($"{references:+0;-0} {who}");
    }
}
