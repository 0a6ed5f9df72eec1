using System;
using System.Globalization;
using System.IO;
using System.Linq;
using ActorVm.Model.Memory;
using ActorVm.Programs;
using ActorVm.Programs.Code;
using ActorVm.Programs.Running;

// Millions of instructions a second of the interpreter, on each program of the folder beside this
// file. Processor time, so that other work on the machine counts little; the best of some rounds.
const int Budget = 100_000;
const int Frames = 4096;
const int Rounds = 3;
const int ExitGroup = 231;
const ulong StackTop = 0xC000_0000;

string folder = Path.Combine(AppContext.BaseDirectory, "programs");
Console.WriteLine("program          instructions     seconds  million/s");
foreach (string path in Directory.GetFiles(folder, "*.c").Order(StringComparer.Ordinal))
{
    CompileResult result = ProgramCompiler.Compile(
        [new SourceFile(path, File.ReadAllText(path))], new CompileOptions());
    if (result.Image is not ProgramImage image)
    {
        Console.Error.WriteLine(string.Join('\n', result.Diagnostics));
        return 1;
    }

    (long count, double seconds) best = (0, double.MaxValue);
    for (int i = 0; i < Rounds; i++)
    {
        (long count, double seconds) run = Run(image);
        best = run.seconds < best.seconds ? run : best;
    }

    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{Path.GetFileNameWithoutExtension(path),-12} {best.count,16:N0} {best.seconds,11:F3} "
        + $"{best.count / best.seconds / 1e6,10:F0}"));
}

return 0;

static (long Count, double Seconds) Run(ProgramImage image)
{
    PhysicalMemory memory = new(Frames);
    PageTable table = new();
    Mmu mmu = new(table, memory);
    Cpu cpu = new();
    cpu.Start(image, StackTop - 64, 0, 0, 0);
    int frames = 0;
    long count = 0;
    TimeSpan start = Environment.CpuUsage.UserTime;
    while (true)
    {
        int budget = Budget;
        StopReason reason = cpu.Run(mmu, ref budget, false);
        count += Budget - budget;
        switch (reason)
        {
            case StopReason.Fault:
                ulong page = Paging.RoundDown(cpu.FaultAddress);
                FrameNumber frame = new(++frames);
                if (page < image.HeapStart && page >= image.TextStart)
                {
                    image.FillPage(page, memory.Page(frame));
                }

                table.Set(page, PageTableEntry.Map(frame, true, false));
                break;
            case StopReason.Call when cpu.CallNumber == ExitGroup:
                return (count, (Environment.CpuUsage.UserTime - start).TotalSeconds);
            case StopReason.Call:
                cpu.SetResult(-1);
                break;
            case StopReason.Trap:
                throw new InvalidOperationException($"{cpu.TrapSignal} at {cpu.Location}");
        }
    }
}
