using System;
using System.Collections.Generic;
using System.Globalization;
using ActorVm.Actors.Scheduling;

namespace ActorVm.Bench;

/// <summary>Everything that is measured.</summary>
internal static class Measures
{
    private const ulong Seed = 1;
    private const int Calls = 2_000;
    private const int Rounds = 20;
    private const int Pages = 256;

    /// <summary>All measures by name, each made when it is asked for.</summary>
    public static IEnumerable<(string Name, Func<string, Measure> Make)> All()
    {
        yield return ("turn, fifo, 2 processes", name => Turns(name, 2, new FifoStrategy()));
        yield return ("turn, random, 2 processes", name => Turns(name, 2, Random()));
        yield return ("turn, random, 500 processes", name => Turns(name, 500, Random()));
        yield return ("shm fault, first touch", name => Faults(name, "first-touch", 500));
        yield return ("shm fault, second touch", name => Faults(name, "second-touch", null));
        yield return ("shmat and shmdt", Attaches);
        yield return ("visible load or store", VisibleAccesses);
        yield return ("private load", PrivateLoads);
        yield return ("private store", PrivateStores);
        yield return ("interpreter, loop", name => Instructions(name, "loop"));
        yield return ("interpreter, fib", name => Instructions(name, "fib"));
        yield return ("interpreter, arrays", name => Instructions(name, "arrays"));
        yield return ("interpreter, lists", name => Instructions(name, "lists"));
        yield return ("interpreter, floats", name => Instructions(name, "floats"));
        yield return ("interpreter, text", name => Instructions(name, "text"));
        yield return ("run of a bit of everything", name => WholeRun(name, "life", "4"));
        yield return ("run of two processes", name => WholeRun(name, "pair"));
        yield return ("reset of two processes", Reset);
        yield return ("state hash of two processes", Hash);
    }

    private static Measure Turns(string name, int processes, Strategy strategy)
    {
        int calls = Math.Max(Calls / processes, 200); // so that starts and ends weigh little
        MachineRun machine = new("turns", processes, strategy, Text(calls));
        return new Measure(name, "turn", machine.Run)
        {
            Floor = new MessageFloor(processes).Pass,
            AimNs = processes == 2 ? 33 : 83,
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

    private static Measure Instructions(string name, string program) =>
        new(name, "instruction", new ProcessorRun(program).Run) { AimNs = 1000.0 / 150 };

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

    private static Measure Repeated(string name, string unit, MachineRun machine, long units) =>
        new(name, unit, () => machine.Run() > 0 ? units : 0) { Machine = machine };

    private static RandomStrategy Random() => new(Seed);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
