using System.Text;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Images;

/// <summary>Bodies of requests share a bounded memory.</summary>
public sealed class UploadBudgetTests() : ImageTest(Backend.Embedded)
{
    // More than the sockets between two programs hold: once it has been sent, the service is reading.
    private const int Large = 9_000_000;

    [Test]
    public async Task TakesOneLargeImageAndTellsOthersToComeAgain([Values] bool declared)
    {
        var scene = await SceneAsync();
        using var node = new ApiClient(Host.Node(("Files:MaxMegabytesInFlight", "1")).Address);
        var path = scene.PathOf(Holder.Memory);
        var gate = new TaskCompletionSource();
        var body = Body(SampleImages.Png(1));
        using var slow = new PartedContent(declared, body[..^100], body[^100..]) { LastWaitsFor = gate.Task };

        var first = node.SendAsync(HttpMethod.Patch, path, slow, scene.Writer);
        await slow.AllButLast.Task;
        var second = await node.SendAsync(HttpMethod.Patch, path, new PartedContent(declared, body), scene.Writer);
        var text = await node.PatchAsync(path, new { title = "Uusi" }, scene.Writer);
        gate.SetResult();

        Assert.That((second.Status, second.Message), Is.EqualTo((503, "Service Unavailable")), second.ToString());
        Assert.That(second.Headers.RetryAfter, Is.Not.Null);
        Assert.That(text.Status, Is.EqualTo(204), "a text goes through meanwhile");
        Assert.That((await first).Status, Is.EqualTo(204), "alone, it may be larger than the budget");
        var again = await node.SendAsync(HttpMethod.Patch, path, new PartedContent(declared, Body(SampleImages.Png(2))), scene.Writer);
        Assert.That(again.Status, Is.EqualTo(204), "what was in flight is given back");
        Assert.That((await Api.GetAsync($"/images/{await ImageOfAsync(path)}")).Bytes, Is.EqualTo(SampleImages.Png(2)));
    }

    [TestCase(@"\/")]
    [TestCase(@"\u002F")]
    [TestCase(@"\u002f")]
    public async Task TakesBase64AsAnyJsonWriterEscapesIt(string slash)
    {
        var scene = await SceneAsync();
        var image = ("data:image/jpeg;base64," + Base64(SampleImages.Jpeg)).Replace("/", slash, StringComparison.Ordinal)
            .Replace("+", @"\u002B", StringComparison.Ordinal);

        var changed = await Api.PatchAsync(scene.PathOf(Holder.Memory), ApiClient.Raw($"{{\"image\": \" \\t{image}\\u00a0\\n\"}}"),
            scene.Writer);

        Assert.That(changed.Status, Is.EqualTo(204), changed.ToString());
        Assert.That((await Api.GetAsync($"/images/{await ImageOfAsync(scene.PathOf(Holder.Memory))}")).Bytes,
            Is.EqualTo(SampleImages.Jpeg));
    }

    [TestCase(@"\ud83d", 422)]
    [TestCase(@"\ude00\ud83d", 422)]
    [TestCase(@"\u0000", 422)]
    [TestCase(@"\u2003\r\n ", 422)]
    [TestCase(@"\ud83d\ude00", 400)]
    [TestCase(@"\\", 400)]
    public async Task RefusesEscapesThatAreNoImage(string text, int status)
    {
        var scene = await SceneAsync();

        var changed = await Api.PatchAsync(scene.PathOf(Holder.Memory), ApiClient.Raw($"{{\"image\": \"{text}\"}}"), scene.Writer);

        Assert.That(changed.Status, Is.EqualTo(status), changed.ToString());
        if (status == 422)
            Assert.That(changed.Errors, Is.EqualTo(new[] { "body/image" }));
    }

    private static ReadOnlyMemory<byte> Body(byte[] image) =>
        Encoding.UTF8.GetBytes($"{{\"image\": \"{Base64([.. image, .. new byte[Large - image.Length]])}\"}}");
}
