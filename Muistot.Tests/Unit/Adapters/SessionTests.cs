using System.Text;
using Muistot.Application.Common;
using Muistot.Application.Login;
using Muistot.Infrastructure.Sessions;

namespace Muistot.Tests.Unit.Adapters;

/// <summary>What tests of sessions share.</summary>
public abstract class SessionTests : AdapterTests
{
    protected const string Name = "Nopea Kettu#1 ö";
    protected const string Agent = "Selain/1.0 (Käyttö; ö)";

    protected static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    protected static readonly SessionRights Rights = new(["authenticated", "admin"], ["project"]);

    protected abstract ISessionStore Open(SessionOptions options);

    protected static string Written(string prefix) =>
        Convert.ToBase64String([.. Encoding.UTF8.GetBytes(prefix), .. new byte[32]]).Replace('+', ':').Replace('/', '-');

    protected static Task<string> BeginAsync(ISessionStore store, string name = Name) =>
        store.BeginAsync(name, Rights, Agent, CancellationToken.None);

    protected static Task<IReadOnlyList<SessionRecord>> ListAsync(ISessionStore store) => store.ListAsync(Name, CancellationToken.None);

    protected static Task<Session?> FindAsync(ISessionStore store, string token) => store.FindAsync(token, CancellationToken.None);

    protected static byte[] BytesOf(string token) => Convert.FromBase64String(token.Replace(':', '+').Replace('-', '/'));
}
