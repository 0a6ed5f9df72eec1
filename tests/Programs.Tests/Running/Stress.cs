namespace ActorVm.Programs.Tests.Running;

/// <summary>What a <see cref="TestMachine"/> does to a program that must change nothing for
/// it.</summary>
/// <param name="Budget">Instructions that a run may take.</param>
/// <param name="Evicts">Whether pages lose their entries between runs.</param>
/// <param name="Visible">Whether every page is visible, so that each access is a turn.</param>
internal sealed record Stress(int Budget = 100_000, bool Evicts = false, bool Visible = false);
