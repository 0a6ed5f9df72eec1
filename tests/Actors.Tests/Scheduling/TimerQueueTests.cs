using System.Collections.Generic;
using System.Linq;
using ActorVm.Actors.Messaging;
using ActorVm.Actors.Scheduling;

namespace ActorVm.Actors.Tests.Scheduling;

public sealed class TimerQueueTests
{
    [Fact]
    public void TimersComeByDueTimeThenByTheOrderOfTheirSetting()
    {
        TimerQueue queue = new();
        long[] due = [50, 10, 30, 10, 50, 20, 10, 40, 30, 0];
        for (uint i = 0; i < due.Length; i++)
        {
            Outbox.Timer timer = new() { DueNs = due[i] };
            timer.Message.Request = i;
            queue.Add(timer);
        }

        List<uint> order = [];
        while (queue.Count > 0)
        {
            order.Add(queue.Take().Request);
        }

        order.ShouldBe(Enumerable.Range(0, due.Length)
            .OrderBy(i => due[i]).ThenBy(i => i).Select(i => (uint)i));
    }

    [Fact]
    public void TheNextDueTimeIsTheEarliest()
    {
        TimerQueue queue = new();
        queue.Add(new Outbox.Timer { DueNs = 7 });
        queue.Add(new Outbox.Timer { DueNs = 3 });
        queue.NextDueNs.ShouldBe(3);
        queue.Take();
        queue.NextDueNs.ShouldBe(7);
    }
}
