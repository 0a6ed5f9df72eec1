using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ActorVm.House.Tests;

/// <summary>A use of a member of another assembly, and the method that it stands in.</summary>
internal sealed record MemberUse(string Type, string Member, string UsedBy);

/// <summary>A static field. <paramref name="Type"/> is its type's name, an array's ends in <c>[]</c>.</summary>
internal sealed record StaticField(string Owner, string Name, string Type, bool IsReadOnly);

/// <summary>A built assembly, as far as the house's rules look at it.</summary>
internal sealed class AssemblyFile : IDisposable
{
    private readonly PEReader _image;
    private readonly MetadataReader _metadata;

    public AssemblyFile(string name)
    {
        string path = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        _image = new PEReader(File.OpenRead(path));
        _metadata = _image.GetMetadataReader();
    }

    public IEnumerable<string> References =>
        _metadata.AssemblyReferences.Select(handle =>
            _metadata.GetString(_metadata.GetAssemblyReference(handle).Name));

    /// <summary>Every type of another assembly that is named anywhere, as its namespace and its name.</summary>
    public IEnumerable<(string Space, string Name)> NamedTypes =>
        from handle in _metadata.TypeReferences
        let type = _metadata.GetTypeReference(handle)
        where type.ResolutionScope.Kind == HandleKind.AssemblyReference
        select (_metadata.GetString(type.Namespace), _metadata.GetString(type.Name));

    public IEnumerable<StaticField> StaticFields =>
        from handle in _metadata.FieldDefinitions
        let definition = _metadata.GetFieldDefinition(handle)
        where definition.Attributes.HasFlag(FieldAttributes.Static)
            && !definition.Attributes.HasFlag(FieldAttributes.Literal)
        select new StaticField(
            NameOf(definition.GetDeclaringType()),
            _metadata.GetString(definition.Name),
            definition.DecodeSignature(new TypeNameProvider(), genericContext: null),
            definition.Attributes.HasFlag(FieldAttributes.InitOnly));

    /// <summary>Every call or field access in code that reaches into another assembly.</summary>
    public IEnumerable<MemberUse> Uses =>
        from handle in _metadata.MethodDefinitions
        let method = _metadata.GetMethodDefinition(handle)
        where method.RelativeVirtualAddress != 0
        from token in IlTokens.In(_image.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!)
        let use = Resolve(token, method)
        where use is not null
        select use;

    public void Dispose() => _image.Dispose();

    private MemberUse? Resolve(EntityHandle token, MethodDefinition user)
    {
        if (token.Kind == HandleKind.MethodSpecification)
        {
            token = _metadata.GetMethodSpecification((MethodSpecificationHandle)token).Method;
        }

        if (token.Kind != HandleKind.MemberReference)
        {
            return null;
        }

        MemberReference member = _metadata.GetMemberReference((MemberReferenceHandle)token);
        string usedBy = $"{NameOf(user.GetDeclaringType())}.{_metadata.GetString(user.Name)}";
        return new MemberUse(ParentOf(member), _metadata.GetString(member.Name), usedBy);
    }

    private string ParentOf(MemberReference member)
    {
        if (member.Parent.Kind == HandleKind.TypeReference)
        {
            return TypeNameProvider.NameOf(_metadata, (TypeReferenceHandle)member.Parent);
        }

        return member.Parent.Kind == HandleKind.TypeSpecification
            ? _metadata.GetTypeSpecification((TypeSpecificationHandle)member.Parent)
                .DecodeSignature(new TypeNameProvider(), genericContext: null)
            : "";
    }

    private string NameOf(TypeDefinitionHandle handle)
    {
        TypeDefinition type = _metadata.GetTypeDefinition(handle);
        string name = _metadata.GetString(type.Name);
        return type.IsNested
            ? $"{NameOf(type.GetDeclaringType())}.{name}"
            : $"{_metadata.GetString(type.Namespace)}.{name}";
    }
}
