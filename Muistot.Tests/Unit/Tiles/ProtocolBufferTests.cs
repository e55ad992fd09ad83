using CsCheck;
using Muistot.Application.Tiles;
using NUnit.Framework;

namespace Muistot.Tests.Unit.Tiles;

public sealed class ProtocolBufferTests
{
    /// <summary>Messages say how long they are before they are written: a length that is not theirs breaks all that follows.</summary>
    [Test]
    public void NumbersAreAsLongAsIsSaidBefore() => Gen.Int[0, 64].Select(Gen.ULong, (shift, number) => shift == 64 ? 0 : number >> shift)
        .Sample(number =>
        {
            var written = new ProtocolBuffer();
            written.Number(number);
            return written.Written.Length == ProtocolBuffer.LengthOf(number);
        });

    [TestCase(0, 0ul)]
    [TestCase(-1, 1ul)]
    [TestCase(1, 2ul)]
    [TestCase(int.MaxValue, 4294967294ul)]
    [TestCase(int.MinValue, 4294967295ul)]
    public void SignedNumbersAreSmallWhereTheyAreNearZero(int number, ulong written) =>
        Assert.That(ProtocolBuffer.ZigZag(number), Is.EqualTo(written));
}
