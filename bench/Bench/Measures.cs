using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ActorVm.Actors.Scheduling;

namespace ActorVm.Bench;

/// <summary>Everything that is measured.</summary>
internal static class Measures
{
    private const ulong Seed = 1;
    private const int Calls = 2_000;
    private const int Rounds = 20;
    private const int Pages = 256;
    private const int Many = 100_000;
    private const double TurnNs = 1000.0 / 30;
    private const double TurnOfManyNs = 1000.0 / 12;

    private static readonly string[] Kernels =
        ["loop", "fib", "arrays", "lists", "floats", "sieve", "matrix", "sort"];

    /// <summary>All measures by name, each made when it is asked for.</summary>
    public static IEnumerable<(string Name, Func<string, Measure> Make)> All() =>
        [.. Turns(), .. Memory(), .. Programs(), .. Runs(), .. Crowds()];

    private static IEnumerable<(string Name, Func<string, Measure> Make)> Turns() =>
    [
        ("request and reply, fifo, 1 pair", name => Messages(name, 1, new FifoStrategy())),
        ("request and reply, random, 1 pair", name => Messages(name, 1, Random())),
        ("request and reply, random, 1,000 pairs", name => Messages(name, 1000, Random())),
        ("system call, fifo, 2 processes", name => SystemCalls(name, 2, new FifoStrategy())),
        ("system call, random, 2 processes", name => SystemCalls(name, 2, Random())),
        ("system call, random, 500 processes", name => SystemCalls(name, 500, Random())),
    ];

    private static IEnumerable<(string Name, Func<string, Measure> Make)> Memory() =>
    [
        ("shm fault, first touch", name => Faults(name, "first-touch", 500)),
        ("shm fault, second touch", name => Faults(name, "second-touch", null)),
        ("shmat and shmdt", Attaches),
        ("visible load or store", VisibleAccesses),
        ("private load", PrivateLoads),
        ("private store", PrivateStores),
    ];

    private static IEnumerable<(string Name, Func<string, Measure> Make)> Programs() =>
    [
        .. Kernels.Select(Interpreted),
        .. Kernels.Select(Walked),
        ("interpreter, text", name => Instructions(name, "text")),
    ];

    private static (string Name, Func<string, Measure> Make) Interpreted(string program) =>
        ($"interpreter, {program}", name => Instructions(name, program));

    private static (string Name, Func<string, Measure> Make) Walked(string program) =>
        ($"walking the tree, {program}", name => Walk(name, program));

    private static IEnumerable<(string Name, Func<string, Measure> Make)> Runs() =>
    [
        ("run of a bit of everything", name => WholeRun(name, "life", "4")),
        ("run of two processes", name => WholeRun(name, "pair")),
        ("reset of two processes", Reset),
        ("state hash of two processes", Hash),
        ("log written, system calls", name => LogWritten(name, "turns", "20000")),
        ("log written, a bit of everything", name => LogWritten(name, "life", "100")),
        ("replay, system calls", name => Replay(name, "turns", "20000")),
        ("replay, a bit of everything", name => Replay(name, "life", "100")),
    ];

    private static IEnumerable<(string Name, Func<string, Measure> Make)> Crowds() =>
    [
        ("turn, 10 of 100,000 processes", name => TurnsInACrowd(name, 10)),
        ("turn, all of 100,000 processes", name => TurnsInACrowd(name, Many)),
    ];

    private static Measure Messages(string name, int pairs, Strategy strategy) =>
        new(name, "turn", new Pairs(pairs, strategy).Run)
        {
            Floor = new MessageFloor(2 * pairs).Pass,
            AimNs = pairs == 1 ? TurnNs : TurnOfManyNs,
        };

    private static Measure SystemCalls(string name, int processes, Strategy strategy)
    {
        int calls = Math.Max(Calls / processes, 200); // so that starts and ends weigh little
        MachineRun machine = new("turns", processes, strategy, Text(calls));
        return new Measure(name, "turn", machine.Run)
        {
            Floor = new MessageFloor(3 * processes).Pass,
            AimNs = processes == 2 ? TurnNs : TurnOfManyNs,
            Machine = machine,
        };
    }

