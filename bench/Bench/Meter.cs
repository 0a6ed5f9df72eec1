using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;

namespace ActorVm.Bench;

/// <summary>
/// Measures in rounds: the floor and the work take turns, so that what else the machine does
/// strikes both. The best round counts, since the others only lost time, and of the ratios the
/// median. Time is the processor's, not the clock's.
/// </summary>
internal sealed class Meter(int rounds, TimeSpan roundTime)
{
    private const int PiecesPerRound = 301;
    private const int WarmUps = 8;

    /// <summary>Measures one thing.</summary>
    public Figure Run(Measure measure)
    {
        Warm(measure);
        double[] work = new double[rounds];
        double[] floor = new double[rounds];
        double[] ratio = new double[rounds];
        for (int i = 0; i < rounds; i++)
        {
            floor[i] = measure.Floor is { } plain ? Time(plain) : double.NaN;
            work[i] = measure.Before is null ? Time(measure.Work) : TimePieces(measure);
            ratio[i] = work[i] / floor[i];
        }

        (long bytes, long units) = Allocated(measure);
        return new Figure(work.Min(), floor.Min(), Median(ratio), bytes, units);
    }

    private void Warm(Measure measure)
    {
        // Long enough for the compiler's last tier, which comes in the background, and for pools
        // to have grown to what the work needs.
        for (int i = 0; i < WarmUps; i++)
        {
            measure.Before?.Invoke();
            Time(measure.Work);
            if (measure.Floor is { } plain)
            {
                Time(plain);
            }

            Thread.Sleep(100);
        }
    }

    private double Time(Func<long> work)
    {
        long units = 0;
        TimeSpan start = Environment.CpuUsage.TotalTime;
        TimeSpan spent;
        do
        {
            units += work();
            spent = Environment.CpuUsage.TotalTime - start;
        }
        while (spent < roundTime);
        return spent.TotalNanoseconds / units;
    }

    private static double TimePieces(Measure measure)
    {
        double[] pieces = new double[PiecesPerRound];
        for (int i = 0; i < pieces.Length; i++)
        {
            measure.Before!();
            long start = Stopwatch.GetTimestamp();
            long units = measure.Work();
            pieces[i] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / units;
        }

        return Median(pieces);
    }

    private static (long Bytes, long Units) Allocated(Measure measure)
    {
        measure.Before?.Invoke();
        long before = GC.GetAllocatedBytesForCurrentThread();
        long units = measure.Work();
        return (GC.GetAllocatedBytesForCurrentThread() - before, units);
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return sorted[sorted.Length / 2];
    }
}
