using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using ActorVm.SpecGen.Declarations;

namespace ActorVm.SpecGen.Emitting;

/// <summary>
/// A hash of the messages and calls that the spec declares, without its comments, by which a log
/// knows whether it was written with the same ones.
/// </summary>
internal static class SpecHash
{
    private const int Bytes = 8;

    public static CodeWriter Type(Spec spec)
    {
        CodeWriter code = CodeWriter.Begin(ActorsPart.Messaging);
        code.Doc("The messages and calls that this machine was built with, as one number.");
        using (code.Block("public static class SpecHash"))
        {
            code.Doc("The hash, in 16 digits.");
            code.Line($"public const string Value = \"{Of(spec)}\";");
        }

        return code;
    }

    private static string Of(Spec spec)
    {
        string text = string.Join('\n', spec.Messages.Select(Line).Concat(spec.Calls.Select(Line)));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))[..Bytes]);
    }

    private static string Line(MessageDeclaration message)
    {
        IEnumerable<string> fields = message.Fields.Select(f => $"{f.Name} {f.Type.CSharp}");
        return string.Join(
            ' ',
            [message.Name, .. message.From, "->", .. message.To, .. fields, message.Payload]);
    }

    private static string Line(CallDeclaration call) => $"{call.Number} {call.Kernel.Text}";
}
