using System;
using System.IO;
using System.Linq;
using ActorVm.Bench;

// What things cost, one line each: processor time and heap bytes for one unit, and how many times
// as much that is as the floor. An argument chooses the measures whose names hold it. Exit status
// 1 where something allocates that should not.
//   --against DLL   runs this build and another one's ActorVm.Bench.dll in turns, and compares
//   --figures       names and nanoseconds alone, for that
switch (args)
{
    case ["--against", string other, ..] when !File.Exists(other):
        Console.Error.WriteLine($"{other} is not there; build the other version's bench/Bench");
        return 2;
    case ["--against", string other, .. string[] filter]:
        new Comparison(typeof(Comparison).Assembly.Location, other).Print(filter.FirstOrDefault());
        return 0;
    case ["--figures", .. string[] filter]:
        Table.PrintFigures(filter.FirstOrDefault(string.Empty));
        return 0;
    default:
        return Table.Print(args.FirstOrDefault(string.Empty)) ? 0 : 1;
}
