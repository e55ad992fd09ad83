using Microsoft.Extensions.DependencyInjection;
using Muistot.Application.Login;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Permissions;

/// <summary>Every operation, by everyone, in every state of things, is answered as the table has it.</summary>
[OnEveryBackend]
public sealed class PermissionTests(Backend backend) : IntegrationTest(backend)
{
    private static readonly string[] States = [State.Unreached, .. State.OfProjects];

    // Who may do what is the same code everywhere; what it decides by is found by a query. So everyone asks everything on the quick
    // backend, and half of them, others each time, ask a quarter of it on the other one.
    private readonly (int Operations, int Callers) oneOf = backend == Backend.Embedded ? (1, 1) : (4, 2);

    private Callers cast = null!;
    private Stage stage = null!;
    private bool isChanged;

    [TestCaseSource(nameof(States))]
    public async Task EveryoneIsAnsweredAsTheTableHasIt(string project)
    {
        cast = new Callers(World, Host.Application.Services.GetRequiredService<ISessionStore>(), Api);
        await cast.GatherAsync(Matrix.Contract.Callers);
        var (asked, turn, wrong) = (0, 0, new List<string>());
        foreach (var group in OperationsByState().Where(group => group.Key.Project == project))
        {
            isChanged = true;
            foreach (var operation in group.Where(_ => turn++ % oneOf.Operations == 0))
            {
                if (isChanged || Inquiry.IsAboutFiles(operation))
                    await SetAsync(group.Key, Inquiry.IsAboutFiles(operation));
                foreach (var (caller, expected) in operation.In(group.Key).Answers
                    .Where((_, index) => (index + (turn / oneOf.Operations)) % oneOf.Callers == 0))
                {
                    var word = await AskAsync(operation, caller);
                    asked++;
                    if (!IsAsExpected(word, expected))
                        wrong.Add($"{operation.Name} [{group.Key}] {caller}: {word}, not {expected}");
                }
            }
        }

        Assert.That(wrong, Is.Empty, string.Join('\n', wrong));
        Assert.That(asked, Is.GreaterThan(150 / (oneOf.Operations * oneOf.Callers)));
        TestContext.Out.WriteLine($"{asked} answers");
    }

    [TestCase("403 Not enough privileges", "403 Not enough privileges", true)]
    [TestCase("403 Unauthorized", "403 Not enough privileges", false)]
    [TestCase("204", "silent", false)]
    [TestCase("409 Resource already exists", "silent", true)]
    [TestCase("500 Internal Server Error", "silent", false)]
    public void TheComparisonFindsWhatIsWrong(string word, string expected, bool isAsExpected) =>
        Assert.That(IsAsExpected(word, expected), Is.EqualTo(isAsExpected));

    private static IEnumerable<IGrouping<State, Operation>> OperationsByState() =>
        from operation in Matrix.Contract.Operations
        from state in operation.States
        group operation by state;

    private static bool IsAsExpected(string word, string expected) =>
        expected == "silent" ? word[0] == '4' && word.Contains(' ') : word == expected;

    private async Task<string> AskAsync(Operation operation, string caller)
    {
        var answer = await Inquiry.AskAsync(Api, operation, stage, cast, cast.Find(caller));
        var word = Inquiry.Word(operation, stage, answer);
        isChanged |= operation.Method != "GET" && answer.Status is >= 200 and < 300;
        if (isChanged && operation.Route.StartsWith("/me", StringComparison.Ordinal))
            await cast.SignInAsync(caller);
        if (isChanged && !Inquiry.IsRepeatable(operation))
            await SetAsync(stage.State);
        return word;
    }

    private async Task SetAsync(State state, bool withFiles = false)
    {
        stage = await Stage.SetAsync(World, cast, state, withFiles ? Host.Images : null);
        await cast.RemoveAsync(stage.Project);
        isChanged = false;
    }
}
