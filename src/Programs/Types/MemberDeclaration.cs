namespace ActorVm.Programs.Types;

/// <summary>A member as it is declared, before its place is known.</summary>
/// <param name="Name">Null for an anonymous record or an unnamed bit-field.</param>
/// <param name="Type">Its type.</param>
/// <param name="BitWidth">A bit-field's bits, 0 among them; null for no bit-field.</param>
/// <param name="Alignment">What _Alignas or aligned ask for; 0 for nothing.</param>
/// <param name="IsPacked">Whether it is aligned to a byte only (a bit-field: to a bit).</param>
/// <param name="Position">Where it stands.</param>
internal readonly record struct MemberDeclaration(
    string? Name, CType Type, int? BitWidth, int Alignment, bool IsPacked, SourcePosition Position);
