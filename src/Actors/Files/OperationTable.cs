using System;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;

namespace ActorVm.Actors.Files;

/// <summary>The operations under way, in the order in which they were begun.</summary>
internal sealed class OperationTable
{
    private Operation[] _operations = new Operation[8];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The operations, oldest first.</summary>
    public ReadOnlySpan<Operation> All => _operations.AsSpan(0, Count);

    /// <summary>Remembers an operation.</summary>
    public void Add(in Operation operation)
    {
        if (Count == _operations.Length)
        {
            Array.Resize(ref _operations, _operations.Length * 2);
        }

        _operations[Count++] = operation;
    }

    /// <summary>Takes out the operation whose request is answered.</summary>
    public Operation Take(in MessageHeader reply)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_operations[i].Request == reply.Request)
            {
                Operation operation = _operations[i];
                Count--;
                Array.Copy(_operations, i + 1, _operations, i, Count - i);
                return operation;
            }
        }

        throw new KernelBug($"FileSystem: {reply.Kind} answers no request");
    }

    /// <summary>Whether an operation is under way for this request.</summary>
    public bool Serves(in MessageHeader client)
    {
        foreach (ref readonly Operation operation in All)
        {
            if (operation.Client.Sender == client.Sender
                && operation.Client.Request == client.Request)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the end of this inode is being cut off.</summary>
    public bool Cuts(InodeNumber inode)
    {
        foreach (ref readonly Operation operation in All)
        {
            if (operation.Inode == inode && operation.Step == OperationStep.Cut)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Forgets all operations.</summary>
    public void Reset() => Count = 0;
}
