using System;
using System.Collections.Generic;
using System.Globalization;
using ActorVm.Bench;

// What things cost, one line each: processor time and heap bytes for one unit, and how many times
// as much that is as the same in a plain loop. An argument chooses the measures whose names hold
// it. Exit status 1 where something allocates that should not.
string filter = args.Length > 0 ? args[0] : string.Empty;
Meter meter = new(rounds: 7, roundTime: TimeSpan.FromMilliseconds(60));
List<string> offences = [];
Console.WriteLine(
    $"{"what",-30} {"unit",-12} {"ns",10} {"bytes",8} {"million/s",10} {"floor ns",9} {"ratio",7}"
    + $" {"aim ns",7}");
foreach ((string name, Func<string, Measure> make) in Measures.All())
{
    if (!name.Contains(filter, StringComparison.OrdinalIgnoreCase))
    {
        continue;
    }

    Measure measure = make(name);
    Figure figure = meter.Run(measure);
    Console.WriteLine(Row(measure, figure));
    if (figure.Bytes > 0)
    {
        offences.Add($"{measure.Name}: {figure.Bytes} bytes in {figure.Units} {measure.Unit}(s)");
        if (measure.Machine is { } machine)
        {
            offences.AddRange(new AllocationFinder().Run(machine));
        }
    }
}

Console.WriteLine(offences.Count == 0
    ? "allocation: none, once warm"
    : "allocation:\n  " + string.Join("\n  ", offences));
return offences.Count == 0 ? 0 : 1;

static string Row(Measure measure, in Figure figure)
{
    bool hasFloor = measure.Floor is not null;
    return string.Create(
        CultureInfo.InvariantCulture,
        $"{measure.Name,-30} {measure.Unit,-12} {figure.Ns,10:N1} "
        + $"{(double)figure.Bytes / figure.Units,8:0.##} {1000 / figure.Ns,10:N2} "
        + $"{(hasFloor ? figure.FloorNs : null),9:N1} {(hasFloor ? figure.Ratio : null),7:N1} "
        + $"{measure.AimNs,7:N0}");
}
