using System.Linq;
using System.Text;

namespace ActorVm.Actors.Tests.Stress;

/// <summary>A process of a generated program, while its part is being written.</summary>
/// <param name="index">Its place among those that run at the same time; the root has 0.</param>
internal sealed class ShadowProcess(int index)
{
    public const int SlotCount = 7;

    private readonly StringBuilder _text = new();

    public int Index => index;

    /// <summary>What its slots map; the first is its static data, which it always has.</summary>
    public ShadowMapping?[] Slots { get; } = new ShadowMapping?[SlotCount];

    /// <summary>Its statements so far.</summary>
    public string Text => _text.ToString();

    /// <summary>How many of its slots map a segment.</summary>
    public int AttachesOf(ShadowPages segment) =>
        Slots.Count(m => m?.Kind == MappingKind.Segment && m.Shared == segment);

    public void Say(string statement) =>
        _text.Append("    ").Append(statement).Append(";\n");

    public void BeginFunction() => _text.Clear();

    public ShadowProcess Fork(int childIndex)
    {
        ShadowProcess child = new(childIndex);
        for (int slot = 0; slot < SlotCount; slot++)
        {
            child.Slots[slot] = Slots[slot]?.Fork();
        }

        return child;
    }
}
