using System;
using System.IO;
using System.Threading;

namespace ActorVm.Host.Tests.Mutations;

/// <summary>Gives a reader one input after another, on a stack as large as the command's.</summary>
internal static class ReaderTrial
{
    private const int StackBytes = 8 << 20;
    private const int PatienceMs = 60_000;

    /// <summary>Reads the inputs of the numbers from 0 on.</summary>
    /// <param name="count">How many.</param>
    /// <param name="make">Makes the input of a number.</param>
    /// <param name="read">Reads it; what it throws is a failure.</param>
    public static void Run(int count, Func<int, byte[]> make, Action<byte[]> read)
    {
        int number = 0;
        Exception? failure = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    for (; number < count; Interlocked.Increment(ref number))
                    {
                        read(make(number));
                    }
                }
                catch (Exception e)
                {
                    failure = e;
                }
            },
            StackBytes)
        {
            IsBackground = true,
        };
        thread.Start();
        for (int seen = -1; !thread.Join(PatienceMs) && seen != Volatile.Read(ref number);)
        {
            seen = Volatile.Read(ref number);
        }

        string outcome = failure is not null ? $"threw {failure}" : thread.IsAlive ? "hangs" : "";
        if (outcome.Length > 0)
        {
            string path = Path.Combine(Path.GetTempPath(), $"actorvm-input-{number}");
            File.WriteAllBytes(path, make(number));
            Assert.Fail($"input {number}, kept as {path}: {outcome}");
        }
    }
}
