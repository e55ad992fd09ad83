using System.IO.Pipelines;
using System.Text;
using Muistot.Api.Hosting;
using NUnit.Framework;

namespace Muistot.Tests.Unit;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LateEndOfInputTests
{
    private readonly Pipe pipe = new();
    private readonly LateEndOfInput input;

    public LateEndOfInputTests() => input = new LateEndOfInput(pipe.Reader);

    [Test]
    public async Task TellsTheEndOnceEverythingWasConsumed()
    {
        await SendAsync("head,body");

        var head = await input.ReadAsync();
        input.AdvanceTo(head.Buffer.GetPosition(5));
        var body = await input.ReadAsync();
        input.AdvanceTo(body.Buffer.End);
        var end = await input.ReadAsync();

        Assert.That((head.IsCompleted, head.Buffer.Length), Is.EqualTo((false, 9)));
        Assert.That((body.IsCompleted, body.Buffer.Length), Is.EqualTo((false, 4)));
        Assert.That((end.IsCompleted, end.Buffer.Length), Is.EqualTo((true, 0)));
    }

    [Test]
    public async Task TellsTheEndToWhoLookedAtEverythingAndWantsMore([Values] bool tries)
    {
        await SendAsync("half");

        var half = await input.ReadAsync();
        input.AdvanceTo(half.Buffer.Start, half.Buffer.End);
        var end = default(ReadResult);
        if (!tries || !input.TryRead(out end))
            end = await input.ReadAsync();

        Assert.That((half.IsCompleted, end.IsCompleted, end.Buffer.Length), Is.EqualTo((false, true, 4)));
    }

    [Test]
    public async Task LeavesWhatGoesOnAlone()
    {
        await pipe.Writer.WriteAsync("part"u8.ToArray());

        var part = await input.ReadAsync();
        input.AdvanceTo(part.Buffer.Start, part.Buffer.End);
        var next = input.ReadAsync();
        input.CancelPendingRead();

        Assert.That((part.IsCompleted, (await next).IsCanceled), Is.EqualTo((false, true)));
    }

    private async Task SendAsync(string text)
    {
        await pipe.Writer.WriteAsync(Encoding.ASCII.GetBytes(text));
        await pipe.Writer.CompleteAsync();
    }
}
