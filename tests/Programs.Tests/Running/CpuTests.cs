using System;
using System.Collections.Generic;
using System.Linq;
using ActorVm.Model;
using ActorVm.Programs.Code;
using ActorVm.Programs.Running;

namespace ActorVm.Programs.Tests.Running;

public sealed class CpuTests
{
    private const string Busy = """
        static int table[3000];
        static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
        int main(void)
        {
            for (int i = 0; i < 3000; i++)
                table[i] = i * i;
            int sum = fib(12);
            for (int i = 0; i < 3000; i++)
                sum += table[i];
            return sum & 0xff;
        }
        """;

    [Fact]
    public void TwoRunsStandInTheSameStateAtEveryStop()
    {
        ProgramImage image = Given.Program(Busy);
        Stress stress = new(Budget: 13);
        List<ulong> first = HashesOf(new TestMachine(image, stress));
        List<ulong> second = HashesOf(new TestMachine(image, stress));
        first.Count.ShouldBeGreaterThan(1000);
        second.ShouldBe(first);
        first.ShouldBeUnique();
    }

    [Fact]
    public void AForkedCopyRunsOnAsTheParentDoes()
    {
        TestMachine parent = Given.Machine(Busy, new Stress(Budget: 500));
        for (int i = 0; i < 12; i++)
        {
            if (parent.Step() == StopReason.Fault)
            {
                parent.Map(parent.Cpu.FaultAddress);
            }
        }

        TestMachine child = parent.Fork();
        child.Cpu.Hash().ShouldBe(parent.Cpu.Hash());
        Outcome ofChild = child.Run();
        Outcome ofParent = parent.Run();
        ofChild.Exit.ShouldBe(ofParent.Exit);
        ofChild.Hash.ShouldBe(ofParent.Hash);
    }

    [Fact]
    public void ForkAndItsParentSeeDifferentResultsOfTheCall()
    {
        TestMachine parent = Given.Machine("""
            int main(void) { return __syscall(57) == 0 ? 1 : 2; }
            """);
        while (parent.Step() != StopReason.Call)
        {
            parent.Map(parent.Cpu.FaultAddress).ShouldBeTrue();
        }

        parent.Cpu.CallNumber.ShouldBe(57);
        TestMachine child = parent.Fork();
        child.Cpu.SetResult(0);
        parent.Cpu.SetResult(7);
        child.Run().Exit.ShouldBe(1);
        parent.Run().Exit.ShouldBe(2);
    }

    [Fact]
    public void AResetCpuRunsAsANewOne()
    {
        ProgramImage image = Given.Program(Busy);
        TestMachine machine = new(image);
        machine.Run();
        machine.Cpu.Reset();
        machine.Cpu.Hash().ShouldBe(new Cpu().Hash());
    }

    [Fact]
    public void RunningAllocatesNothing()
    {
        TestMachine machine = Given.Machine("""
            #include <stdio.h>
            #include <string.h>
            struct s { long a[5]; } one, two;
            static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
            int main(void)
            {
                char text[64];
                for (;;) {
                    snprintf(text, sizeof text, "%d %s %.3f", fib(8), "text", 1.5);
                    one = two;
                    two.a[0] += strlen(text);
                    __atomic_fetch_add(&one.a[1], 1, __ATOMIC_SEQ_CST);
                }
            }
            """);
        for (int i = 0; i < 200; i++)
        {
            if (machine.Step() == StopReason.Fault)
            {
                machine.Map(machine.Cpu.FaultAddress).ShouldBeTrue();
            }
        }

        int budgets = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 50; i++)
        {
            budgets += machine.Step() == StopReason.Budget ? 1 : 0;
        }

        long after = GC.GetAllocatedBytesForCurrentThread();
        (after - before).ShouldBe(0);
        budgets.ShouldBe(50);
    }

    [Fact]
    public void AnUnsupportedFunctionIsRefusedByNameWhereItIsCalled()
    {
        TestMachine machine = new(Assembly.Image(Assembly.Do(Opcode.Refuse)));
        machine.Step().ShouldBe(StopReason.Trap);
        machine.Cpu.TrapSignal.ShouldBe(Signal.SIGSYS);
    }

    [Fact]
    public void AFaultTellsItsLine()
    {
        TestMachine machine = Given.Machine("""
            int main(void)
            {
                int *p = (int *)16;
                return *p;
            }
            """);
        Outcome outcome = machine.Run();
        outcome.Signal.ShouldBe(Signal.SIGSEGV);
        outcome.FaultAddress.ShouldBe(16UL);
        machine.Cpu.Location.ShouldBe(("test.c", 4));
        machine.Cpu.FaultIsStore.ShouldBeFalse();
        machine.Cpu.Backtrace().Select(frame => frame.Function).ShouldBe(["main", "_start"]);
    }

    [Fact]
    public void AFaultInTheLibraryTellsTheLineOfTheCall()
    {
        TestMachine machine = Given.Machine("""
            #include <string.h>
            int main(int argc, char **argv)
            {
                return strlen(argv[argc]);
            }
            """);
        machine.Run().Signal.ShouldBe(Signal.SIGSEGV);
        machine.Cpu.Location.ShouldBe(("test.c", 4));
        machine.Cpu.Backtrace().First().Function.ShouldBe("strlen");
    }

    [Fact]
    public void AStoreToAConstantFaults()
    {
        TestMachine machine = Given.Machine("""
            static const int limit = 5;
            int main(void) { *(int *)&limit = 6; return 0; }
            """);
        machine.Run().Signal.ShouldBe(Signal.SIGSEGV);
        machine.Cpu.FaultIsStore.ShouldBeTrue();
    }

    [Fact]
    public void EndlessRecursionEndsInTheStacksGuard() =>
        Given.Machine("int f(int n) { return f(n + 1) + 1; } int main(void) { return f(0); }")
            .Run().FaultAddress.ShouldBeInRange(0xBF70_0000UL, 0xBF80_0000UL);

    [Fact]
    public void BothLayoutsRunTheSameProgram()
    {
        ProgramImage classic = Given.Program(Busy);
        ProgramImage linux = Given.Program(Busy, Profile.Linux);
        classic.TextStart.ShouldBe(0x0804_8000UL);
        linux.TextStart.ShouldBe(0x0000_5555_5555_4000UL);
        new TestMachine(linux).Run().Exit.ShouldBe(new TestMachine(classic).Run().Exit);
    }

    [Fact]
    public void ANewCpuIsSmall()
    {
        GC.KeepAlive(new Cpu());
        long before = GC.GetAllocatedBytesForCurrentThread();
        Cpu cpu = new();
        long after = GC.GetAllocatedBytesForCurrentThread();
        (after - before).ShouldBeLessThan(1024);
        GC.KeepAlive(cpu);
    }

    private static List<ulong> HashesOf(TestMachine machine)
    {
        List<ulong> hashes = [];
        while (machine.Step() is StopReason reason && reason != StopReason.Call)
        {
            hashes.Add(machine.Cpu.Hash());
            if (reason == StopReason.Fault)
            {
                machine.Map(machine.Cpu.FaultAddress).ShouldBeTrue();
            }
        }

        return hashes;
    }
}
