using System;
using System.Collections.Generic;
using System.Linq;
using ActorVm.Model.Files;

namespace ActorVm.Model.Tests.Files;

public class PipeBufferTests
{
    [Fact]
    public void BytesComeOutInTheOrderInWhichTheyWentIn() => Properties.Hold<(ushort, bool)[]>(steps =>
    {
        PipeBuffer pipe = new();
        Queue<byte> model = [];
        byte next = 0;
        foreach ((ushort size, bool writes) in steps)
        {
            if (writes)
            {
                byte[] bytes = new byte[Math.Min(size % 9000, pipe.Room)];
                for (int i = 0; i < bytes.Length; i++)
                {
                    bytes[i] = unchecked(next++);
                    model.Enqueue(bytes[i]);
                }

                pipe.Write(bytes);
            }
            else
            {
                byte[] bytes = new byte[Math.Min(size % 9000, pipe.Count)];
                pipe.Read(bytes);
                bytes.ShouldBe(Enumerable.Range(0, bytes.Length).Select(_ => model.Dequeue()));
            }

            (pipe.Count, pipe.Room).ShouldBe((model.Count, 65_536 - model.Count));
        }
    });

    [Fact]
    public void APipeHashesByItsBytesWhereverTheyLie()
    {
        PipeBuffer one = new();
        one.Write("abc"u8);
        PipeBuffer other = new();
        other.Write(new byte[4095]);
        other.Read(new byte[4095]);
        other.Write("abc"u8);
        Hash(other).ShouldBe(Hash(one));
        other.Writers = 1;
        Hash(other).ShouldNotBe(Hash(one));
    }

    private static ulong Hash(PipeBuffer pipe)
    {
        ulong hash = StateHash.Seed;
        pipe.AddTo(ref hash);
        return hash;
    }
}
