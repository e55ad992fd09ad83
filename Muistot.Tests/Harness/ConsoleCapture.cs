using System.Text;

namespace Muistot.Tests.Harness;

/// <summary>
/// Keeps apart what several flows of control write to the console of this process at the same time: each gets its own writing back.
/// What nobody captures goes where it went before.
/// </summary>
internal static class ConsoleCapture
{
    private static readonly Split Output = new(Console.Out);
    private static readonly Split Errors = new(Console.Error);

    static ConsoleCapture()
    {
        Console.SetOut(Output);
        Console.SetError(Errors);
    }

    /// <summary>Runs a program's entry point, and hands over what it wrote.</summary>
    public static async Task<Tool> RunAsync(Func<Task<int>> program)
    {
        var (output, errors) = (Output.Begin(), Errors.Begin());
        var exitCode = await program();
        return new Tool(exitCode, output.ToString(), errors.ToString());
    }

    private sealed class Split(TextWriter usual) : TextWriter
    {
        private readonly AsyncLocal<TextWriter?> captured = new();

        public override Encoding Encoding => usual.Encoding;

        private TextWriter Current => captured.Value ?? usual;

        // What a flow starts writes to the same place: a program's log has a thread of its own. The console has one thread write at a time.
        public StringWriter Begin()
        {
            var begun = new StringWriter();
            captured.Value = begun;
            return begun;
        }

        public override void Write(char value) => Current.Write(value);

        public override void Write(char[] buffer, int index, int count) => Current.Write(buffer, index, count);

        public override void Write(string? value) => Current.Write(value);

        public override void Flush() => Current.Flush();
    }
}
