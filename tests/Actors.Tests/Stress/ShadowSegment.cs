using ActorVm.Model;

namespace ActorVm.Actors.Tests.Stress;

/// <summary>A segment of a generated program, which its root creates, marks and removes.</summary>
internal sealed class ShadowSegment(int number, Profile profile)
{
    public const int PageCount = 3;

    public int Number => number;

    public ShadowPages Pages { get; } = new(number, PageCount);

    /// <summary>Whether the key leads to it.</summary>
    public bool Exists { get; set; }

    /// <summary>Whether it is marked for removal: nobody can find it by its key.</summary>
    public bool IsMarked { get; set; }

    public bool IsLocked { get; set; }

    /// <summary>Whether the root's attach keeps it alive, whatever its children do.</summary>
    public bool IsKept { get; set; }

    /// <summary>Whether it is destroyed with its last detach.</summary>
    public bool GoesWithTheLast => IsMarked || profile == Profile.Classic;

    public void Destroy()
    {
        Pages.Clear();
        Exists = false;
        IsMarked = false;
        IsLocked = false;
    }
}
