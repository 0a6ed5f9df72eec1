using ActorVm.Model.Signals;

namespace ActorVm.Model.Tests.Signals;

public class PendingSignalsTests
{
    private static readonly SignalSet All = ~default(SignalSet);
    private readonly PendingSignals _pending = new();

    [Fact]
    public void NothingIsPendingAtFirst() => _pending.First(All).ShouldBe(Signal.None);

    [Fact]
    public void OfAnOrdinarySignalTheFirstIsKept()
    {
        Add(Signal.SIGUSR1, 1);
        Add(Signal.SIGUSR1, 2);
        _pending.Take(Signal.SIGUSR1).Value.ShouldBe(1UL);
        _pending.First(All).ShouldBe(Signal.None);
    }

    [Fact]
    public void OfARealTimeSignalEachIsKeptInOrder()
    {
        Signal signal = (Signal)34;
        for (ulong value = 1; value <= 5; value++)
        {
            Add(signal, value);
        }

        for (ulong value = 1; value <= 5; value++)
        {
            _pending.First(All).ShouldBe(signal);
            _pending.Take(signal).Value.ShouldBe(value);
        }

        _pending.First(All).ShouldBe(Signal.None);
    }

    [Fact]
    public void FaultsComeFirstAndThenTheLowestButNothingBeforeKill()
    {
        Add(Signal.SIGHUP);
        Add(Signal.SIGSEGV);
        Add((Signal)40);
        Add(Signal.SIGKILL);
        _pending.Take(_pending.First(All)).Signal.ShouldBe(Signal.SIGKILL);
        _pending.Take(_pending.First(All)).Signal.ShouldBe(Signal.SIGSEGV);
        _pending.Take(_pending.First(All)).Signal.ShouldBe(Signal.SIGHUP);
        _pending.Take(_pending.First(All)).Signal.ShouldBe((Signal)40);
    }

    [Fact]
    public void WhatIsNotWantedStays()
    {
        Add(Signal.SIGHUP);
        Add(Signal.SIGTERM);
        _pending.First(~SignalSet.Of(Signal.SIGHUP)).ShouldBe(Signal.SIGTERM);
        _pending.Discard(SignalSet.Of(Signal.SIGTERM));
        _pending.Set.ShouldBe(SignalSet.Of(Signal.SIGHUP));
    }

    [Fact]
    public void TheHashTellsTheirOrder()
    {
        Add((Signal)34, 1);
        Add((Signal)34, 2);
        ulong hash = _pending.Hash(1);
        _pending.Reset();
        Add((Signal)34, 2);
        Add((Signal)34, 1);
        _pending.Hash(1).ShouldNotBe(hash);
    }

    private void Add(Signal signal, ulong value = 0) =>
        _pending.Add(new SignalInfo(signal, 0, default, 0, value));
}
