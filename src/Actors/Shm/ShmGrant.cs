using ActorVm.Actors.Messaging;
using ActorVm.Model.Ipc;
using ActorVm.Model.Memory;

namespace ActorVm.Actors.Shm;

/// <summary>A frame given to a process that has not said yet that it maps it: a pin.</summary>
/// <param name="Process">Who got it.</param>
/// <param name="Segment">Whose page it is.</param>
/// <param name="Page">Which page.</param>
internal readonly record struct ShmGrant(ActorId Process, SegmentHandle Segment, PageIndex Page);
