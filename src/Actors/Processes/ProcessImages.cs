using System;
using System.Collections.Generic;
using ActorVm.Model;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Processes;

/// <summary>
/// The images on their way from a forking parent to its child, by the child's pid, and the pool
/// that images come
/// from. An image has one owner, as a payload has: it passes with the Start message.
/// </summary>
internal sealed class ProcessImages(Profile profile, PhysicalMemory memory)
{
    private readonly Stack<ProcessImage> _pool = new();
    private readonly OrderedDictionary<Pid, ProcessImage> _underWay = [];

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
    public void Hand(Pid child, ProcessImage image) => _underWay.Add(child, image);

    /// <summary>A child's image that is under way; none where there is none.</summary>
    public ProcessImage? Find(Pid child) => _underWay.GetValueOrDefault(child);

    /// <summary>The child takes its image.</summary>
    public ProcessImage Receive(Pid child) => _underWay.Remove(child, out ProcessImage? image)
        ? image
        : throw new KernelBug($"process {child.Value} was started without an image");

    /// <summary>Visits the images under way, for checkers.</summary>
    public void Visit(Action<ProcessImage> visit)
    {
        foreach (ProcessImage image in _underWay.Values)
        {
            visit(image);
        }
    }

    /// <summary>Forgets the images under way.</summary>
    public void Reset()
    {
        foreach (ProcessImage image in _underWay.Values)
        {
            GiveBack(image);
        }

        _underWay.Clear();
    }
}
