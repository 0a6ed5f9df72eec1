using System;

namespace ActorVm.Programs.Syntax;

/// <summary>Leaves a construct that cannot be read, up to where reading can go on. The complaint
/// has been made; it never leaves <see cref="Parser"/>.</summary>
internal sealed class SyntaxException : Exception;
