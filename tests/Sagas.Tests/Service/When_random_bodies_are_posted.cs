using System.Globalization;
using System.Text;
using Sagas.Service.Ingress;

namespace Sagas.Tests.Service;

/// <summary>2,000 bodies made from pieces of valid ones; the seed is fixed, so that a fault can be seen again.</summary>
public sealed class When_random_bodies_are_posted : IDisposable
{
    private const int Bodies = 2_000;
    private const int Seed = 20_260_301;

    private static readonly string[] Names = ["teamSlug", "paymentId", "orderId", "amount", "items", "itemId", "reason", "occurredAt", "scope", "x", "\\ud83d", "\\u0000"];
    private static readonly string[] Values =
    [
        "null", "true", "-1", "0", "1e999", "1.5", "123456789012345678901234567890", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"text\"",
        "\"\\u202e\"", "{", "}", "[", "]", "//c", "\"2026-01-02T03:04:05Z\"", "NaN", "'x'", "\u0001",
    ];

    private readonly ServiceHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Each_is_a_400_and_nothing_is_published()
    {
        var random = new Random(Seed);
        for (var number = 0; number < Bodies; number++)
        {
            var type = EventTypes.All[random.Next(EventTypes.All.Count)];
            var body = random.Next(3) switch
            {
                0 => Bytes(random),
                1 => Value(random, 0),
                _ => Mutated(random, Service.Bodies.For(type.Name)),
            };

            using var response = await _host.PostAsync($"/events/{type.Name}", body);

            ((int)response.StatusCode).ShouldBe(400, string.Create(CultureInfo.InvariantCulture, $"body {number} to {type.Name}: {body}"));
        }

        _host.Bus.All.ShouldBeEmpty();
    }

    private static string Bytes(Random random)
    {
        var bytes = new byte[random.Next(200)];
        random.NextBytes(bytes);
        return Encoding.Latin1.GetString(bytes);
    }

    private static string Value(Random random, int depth) => (depth < 4 ? random.Next(4) : 3) switch
    {
        0 => $"{{{string.Join(',', Enumerable.Range(0, random.Next(6)).Select(_ => $"\"{Pick(random, Names)}\":{Value(random, depth + 1)}"))}}}",
        1 => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth + 1)))}]",
        _ => Pick(random, Values),
    };

    // A required name is cut in any case, so that no mutation is valid by chance.
    private static string Mutated(Random random, string valid)
    {
        var body = new StringBuilder(valid).Replace("paymentId", "paymentid");
        for (var cuts = random.Next(1, 5); cuts > 0; cuts--)
        {
            var at = random.Next(body.Length);
            _ = random.Next(2) == 0
                ? body.Remove(at, Math.Min(random.Next(5), body.Length - at))
                : body.Insert(at, Pick(random, Values));
        }

        return body.ToString();
    }

    private static string Pick(Random random, string[] words) => words[random.Next(words.Length)];
}
