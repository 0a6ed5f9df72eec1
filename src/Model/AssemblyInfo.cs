using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("ActorVm.Model.Tests")]