    private static Measure Faults(string name, string program, double? aimNs)
    {
        MachineRun machine = new(program, 1, new FifoStrategy(), Text(Rounds), Text(Pages));
        return Repeated(name, "fault", machine, Rounds * Pages) with { AimNs = aimNs };
    }

    private static Measure Attaches(string name)
    {
        MachineRun machine = new("attach", 1, new FifoStrategy(), Text(Calls));
        return Repeated(name, "pair", machine, Calls);
    }

    private static Measure VisibleAccesses(string name)
    {
        MachineRun machine = new("visible", 1, new FifoStrategy(), Text(Calls));
        return Repeated(name, "access", machine, Calls * 2);
    }

    private static Measure PrivateLoads(string name)
    {
        MemoryWork memory = new();
        return new Measure(name, "load", memory.Load) { Floor = memory.LoadPlain, AimNs = 10 };
    }

    private static Measure PrivateStores(string name)
    {
        MemoryWork memory = new();
        return new Measure(name, "store", memory.Store) { Floor = memory.StorePlain, AimNs = 10 };
    }

    /// <summary>The same built by cc -O0 is the floor, where it calls nothing of the C
    /// library.</summary>
    private static Measure Instructions(string name, string program)
    {
        ProcessorRun run = new(program);
        NativeRun? native = Array.IndexOf(Kernels, program) < 0 ? null : NativeRun.Build(program);
        long count = run.Run();
        return new(name, "instruction", run.Run)
        {
            Floor = native is null ? null : () => native.Run() < 0 ? 0 : count,
            AimNs = 1000.0 / 250,
        };
    }

    /// <summary>Counts the instructions that the interpreter would need, so that the two
    /// compare.</summary>
    private static Measure Walk(string name, string program)
    {
        TreeWalk walk = new(program);
        long count = new ProcessorRun(program).Run();
        return new(name, "instruction", () => walk.Run() < 0 ? 0 : count) { MayAllocate = true };
    }

    private static Measure WholeRun(string name, string program, params string[] arguments)
    {
        MachineRun machine = new(program, 2, Random(), arguments);
        return Repeated(name, "run", machine, 1);
    }

    private static Measure Reset(string name)
    {
        MachineRun machine = new("pair", 2, new FifoStrategy());
        return new Measure(name, "reset", machine.Reset)
        {
            Before = () => machine.Run(),
            AimNs = 3000,
        };
    }

    private static Measure Hash(string name)
    {
        MachineRun machine = new("pair", 2, new FifoStrategy());
        long turns = machine.Run();
        machine.RunTo(turns / 2);
        return new Measure(name, "hash", machine.Hash);
    }

    private static Measure LogWritten(string name, string program, string argument)
    {
        LoggedRun run = new(new MachineRun(program, 2, Random(), argument));
        return new Measure(name, "turn", run.Write)
        {
            Floor = run.RunPlain,
            AimRatio = 1.1,
            MayAllocate = true,
            After = run.Remove,
        };
    }

    private static Measure Replay(string name, string program, string argument)
    {
        LoggedRun run = new(new MachineRun(program, 2, Random(), argument));
        return new Measure(name, "turn", run.Replay)
        {
            Floor = run.RunPlain,
            MayAllocate = true,
            After = run.Remove,
        };
    }

    private static Measure TurnsInACrowd(string name, int callers)
    {
        Crowd crowd = new(Many, callers);
        Console.WriteLine(
            $"{Many:N0} processes: {crowd.Bytes:N0} bytes each, {crowd.PageBytes:N0} of them pages "
            + $"and {crowd.PageTableBytes():N0} the page table");
        return new Measure(name, "turn", crowd.Run)
        {
            Floor = new Crowd(10, 10).Run,
            AimRatio = 1.5,
        };
    }

    private static Measure Repeated(string name, string unit, MachineRun machine, long units) =>
        new(name, unit, () => machine.Run() > 0 ? units : 0) { Machine = machine };

    private static RandomStrategy Random() => new(Seed);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
