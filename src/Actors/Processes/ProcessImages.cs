using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using ActorVm.Model;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Processes;

/// <summary>
/// The images on their way from a forking parent to its child, by the child's pid, and the pool
/// that images come from. An image has one owner, as a payload has: it passes with the Start
/// message.
/// </summary>
internal sealed class ProcessImages(Profile profile, PhysicalMemory memory)
{
    private readonly Stack<ProcessImage> _pool = new();
    private readonly List<(Pid Child, ProcessImage Image)> _underWay = [];

    /// <summary>The images under way, in the order of their forks.</summary>
    public ReadOnlySpan<(Pid Child, ProcessImage Image)> UnderWay =>
        CollectionsMarshal.AsSpan(_underWay);

    /// <summary>Takes an empty image.</summary>
    public ProcessImage Take() =>
        _pool.TryPop(out ProcessImage? image) ? image : new ProcessImage(profile, memory);

    /// <summary>Gives an image back.</summary>
    public void GiveBack(ProcessImage image)
    {
        image.Reset();
        _pool.Push(image);
    }

    /// <summary>Keeps a child's image until its first turn.</summary>
    public void Hand(Pid child, ProcessImage image) => _underWay.Add((child, image));

    /// <summary>A child's image that is under way; none where there is none.</summary>
    public ProcessImage? Find(Pid child)
    {
        int at = Place(child);
        return at < 0 ? null : _underWay[at].Image;
    }

    /// <summary>The child takes its image.</summary>
    public ProcessImage Receive(Pid child)
    {
        int at = Place(child);
        if (at < 0)
        {
            throw new KernelBug($"process {child.Value} was started without an image");
        }

        ProcessImage image = _underWay[at].Image;
        _underWay.RemoveAt(at);
        return image;
    }

    /// <summary>Forgets the images under way.</summary>
    public void Reset()
    {
        foreach ((_, ProcessImage image) in _underWay)
        {
            GiveBack(image);
        }

        _underWay.Clear();
    }

    // Few forks are under way at a time.
    private int Place(Pid child)
    {
        for (int i = 0; i < _underWay.Count; i++)
        {
            if (_underWay[i].Child == child)
            {
                return i;
            }
        }

        return -1;
    }
}
