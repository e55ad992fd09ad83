using Muistot.Tests.Harness;
using Muistot.Tests.Unit.Authorization;

namespace Muistot.Tests.Integration.Permissions;

/// <summary>What the contract says that everyone is answered, as <c>matrix.txt</c> has it.</summary>
/// <param name="Callers">The names of the callers.</param>
/// <param name="Operations">Everything that one can ask for.</param>
internal sealed record Matrix(IReadOnlyList<string> Callers, IReadOnlyList<Operation> Operations)
{
    private const string Any = "*";

    /// <summary>The table.</summary>
    public static Matrix Contract { get; } =
        Parse(File.ReadAllLines(Repository.At("Muistot.Tests", "Integration", "Permissions", "matrix.txt")));

    /// <summary>Reads a table.</summary>
    public static Matrix Parse(IEnumerable<string> lines)
    {
        var (groups, answers) = (new Dictionary<string, string[]>(StringComparer.Ordinal), new Dictionary<string,
            string>(StringComparer.Ordinal));
        var (callers, operations) = (new List<string>(), new List<Operation>());
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0] == "group")
                groups[words[1]] = words[2..];
            else if (words[0] == "answer")
                answers[words[1]] = string.Join(' ', words[2..]);
            else if (words[0] == "callers")
                callers.AddRange(words[1..]);
            else if (line[0] != ' ')
                operations.Add(new Operation(words[0], words[1], words.Length > 2 ? words[2].Trim('(', ')') : null, []));
            else if (words[0] == "status")
                operations[^1] = operations[^1] with { Status = ContractRow.Parse(string.Join(' ', words[1..])) };
            else if (line.Trim() == "no door")
                operations[^1] = operations[^1] with { IsDoor = false };
            else
                operations[^1].Rows.Add(ToRow(words));
        }

        return new Matrix(callers, operations);

        Row ToRow(string[] words)
        {
            if (words.Length != State.Depth + callers.Count)
                throw new FormatException($"A row has a cell for each caller: {string.Join(' ', words)}");
            var cells = words[State.Depth..].Select(cell => answers.GetValueOrDefault(cell, cell));
            return new Row([.. words[..State.Depth].Select(ToStates)], callers.Zip(cells).ToDictionary(StringComparer.Ordinal));
        }

        string[]? ToStates(string word) => word == Any ? null : groups.GetValueOrDefault(word, [word]);
    }
}

/// <summary>Something that one can ask for.</summary>
/// <param name="Method">The method.</param>
/// <param name="Route">The route.</param>
/// <param name="Variant">Which of several requests on that route, or null.</param>
/// <param name="Rows">What is answered, by the state of things.</param>
internal sealed record Operation(string Method, string Route, string? Variant, ICollection<Row> Rows)
{
    /// <summary>How it stands in the contract's table of "Status and permission", or null.</summary>
    public ContractRow? Status { get; init; }

    /// <summary>Whether what it reads is to be seen by the rule of all doors.</summary>
    public bool IsDoor { get; init; } = true;

    /// <summary>Method and route.</summary>
    public string Endpoint => $"{Method} {Route}";

    /// <summary>As it stands in the table.</summary>
    public string Name => Variant is null ? Endpoint : $"{Endpoint} ({Variant})";

    /// <summary>The states of things that can make a difference to it.</summary>
    public IEnumerable<State> States => State.All(Rows.Max(row => row.Reach));

    /// <summary>What is answered in a state.</summary>
    public Row In(State state) => Rows.Single(row => row.Holds(state));
}

/// <summary>What everyone is answered in some states of things.</summary>
/// <param name="States">For project, site and memory the states in which it holds; null for all.</param>
/// <param name="Answers">What each caller is answered.</param>
internal sealed record Row(IReadOnlyList<string[]?> States, IReadOnlyDictionary<string, string> Answers)
{
    /// <summary>How far down it asks for a state.</summary>
    public int Reach => States.Count(states => states is null || states[0] != State.Unreached);

    /// <summary>Whether it holds in a state.</summary>
    public bool Holds(State state) => States.Zip(state.Words).All(pair => pair.First is null || pair.First.Contains(pair.Second));
}

/// <summary>What a project, a site in it and a memory there are like.</summary>
/// <param name="Project">State of the project.</param>
/// <param name="Site">State of the site.</param>
/// <param name="Memory">State of the memory.</param>
internal sealed record State(string Project, string Site, string Memory)
{
    /// <summary>What a request does not reach.</summary>
    public const string Unreached = "-";

    /// <summary>What is not there.</summary>
    public const string Missing = "missing";

    /// <summary>What is there for everyone.</summary>
    public const string Published = "published";

    /// <summary>How many things there are, one below the other.</summary>
    public const int Depth = 3;

    /// <summary>What a project can be like.</summary>
    public static readonly string[] OfProjects = [Published, "posting", "hidden", "ended", "notbegun", Missing];

    private static readonly string[] OfOthers = [Published, "waiting", Missing];

    /// <summary>The states of the three, top down.</summary>
    public string[] Words => [Project, Site, Memory];

    /// <summary>Every state down to a depth. There is nothing below what is missing.</summary>
    public static IEnumerable<State> All(int reach) =>
        from project in reach > 0 ? OfProjects : [Unreached]
        from site in reach > 1 ? OfOthers : [Unreached]
        from memory in reach > 2 ? OfOthers : [Unreached]
        where (project != Missing || site is Missing or Unreached) && (site != Missing || memory is Missing or Unreached)
        select new State(project, site, memory);

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', Words);
}
