using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace ActorVm.House.Fixtures;

/// <summary>One use of each thing that the deterministic projects must not use.</summary>
public static class BannedUses
{
    [ThreadStatic]
    private static int s_perThread;

    public static object[] Clocks() =>
    [
        DateTime.UtcNow, DateTimeOffset.UtcNow, Stopwatch.StartNew(), TimeProvider.System, TimeZoneInfo.Local,
    ];

    public static object[] Chance() => [new Random(), Guid.NewGuid()];

    public static int Hashes(string text) =>
        HashCode.Combine(1, 2) + text.GetHashCode() + RuntimeHelpers.GetHashCode(text);

    public static void Outside()
    {
        Console.WriteLine(Environment.TickCount64);
        File.Delete("file");
        using var socket = new TcpClient();
        using var process = Process.GetCurrentProcess();
        AppContext.SetData("name", null);
        AppDomain.CurrentDomain.GetAssemblies();
        GC.Collect();
        Trace.WriteLine("text");
        Debug.WriteLine("text");
        _ = new WeakReference(socket);
        _ = new ConditionalWeakTable<string, object>();
        _ = new Regex("a");
    }

    public static void Threads()
    {
        new Thread(() => { }).Start();
        lock (new object())
        {
            s_perThread++;
        }

        _ = new ConcurrentQueue<int>();
        _ = new Timer(_ => { });
    }

    public static async Task WaitingTask() => await Task.Yield();

    public static async ValueTask WaitingValueTask() => await Task.Yield();

    public static async void WaitingVoid() => await Task.Yield();

    public static async IAsyncEnumerable<int> WaitingSequence()
    {
        await Task.Yield();
        yield return 1;
    }

    public static int Orders(Dictionary<int, int> map, HashSet<int> set)
    {
        int sum = 0;
        foreach (KeyValuePair<int, int> pair in map)
        {
            sum += pair.Value;
        }

        foreach (int item in set)
        {
            sum += item;
        }

        return sum + map.Keys.Count + map.Values.Sum();
    }
}
