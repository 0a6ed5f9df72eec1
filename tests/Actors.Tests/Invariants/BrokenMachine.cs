using System;
using System.Collections.Generic;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Processes;
using ActorVm.Actors.Scheduling;
using ActorVm.Actors.Tests.Machines;
using ActorVm.Model;

namespace ActorVm.Actors.Tests.Invariants;

/// <summary>A machine that is stopped at a moment and broken, to see what the checker says.</summary>
internal sealed class BrokenMachine
{
    private readonly MachineStory _story;

    public BrokenMachine(string program, MachineSetup? setup = null)
    {
        _story = new MachineStory(setup ?? new MachineSetup { FrameCount = 64 }, program);
        _story.Host.Boot(new FifoStrategy(), new RunOptions());
    }

    public Machine Machine => _story.Machine;

    public DeterministicHost Host => _story.Host;

    /// <summary>Runs until a message of a kind is the next of its channel.</summary>
    public BrokenMachine RunUntil(MessageKind kind) => RunUntil(() => Find(kind) >= 0);

    public BrokenMachine RunUntil(Func<bool> isThere)
    {
        while (!isThere())
        {
            Host.Run(Host.Turns + 1).ShouldBe(RunEnd.TurnReached);
        }

        Check().ShouldBeEmpty();
        return this;
    }

    /// <summary>Runs until the first timer bears a message of a kind.</summary>
    public BrokenMachine RunUntilTimer(MessageKind kind) =>
        RunUntil(() => Host.Timers.Count > 0 && Host.Timers.Next.Kind == kind);

    /// <summary>The first timer never comes.</summary>
    public BrokenMachine DropTimer()
    {
        Host.Timers.Take();
        return this;
    }

    public BrokenMachine RunToTheEnd()
    {
        Host.Run().ShouldBe(RunEnd.Completed);
        return this;
    }

    /// <summary>The message never comes.</summary>
    public BrokenMachine Drop(MessageKind kind)
    {
        Host.Channels.Release(Host.Channels.Dequeue(Find(kind)));
        return this;
    }

    /// <summary>The message comes twice.</summary>
    public BrokenMachine Double(MessageKind kind)
    {
        Envelope message = Host.Channels.Head(Find(kind));
        Host.Channels.Enqueue(message);
        return this;
    }

    /// <summary>What the checker finds broken.</summary>
    public List<string> Check(RunEnd? end = null) =>
        [.. Machine.Checker.Check(Host.Channels, Host.Timers, null, end)];

    public Process Process(int pid) => Machine.Process(new Pid(pid));

    private int Find(MessageKind kind)
    {
        foreach (int channel in Host.Channels.Ready)
        {
            if (Host.Channels.Head(channel).Kind == kind)
            {
                return channel;
            }
        }

        return -1;
    }
}
