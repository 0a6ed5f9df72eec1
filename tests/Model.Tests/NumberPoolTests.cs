using System.Collections.Generic;
using System.Linq;

namespace ActorVm.Model.Tests;

public class NumberPoolTests
{
    [Fact]
    public void TheLowestFreeNumberIsGivenFirst() => Properties.Hold<byte[]>(steps =>
    {
        NumberPool pool = new(100);
        SortedSet<int> free = [.. Enumerable.Range(1, 100)];
        SortedSet<int> taken = [];
        foreach (byte step in steps)
        {
            if (step % 3 != 0 || !taken.Contains(1 + (step % 100)))
            {
                int lowest = free.Count == 0 ? 0 : free.Min;
                pool.Take().ShouldBe(lowest);
                free.Remove(lowest);
                taken.UnionWith(lowest == 0 ? [] : [lowest]);
            }
            else
            {
                pool.Return(1 + (step % 100));
                taken.Remove(1 + (step % 100));
                free.Add(1 + (step % 100));
            }
        }

        List<int> walked = [];
        for (int n = pool.NextTaken(0); n != 0; n = pool.NextTaken(n))
        {
            walked.Add(n);
        }

        walked.ShouldBe(taken);
        (pool.TakenCount, pool.FreeCount).ShouldBe((taken.Count, free.Count));
    });

    [Fact]
    public void WhatWasNotTakenCannotBeGivenBack()
    {
        NumberPool pool = new(4);
        pool.Take();
        pool.Return(1);
        Should.Throw<KernelBug>(() => pool.Return(1));
        Should.Throw<KernelBug>(() => pool.Return(0));
    }

    [Fact]
    public void AFullPoolGivesNone()
    {
        NumberPool pool = new(64);
        for (int i = 1; i <= 64; i++)
        {
            pool.Take().ShouldBe(i);
        }

        pool.Take().ShouldBe(0);
        pool.Reset();
        pool.Take().ShouldBe(1);
    }
}
