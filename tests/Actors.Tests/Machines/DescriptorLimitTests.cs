using ActorVm.Actors.Scheduling;

namespace ActorVm.Actors.Tests.Machines;

/// <summary>A process whose descriptor table is full.</summary>
public class DescriptorLimitTests
{
    [Fact]
    public void AnOpenThatFindsNoDescriptorLeavesNoOpenFileBehind()
    {
        MachineStory story = new(
            """
            #include <errno.h>
            #include <fcntl.h>
            #include <unistd.h>
            int main(void)
            {
                int last = 0;
                while (last >= 0 && last < 1023)
                    last = dup(0);
                if (open("new", O_CREAT | O_RDWR, 0600) != -1 || errno != EMFILE)
                    return 1;
                if (access("new", F_OK) == 0)
                    return 2; /* the descriptor is looked for first */
                if (open("", O_RDONLY) != -1 || errno != ENOENT)
                    return 3; /* but the path before it */
                close(7);
                return open("new", O_CREAT | O_RDWR, 0600) == 7 ? 0 : 4;
            }
            """);
        story.Run(new FifoStrategy()).ShouldBe(RunEnd.Completed);
        story.Report(2).Exit.ShouldBe(0);
    }
}
