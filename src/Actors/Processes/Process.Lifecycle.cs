using System;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using ActorVm.Actors.Files;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Files;
using ActorVm.Programs.Code;

namespace ActorVm.Actors.Processes;

/// <content>From the first message to the last: start, fork, wait, exit, and the calls about
/// pids.</content>
public sealed partial class Process
{
    private const int StackAlignment = 16;

    private ProgramImage Program => Setup.Program
        ?? throw new KernelBug($"{Id} has no program to run");

    private ProcessSetup Setup => _setup.Processes[Pid.Value - MachineSetup.FirstPid];

    /// <inheritdoc/>
    public void On(in MessageHeader header, in Start message, Outbox outbox)
    {
        if (State != ProcessState.Unborn)
        {
            throw new KernelBug($"{Id} is {State} and was started");
        }

        State = ProcessState.Running;
        if (header.Sender.IsProcess)
        {
            _images.GiveBack(_image);
            _image = _images.Receive(Pid);
            AnswerUnmaps(outbox);
            Finish(0, outbox);
        }
        else
        {
            Execute(outbox);
        }
    }

    /// <inheritdoc/>
    public void Fork(Outbox outbox)
    {
        ulong most = _image.Limits[LinuxConstants.RLIMIT_NPROC].Soft;
        bool isLimited = most < int.MaxValue && !Caller.Has(Model.Capabilities.SysResource);
        Ask(ActorId.Init, new Fork(isLimited ? (int)Math.Max(most, 1) : 0), outbox);
        AwaitThen(Stage.Fork, outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in ForkDone message, Outbox outbox)
    {
        TakeReply();
        if (message.Error != Errno.None)
        {
            Fail(message.Error, outbox);
            return;
        }

        _call.Child = message.Child;
        AskForkMappings(message.Child, outbox);
        AwaitThen(Stage.ForkMapped, outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in ForkMappingsDone message, Outbox outbox) =>
        Arrived(header, outbox);

    /// <inheritdoc/>
    public void On(in MessageHeader header, in AttachForkDone message, Outbox outbox) =>
        Arrived(header, outbox);

    /// <inheritdoc/>
    public void On(in MessageHeader header, in FrameShareDone message, Outbox outbox) =>
        Arrived(header, outbox);

    /// <inheritdoc/>
    public void ExitGroup(int status, Outbox outbox)
    {
        Trace(null, outbox);
        BeginExit((status & 0xFF) << 8, outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in ExitDone message, Outbox outbox) =>
        Arrived(header, outbox);

    /// <inheritdoc/>
    public void Getppid(Outbox outbox)
    {
        Ask(ActorId.Init, default(ParentOf), outbox);
        AwaitThen(Stage.Init, outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in ParentOfDone message, Outbox outbox) =>
        Return(message.Parent.Value, outbox);

    /// <inheritdoc/>
    public void Getpid(Outbox outbox) => Finish(Pid.Value, outbox);

    /// <inheritdoc/>
    public void Gettid(Outbox outbox) => Getpid(outbox);

    /// <inheritdoc/>
    public void Setpgid(int pid, int pgid, Outbox outbox) => AskGroup(pid, pgid, outbox);

    /// <inheritdoc/>
    public void Getpgid(int pid, Outbox outbox) => AskGroup(pid, 0, outbox);

    /// <inheritdoc/>
    public void Getpgrp(Outbox outbox) => AskGroup(0, 0, outbox);

    /// <inheritdoc/>
    public void Setsid(Outbox outbox) => AskGroup(0, 0, outbox);

    /// <inheritdoc/>
    public void Getsid(int pid, Outbox outbox) => AskGroup(pid, 0, outbox);

    private void AskGroup(int pid, int group, Outbox outbox)
    {
        Ask(ActorId.Init, new Group(_call.Number, pid, group), outbox);
        AwaitThen(Stage.Init, outbox);
    }

    /// <inheritdoc/>
    public void On(in MessageHeader header, in GroupDone message, Outbox outbox) =>
        Return(message.Result, outbox);

    /// <inheritdoc/>
    public void Getuid(Outbox outbox) => Finish(_image.Uid, outbox);

    /// <inheritdoc/>
    public void Geteuid(Outbox outbox) => Finish(_image.Uid, outbox);

    /// <inheritdoc/>
    public void Getgid(Outbox outbox) => Finish(_image.Gid, outbox);

    /// <inheritdoc/>
    public void Getegid(Outbox outbox) => Finish(_image.Gid, outbox);

    /// <summary>Puts a program into an empty image: its areas, its descriptors, its arguments on
    /// its stack.</summary>
    private void Execute(Outbox outbox)
    {
        ProcessSetup setup = Setup;
        _image.Uid = setup.Uid;
        _image.Gid = setup.Gid;
        _image.Umask = 0x12; // 022
        for (int fd = 0; fd < 3; fd++)
        {
            FileId terminal = FileSystem.StandardFile(Pid, fd);
            _image.Files.Set(fd, new Descriptor(terminal, false, false));
        }

        MapImage(Program);
        _call = default;
        PayloadId block = StackBlock(setup, outbox.Payloads, out ulong address);
        _call.Address = address;
        CopyOut(address, block, CopyThen.Begin, outbox);
    }

    /// <summary>The arguments are on the stack: argv, NULL, envp, NULL, the strings.</summary>
    private void BeginProgram(Outbox outbox)
    {
        ProcessSetup setup = Setup;
        ulong argv = _call.Address;
        int argc = setup.Arguments.Length;
        ulong envp = argv + (sizeof(ulong) * (ulong)(argc + 1));
        _image.Cpu.Start(Program, argv - StackAlignment, argc, argv, envp);
        _image.Cpu.StackLimit = Mm.StackTop - Mm.Limits[LinuxConstants.RLIMIT_STACK].Soft;
        RunProgram(false, outbox);
    }

    private PayloadId StackBlock(ProcessSetup setup, PayloadStore payloads, out ulong address)
    {
        ImmutableArray<string> arguments = setup.Arguments;
        ImmutableArray<string> environment = setup.Environment;
        int table = sizeof(ulong) * (arguments.Length + environment.Length + 2);
        int length = table + SizeOf(arguments) + SizeOf(environment);
        length = (length + StackAlignment - 1) / StackAlignment * StackAlignment;
        address = Mm.StackTop - (ulong)length;
        PayloadId block = payloads.Add(length);
        Span<byte> bytes = payloads.Bytes(block);
        Span<ulong> pointers = MemoryMarshal.Cast<byte, ulong>(bytes);
        int end = PutStrings(arguments, bytes, table, pointers, address);
        PutStrings(environment, bytes, end, pointers[(arguments.Length + 1)..], address);
        return block;
    }

    private static int SizeOf(ImmutableArray<string> strings)
    {
        int size = 0;
        foreach (string text in strings)
        {
            size += Encoding.UTF8.GetByteCount(text) + 1;
        }

        return size;
    }

    private static int PutStrings(
        ImmutableArray<string> strings,
        Span<byte> block,
        int place,
        Span<ulong> pointers,
        ulong address)
    {
        for (int i = 0; i < strings.Length; i++)
        {
            pointers[i] = address + (ulong)place;
            place += Encoding.UTF8.GetBytes(strings[i], block[place..]) + 1;
        }

        return place;
    }

    /// <summary>Copies everything, then raises every count for the child: attaches, frames, open
    /// files.</summary>
    private void CopyForFork(Outbox outbox)
    {
        ProcessImage child = _images.Take();
        ProtectPrivatePages();
        child.CopyFrom(_image);
        _images.Hand(_call.Child, child);
        AskForkAreas(_call.Child, outbox);
        if (_image.Files.Count > 0)
        {
            PayloadId files = ListOpenFiles(outbox.Payloads);
            Ask(ActorId.FileSystem, default(FileDuplicate), outbox, files);
        }

        AwaitThen(Stage.ForkCounted, outbox);
    }

    private void FinishFork(Outbox outbox)
    {
        outbox.Send(ActorId.Of(_call.Child), default(Start));
        Finish(_call.Child.Value, outbox);
    }

    /// <summary>Closes everything; then Init is told.</summary>
    private void BeginExit(int status, Outbox outbox)
    {
        State = ProcessState.Exiting;
        _sleep++;
        _call.Status = status;
        if (_copy.IsActive)
        {
            outbox.Payloads.Free(_copy.Payload);
            _copy = default;
        }

        FreePath(outbox);

        UnmapAll(outbox);
        if (_image.Files.Count > 0)
        {
            PayloadId files = ListOpenFiles(outbox.Payloads);
            Ask(ActorId.FileSystem, default(FileClose), outbox, files);
            _image.Files.Reset();
        }

        AwaitThen(Stage.Closed, outbox);
    }

    private void Vanish()
    {
        State = ProcessState.Exited;
        _image.Reset();
    }

    /// <summary>The open file description of each descriptor, in their order.</summary>
    private PayloadId ListOpenFiles(PayloadStore payloads)
    {
        PayloadId files = payloads.Add(_image.Files.Count * sizeof(int));
        _image.Files.CopyFiles(payloads.Items<FileId>(files));
        return files;
    }
}
