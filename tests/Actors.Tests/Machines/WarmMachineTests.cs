using System;
using System.Linq;
using ActorVm.Actors.Reports;
using ActorVm.Actors.Scheduling;
using ActorVm.Model;
using ActorVm.Programs;
using ActorVm.Programs.Code;

namespace ActorVm.Actors.Tests.Machines;

/// <summary>A machine that is reset and run again works in the memory that it has.</summary>
public class WarmMachineTests
{
    private const int WarmUps = 12;

    // The JIT may still be busy after the first runs, and its first code allocates where its last
    // does not: one run without any byte shows that none is needed.
    private const int MeasuredMax = 50;
    private const string Everything = """
        #include <fcntl.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <sys/mman.h>
        #include <sys/shm.h>
        #include <sys/stat.h>
        #include <sys/wait.h>
        #include <unistd.h>

        static int share(char *shared, int round)
        {
            int ends[2], status = 1;
            char *own = malloc(20000), answer = 0;
            char *anonymous =
                mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            if (!own || anonymous == MAP_FAILED || pipe(ends))
                return 1;
            own[9000] = anonymous[4096] = round;
            pid_t child = fork();
            if (child == 0) {
                own[9000]++;
                shared[4096 * (round % 4)]++;
                sleep(1);
                _exit(write(ends[1], own + 9000, 1) != 1);
            }
            if (read(ends[0], &answer, 1) != 1 || waitpid(child, &status, 0) != child || status)
                return 2;
            close(ends[0]);
            close(ends[1]);
            free(own);
            return answer != round + 1 || munmap(anonymous, 8192) ? 3 : 0;
        }

        static int map(const char *path)
        {
            struct stat status;
            int fd = open(path, O_RDWR | O_CREAT, 0600);
            if (fd < 0 || ftruncate(fd, 10000) || fstat(fd, &status) || status.st_size != 10000)
                return 4;
            char *memory = mmap(0, 10000, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
            char *copy = mmap(0, 10000, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
            if (memory == MAP_FAILED || copy == MAP_FAILED)
                return 5;
            strcpy(memory + 4090, "over the edge");
            copy[4096] = 'X';
            if (msync(memory, 10000, MS_SYNC) || mprotect(memory, 4096, PROT_READ))
                return 6;
            if (munmap(memory + 4096, 4096) || close(fd))
                return 7;
            return 0;
        }

        int main(int argc, char **argv)
        {
            int failed = 0;
            for (int round = 0; round < 3 && !failed; round++) {
                int id = shmget(IPC_PRIVATE, 4 * 4096, 0600);
                char *shared = shmat(id, 0, 0);
                if (shared == (void *)-1)
                    return 8;
                failed = share(shared, round);
                printf("round %d: %d %s\n", round, failed, argv[0]);
                if (shmctl(id, IPC_RMID, 0) || shmdt(shared))
                    return 9;
            }
            return failed ? failed : map(argv[1]);
        }
        """;

    private const string Pressure = """
        #include <fcntl.h>
        #include <sys/mman.h>
        #include <sys/shm.h>
        #include <sys/wait.h>
        #include <unistd.h>

        enum { PAGE = 4096, PAGES = 10, ROUNDS = 4 };

        static int touch(volatile char *pages, int round)
        {
            int wrong = 0;
            for (int i = 0; i < PAGES; i++) {
                wrong += pages[i * PAGE] != (round ? round + i : 0);
                pages[i * PAGE] = round + 1 + i;
            }
            return wrong;
        }

        static int run(char **places, int from, int to)
        {
            int wrong = 0;
            for (int round = from; round < to; round++)
                for (int i = 0; i < 4; i++)
                    wrong += touch(places[i], round);
            return wrong;
        }

        int main(int argc, char **argv)
        {
            static const int kinds[] = {
                MAP_PRIVATE | MAP_ANONYMOUS, MAP_SHARED | MAP_ANONYMOUS, MAP_SHARED
            };
            char *places[4];
            int status = 1, fd = open(argv[1], O_RDWR | O_CREAT, 0600);
            int id = shmget(IPC_PRIVATE, PAGES * PAGE, 0600);
            if (ftruncate(fd, 0) || ftruncate(fd, PAGES * PAGE))
                return 2;
            for (int i = 0; i < 3; i++)
                places[i] = mmap(0, PAGES * PAGE, PROT_READ | PROT_WRITE, kinds[i],
                    i == 2 ? fd : -1, 0);
            places[3] = shmat(id, 0, 0);
            int wrong = run(places, 0, ROUNDS);
            if (fork() == 0)
                _exit(run(places, ROUNDS, 2 * ROUNDS));
            wait(&status);
            if (shmctl(id, IPC_RMID, 0))
                return 3;
            return wrong + status + touch(places[0], ROUNDS);
        }
        """;

    [Theory]
    [InlineData(Profile.Classic, 0)]
    [InlineData(Profile.Linux, 0)]
    [InlineData(Profile.Classic, 1)]
    [InlineData(Profile.Linux, 1)]
    [InlineData(Profile.Classic, 2)]
    public void AWarmMachineRunsWithoutAllocating(Profile profile, int strategy) =>
        RunWarm(new Machine(Setup(profile, Everything, frames: 512)), strategy);

    [Theory]
    [InlineData(Profile.Classic, 0)]
    [InlineData(Profile.Linux, 1)]
    [InlineData(Profile.Linux, 2)]
    public void SoDoesOneThatSwapsAllTheTime(Profile profile, int strategy)
    {
        Machine machine = new(Setup(profile, Pressure, frames: 16));
        RunWarm(machine, strategy);
        machine.Swap.TransfersBegun.ShouldBeGreaterThan(500U);
    }

    private static void RunWarm(Machine machine, int strategy)
    {
        DeterministicHost host = new(machine);
        Strategy chooser = strategy switch
        {
            0 => new FifoStrategy(),
            1 => new RandomStrategy(1),
            _ => new PctStrategy(1),
        };
        RunOptions options = new();
        for (int i = 0; i < WarmUps; i++)
        {
            host.Boot(chooser, options);
            host.Run().ShouldBe(RunEnd.Completed);
        }

        ulong hash = host.HashState();
        long turns = host.Turns;
        MachineReport report = machine.Report();
        report.Processes.Select(process => process.Exit).ShouldAllBe(exit => exit == 0);

        long allocated = long.MaxValue;
        for (int i = 0; i < MeasuredMax && allocated > 0; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            host.Boot(chooser, options);
            host.Run();
            ulong again = host.HashState();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            (again, host.Turns).ShouldBe((hash, turns));
        }

        allocated.ShouldBe(0);
    }

    private static MachineSetup Setup(Profile profile, string source, int frames)
    {
        CompileResult result = ProgramCompiler.Compile(
            [new SourceFile("warm.c", source)], new CompileOptions { Profile = profile });
        result.Diagnostics.ShouldBeEmpty();
        ProgramImage program = result.Image!;
        return new MachineSetup
        {
            Profile = profile,
            FrameCount = frames,
            SwapSlots = 256,
            Processes = [Named("A", program), Named("B", program)],
        };
    }

    private static ProcessSetup Named(string name, ProgramImage program) => new(name)
    {
        Program = program,
        Arguments = [name, $"{name}.txt"],
        Environment = ["HOME=/", "LANG=C"],
    };
}
