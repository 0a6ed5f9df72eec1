using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ActorVm.Actors.Messaging;
using ActorVm.Model;
using ActorVm.Model.Signals;
using ActorVm.Programs.Running;
using static ActorVm.Model.LinuxConstants;

namespace ActorVm.Actors.Processes;

/// <content>Handlers: their frame on the user's stack, and the way back from it.</content>
/// <remarks>
/// The frame is a <c>ucontext_t</c> up to its mask, and a <c>siginfo_t</c> above it. The registers
/// are not in it but for the stack pointer and the address of the instruction: they stay in the
/// <see cref="Cpu"/>. What a handler changes of the mask counts when it returns.
/// </remarks>
public sealed partial class Process
{
    private const ulong RedZoneBytes = 128; // below the stack pointer, as the ABI has it
    private const int StackOffset = 16; // uc_stack
    private const int RegistersOffset = 40; // uc_mcontext.gregs
    private const int MaskOffset = 296; // uc_sigmask
    private const int ContextBytes = 424;
    private const int FrameBytes = ContextBytes + SignalInfo.SizeBytes;

    // Indexes of gregs: <sys/ucontext.h>.
    private const int StackPointerRegister = 15;
    private const int InstructionRegister = 16;
    private const int ErrorRegister = 19;
    private const int TrapRegister = 20;
    private const int FaultAddressRegister = 22;
    private const ulong PageFaultTrap = 14;

    /// <inheritdoc/>
    public void RtSigreturn(ulong context, Outbox outbox) =>
        CopyIn(context, ContextBytes, CopyThen.HandlerReturn, outbox);

    /// <summary>Puts the frame of a handler on the stack. Kernel: <c>setup_rt_frame</c>.</summary>
    private void BeginHandler(in SignalInfo info, Outbox outbox)
    {
        ulong stackPointer = _image.Cpu.StackPointer;
        SignalStack other = _image.SignalStack;
        bool switches = _image.Signals[info.Signal].Has(SA_ONSTACK)
            && other.IsSet && !other.Holds(stackPointer);
        ulong top = switches ? other.End : unchecked(stackPointer - RedZoneBytes);
        ulong frame = unchecked(top - FrameBytes) & ~((ulong)StackAlignment - 1);
        PayloadId payload = outbox.Payloads.Add(FrameBytes);
        Span<byte> bytes = outbox.Payloads.Bytes(payload);
        WriteContext(info, bytes);
        info.Write(bytes[ContextBytes..]);
        _call.Flags = (int)info.Signal;
        _call.Address = frame;
        CopyOut(frame, payload, CopyThen.Handler, outbox);
    }

    private void WriteContext(in SignalInfo info, Span<byte> bytes)
    {
        Cpu cpu = _image.Cpu;
        SignalStack stack = _image.SignalStack;
        MemoryMarshal.Write(bytes[StackOffset..], StackNow(stack));
        Span<ulong> registers = MemoryMarshal.Cast<byte, ulong>(bytes[RegistersOffset..MaskOffset]);
        registers[StackPointerRegister] = cpu.StackPointer;
        registers[InstructionRegister] = cpu.InstructionAddress;
        bool isPageFault = info.Signal is Signal.SIGSEGV or Signal.SIGBUS
            && info.Code is > 0 and < SI_KERNEL;
        if (isPageFault)
        {
            const ulong protection = 1, store = 2, user = 4; // kernel: X86_PF_…
            registers[ErrorRegister] = user | (_fault.IsStore ? store : 0)
                | (info.Code == SEGV_ACCERR && info.Signal == Signal.SIGSEGV ? protection : 0);
            registers[TrapRegister] = PageFaultTrap;
            registers[FaultAddressRegister] = info.Value;
        }

        SignalSet mask = _maskBefore ?? _image.Blocked;
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[MaskOffset..], mask.Bits);
    }

    /// <summary>The frame is there: the handler begins. Kernel: <c>signal_delivered</c>.</summary>
    private void HandlerCopied(in UserCopy copy, Outbox outbox)
    {
        var signal = (Signal)_call.Flags;
        ulong frame = _call.Address;
        SignalDisposition action = _image.Signals[signal];
        if (copy.Faulted || !EnterHandler(signal, action, frame))
        {
            FailHandler(signal, outbox);
            return;
        }

        _maskBefore = null;
        _sleepsOn = false;
        _image.Blocked |= action.Mask | (action.Has(SA_NODEFER) ? default : SignalSet.Of(signal));
        if (action.Has(SA_RESETHAND))
        {
            _image.Signals[signal] = action with { Handler = SignalDisposition.Default };
        }

        RunProgram(false, outbox);
    }

    private bool EnterHandler(Signal signal, in SignalDisposition action, ulong frame)
    {
        Cpu cpu = _image.Cpu;
        bool switches = _image.SignalStack.Holds(frame)
            && !_image.SignalStack.Holds(cpu.StackPointer);
        ReadOnlySpan<ulong> arguments =
            [action.Handler, (ulong)signal, frame + ContextBytes, frame];
        return cpu.EnterHandler(action.Entry, frame, switches ? 0 : cpu.StackLimit, arguments);
    }

    /// <summary>A frame cannot be written or read. Kernel: <c>force_sigsegv</c>.</summary>
    private void FailHandler(Signal signal, Outbox outbox)
    {
        if (signal == Signal.SIGSEGV)
        {
            _image.Signals[signal] = default;
        }

        if (!Force(new SignalInfo(Signal.SIGSEGV, SI_KERNEL, default, 0, 0)))
        {
            ReportFault(Signal.SIGSEGV, $"the stack has no room for the handler of {signal}");
        }

        RunProgram(false, outbox);
    }

    /// <summary>The frame of a handler that returns is read. Kernel:
    /// <c>rt_sigreturn</c>.</summary>
    private void HandlerReturnCopied(in UserCopy copy, Outbox outbox)
    {
        ReadOnlySpan<byte> bytes = outbox.Payloads.Bytes(copy.Payload);
        SignalSet mask = new(BinaryPrimitives.ReadUInt64LittleEndian(bytes[MaskOffset..]));
        SignalStack stack = MemoryMarshal.Read<SignalStack>(bytes[StackOffset..]);
        outbox.Payloads.Free(copy.Payload);
        Trace(0, outbox);
        if (copy.Faulted || !_image.Cpu.LeaveHandler())
        {
            _image.Cpu.RestartCall();
            FailHandler(Signal.SIGSEGV, outbox);
            return;
        }

        _image.Blocked = mask & ~SignalSet.Unstoppable;
        SetSignalStack(stack);
        RunProgram(false, outbox);
    }
}
