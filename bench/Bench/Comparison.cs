using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

namespace ActorVm.Bench;

/// <summary>
/// Two builds of the benchmarks side by side: they run in turns, each in processes of its own, and
/// the best figure of each counts.
/// </summary>
/// <param name="here">The assembly of this build.</param>
/// <param name="other">The assembly of the other one.</param>
internal sealed class Comparison(string here, string other)
{
    private const int Turns = 3;

    /// <summary>A figure as one build tells it to the other.</summary>
    public static string Line(string name, double ns) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}\t{ns:R}");

    /// <summary>Prints what each build takes, and how many times the other one's that is.</summary>
    /// <param name="filter">Which measures; all where there is none.</param>
    public void Print(string? filter)
    {
        Dictionary<string, double> ours = [];
        Dictionary<string, double> theirs = [];
        for (int i = 0; i < Turns; i++)
        {
            Take(other, filter, theirs);
            Take(here, filter, ours);
        }

        Console.WriteLine($"{"what",-38} {"other ns",10} {"here ns",10} {"ratio",7}");
        foreach (string name in ours.Keys.Where(theirs.ContainsKey))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-38} {theirs[name],10:N1} {ours[name],10:N1} "
                + $"{ours[name] / theirs[name],7:N2}"));
        }
    }

    private static void Take(string build, string? filter, Dictionary<string, double> best)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (string argument in (string[])[build, "--figures", filter ?? string.Empty])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.Split('\t') is [string name, string figure])
            {
                double ns = double.Parse(figure, CultureInfo.InvariantCulture);
                best[name] = Math.Min(ns, best.GetValueOrDefault(name, double.MaxValue));
            }
        }

        process.WaitForExit();
    }
}
