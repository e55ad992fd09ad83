using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Muistot.Domain.Memories;
using Muistot.Infrastructure.Export;
using Muistot.Tests.Harness;
using NUnit.Framework;

namespace Muistot.Tests.Integration.Me;

/// <summary>How much memory an export takes. No other test runs beside it: what it measures is the memory of the process.</summary>
[TestFixture]
[NonParallelizable]
public sealed class ExportMemoryTests() : IntegrationTest(Backend.Embedded)
{
    /// <summary>Of many memories, a page at a time is in memory: twice as many take as much.</summary>
    [Test]
    public async Task TakesAsMuchMemoryForManyAsForFew()
    {
        var person = await World.PersonAsync();
        var project = await World.ProjectAsync();
        var site = await World.SiteAsync(project);
        var siteId = await World.Read(db => db.Sites.Where(row => row.Name == site).Select(row => row.Id).SingleAsync());
        var words = Enumerable.Range(0, 64).Select(number => $"sana{number}").ToArray();
        var story = string.Join(' ', Enumerable.Range(0, 8_000).Select(_ => words[RandomNumberGenerator.GetInt32(words.Length)]));

        // What tests before this one have left is gone after the first.
        await MeasureAsync(40);
        var few = await MeasureAsync(40);
        var many = await MeasureAsync(120);

        // Less than nothing is what others have let go of meanwhile.
        Assert.That(many, Is.LessThan(Math.Max(few, 0) + 8_000_000));

        async Task<long> MeasureAsync(int more)
        {
            await World.InDatabase(db => db.Memories.AddRange(Enumerable.Range(0, more).Select(
                number => new Memory { SiteId = siteId, UserId = person.Id, Title = "Muisto", Story = story })));
            Host.Application.Log.Clear();
            var before = GC.GetTotalMemory(forceFullCollection: true);
            await using var scope = Host.Application.Services.CreateAsyncScope();
            await using var target = new Highest();
            await scope.ServiceProvider.GetRequiredService<ExportWriter>().WriteAsync(person.Id, target, CancellationToken.None);
            return target.Memory - before;
        }
    }

    /// <summary>Takes what is written, keeps nothing, and looks at how much is in memory at most.</summary>
    private sealed class Highest : Stream
    {
        private int writes;

        public long Memory { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (writes++ % 64 == 0)
                Memory = Math.Max(Memory, GC.GetTotalMemory(forceFullCollection: true));
        }
    }
}
