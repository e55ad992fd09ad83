using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Browser;

/// <summary>
/// What people do more rarely, and what happens to them: no network, an ended session, a thing that is hidden while they look at it,
/// someone else who was faster (<c>clients/web/driving/more.mjs</c>). The first part makes the project that the others are about.
/// </summary>
[NeedsServers]
[Parallelizable(ParallelScope.Self)]
public sealed class RarePagesTests
{
    [Test]
    public Task LetPeopleDoWhatSeldomHappens() => RarePages.RunAsync(Backend.Production, "projects,writing,account,moderating,together");
}
