using System.Text;
using ActorVm.Host.Journal;

namespace ActorVm.Host.Tests.Journal;

internal static class LogChainExtensions
{
    /// <summary>A JSON object as a line of a log, without the line's end.</summary>
    public static byte[] Seal(this LogChain chain, string line)
    {
        byte[] body = Encoding.UTF8.GetBytes(line[..^1]);
        return [.. body, .. Encoding.ASCII.GetBytes(chain.Seal(body))];
    }
}
