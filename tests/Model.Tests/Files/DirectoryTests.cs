using System;
using System.Collections.Generic;
using System.Linq;
using ActorVm.Model.Files;

namespace ActorVm.Model.Tests.Files;

public class DirectoryTests
{
    [Fact]
    public void NamesAreFoundAndListedInByteOrderWhateverIsDone() => Properties.Hold<byte[]>(steps =>
    {
        Directory directory = new();
        SortedDictionary<string, int> model = new(StringComparer.Ordinal);
        foreach (byte step in steps)
        {
            string name = $"{(char)('a' + (step % 7))}{new string('x', step % 3)}";
            if (model.Remove(name))
            {
                directory.Remove(Bytes(name));
            }
            else
            {
                directory.Add(Bytes(name), new(step + 1));
                model.Add(name, step + 1);
            }

            directory.Find(Bytes(name)).Value.ShouldBe(model.GetValueOrDefault(name));
        }

        directory.Entries.ToArray()
            .Select(e => (System.Text.Encoding.UTF8.GetString(e.Name), e.Inode.Value))
            .ShouldBe(model.Select(p => (p.Key, p.Value)));
    });

    private static byte[] Bytes(string name) => System.Text.Encoding.UTF8.GetBytes(name);
}
