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
    private const int WarmUpsMax = 40;
    private const double Faster = 0.98;

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

    /// <summary>
    /// Runs until it becomes no faster: the compiler's last tier comes in the background, and pools
    /// grow to what the work needs.
    /// </summary>
    private void Warm(Measure measure)
    {
        double best = double.MaxValue;
        int since = 0;
        for (int i = 0; i < WarmUpsMax && since < WarmUps; i++)
        {
            measure.Before?.Invoke();
            double ns = Time(measure.Work);
            if (measure.Floor is { } plain)
            {
                Time(plain);
            }

            since = ns < best * Faster ? 0 : since + 1;
            best = Math.Min(ns, best);
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
