using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ActorVm.Bench;

/// <summary>Measures and prints, a line each.</summary>
internal static class Table
{
    private static readonly TimeSpan RoundTime = TimeSpan.FromMilliseconds(60);

    /// <summary>Prints the figures of the measures whose names hold a text.</summary>
    /// <returns>Whether nothing allocates that should not.</returns>
    public static bool Print(string filter)
    {
        Console.WriteLine(
            $"{"what",-40} {"unit",-12} {"ns",10} {"bytes",8} {"million/s",10} {"floor ns",9} "
            + $"{"ratio",7} {"aim",7}");
        Meter meter = new(rounds: 7, RoundTime);
        List<string> offences = [];
        foreach (Measure measure in Chosen(filter))
        {
            Figure figure = meter.Run(measure);
            Console.WriteLine(Row(measure, figure));
            if (figure.Bytes > 0 && !measure.MayAllocate)
            {
                offences.Add(
                    $"{measure.Name}: {figure.Bytes} bytes in {figure.Units} {measure.Unit}(s)");
                offences.AddRange(
                    measure.Machine is { } machine ? new AllocationFinder().Run(machine) : []);
            }

            measure.After?.Invoke();
        }

        Console.WriteLine(offences.Count == 0
            ? "allocation: none, once warm"
            : "allocation:\n  " + string.Join("\n  ", offences));
        return offences.Count == 0;
    }

    /// <summary>Prints names and nanoseconds alone, for a <see cref="Comparison"/>.</summary>
    public static void PrintFigures(string filter)
    {
        Meter meter = new(rounds: 3, RoundTime);
        foreach (Measure measure in Chosen(filter))
        {
            Console.WriteLine(Comparison.Line(measure.Name, meter.Run(measure).Ns));
            measure.After?.Invoke();
        }
    }

    private static IEnumerable<Measure> Chosen(string filter) =>
        from measure in Measures.All()
        where measure.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)
        select measure.Make(measure.Name);

    private static string Row(Measure measure, in Figure figure)
    {
        bool hasFloor = measure.Floor is not null;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{measure.Name,-40} {measure.Unit,-12} {figure.Ns,10:N1} "
            + $"{(double)figure.Bytes / figure.Units,8:0.##} {1000 / figure.Ns,10:N2} "
            + $"{(hasFloor ? figure.FloorNs : null),9:N1} {(hasFloor ? figure.Ratio : null),7:N2} "
            + $"{Aim(measure),7}");
    }

    private static string Aim(Measure measure) => string.Create(
        CultureInfo.InvariantCulture,
        $"{measure.AimNs:0.#}{(measure.AimRatio is { } ratio ? $"{ratio:0.0} x" : null)}");
}
