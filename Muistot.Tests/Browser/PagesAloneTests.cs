using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Browser;

/// <summary>
/// What is a matter of the pages alone: they ask the service for nothing here that other tests do not ask both backends for, so it runs on
/// one. The keyboard alone, large letters and paper, small screens and fingers, a slow network, 10 000 places, the date line.
/// </summary>
[Parallelizable(ParallelScope.Self)]
public sealed class PagesAloneTests
{
    [Test]
    public Task ServeEveryoneEverywhere() =>
        RarePages.RunAsync(Backend.Embedded, "projects,keyboard,staffKeyboard,reading,slow,small,many");
}
