using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Browser;

/// <summary>
/// What is a matter of the pages alone: they ask the service for nothing here that other tests do not ask both backends for. The keyboard
/// alone and a slow network; with <c>MUISTOT_TEST_BROWSER=all</c> also large letters and paper, small screens and fingers, 10 000 places
/// and the date line, and what <see cref="RarePagesTests"/> do on the other backend. Chromium draws maps without a graphics card: all of it
/// takes as long as half of the other tests.
/// </summary>
[Parallelizable(ParallelScope.Self)]
public sealed class PagesAloneTests
{
    private static readonly string Parts = Environment.GetEnvironmentVariable("MUISTOT_TEST_BROWSER") == "all"
        ? "projects,keyboard,staffKeyboard,slow,reading,small,many,writing,account,moderating,together"
        : "projects,keyboard,staffKeyboard,slow";

    [Test]
    public Task ServeEveryoneEverywhere() => RarePages.RunAsync(Backend.Embedded, Parts);
}
