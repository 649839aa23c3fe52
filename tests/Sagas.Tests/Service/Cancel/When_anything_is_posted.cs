using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Sagas.Contracts;

namespace Sagas.Tests.Service.Cancel;

/// <summary>10,000 bodies: bytes, JSON of every shape, and signed requests with something spoilt. The seed is fixed, so that a fault can be seen again.</summary>
public sealed class When_anything_is_posted : IDisposable
{
    private const int Each = 2_500;
    private const int Size = 40;
    private const ulong Seed = 20_260_301;
    private const long Growth = 100_000_000;

    private static readonly string[] Names = ["TeamSlug", "PaymentId", "Token", "IP", "Amount", "Route", "ExternalRequestId", "Password", "x", "\\u0000", "\\ud83d", ""];

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Gen.Elements("null", "true", "false", "0", "-0", "1e999", "1.50", "123456789012345678901234567890", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"demo\"", "\"TCB\"", "150000"),
        ArbMap.Default.GeneratorFor<string>().Select(text => JsonSerializer.Serialize(text ?? "")),
        ArbMap.Default.GeneratorFor<long>().Select(number => JsonSerializer.Serialize(number)));

    private static readonly Gen<string> Json = Gen.Sized(size => ValueOf(Math.Min(size, 4)));

    private readonly ServiceHost _host = new()
    {
        Settings = { ["Cancel:WaitFor"] = "00:00:00", ["Cancel:TeamBurst"] = "1000000", ["Cancel:AddressBurst"] = "1000000" },
    };

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task It_is_answered_in_the_same_form_and_never_with_a_500()
    {
        _host.Reader.Add("1001", "Refunded", PaymentStatus.Refunded);
        var bodies = Sample(ArbMap.Default.GeneratorFor<byte[]>().Select(bytes => bytes ?? []))
            .Concat(Sample(Json.Select(Encoding.UTF8.GetBytes)))
            .Concat(Sample(Signed().Select(Encoding.UTF8.GetBytes)))
            .Concat(Sample(Spoilt()));
        using var client = _host.CreateClient();
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        foreach (var body in bodies)
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new("application/json");
            using var response = await client.PostAsync(new Uri("/cancel", UriKind.Relative), content);
            var answer = await response.JsonAsync();
            ((int)response.StatusCode).ShouldBeLessThan(500, Encoding.UTF8.GetString(body));
            answer.ShouldFit();
            var code = answer.GetProperty("ErrorCode").GetString()!;
            codes[code] = codes.GetValueOrDefault(code) + 1;
        }

        codes.Values.Sum().ShouldBe(Each * 4);
        codes.Keys.ShouldBe(["1000", "9003", "1004", "0", "1006"], ignoreOrder: true, "Bodies that reach every check.");
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(Growth);
    }

    private static T[] Sample<T>(Gen<T> gen) => gen.Sample(Each, new Rnd(Seed, Seed | 1), Size);

    private static Gen<string> ValueOf(int depth) => depth == 0
        ? Scalar
        : Gen.OneOf(
            Scalar,
            ValueOf(depth - 1).ListOf().Select(values => $"[{string.Join(',', values)}]"),
            (from name in Gen.Elements(Names) from value in ValueOf(depth - 1) select $"\"{name}\":{value}").ListOf().Select(fields => $"{{{string.Join(',', fields)}}}"));

    private static Gen<string> Signed() =>
        from team in Gen.Elements("demo", "demo", "nobody")
        from payment in Gen.Elements("1001", "1001", "2")
        from amount in Gen.Elements("150000", "null", "1", "x")
        from unknown in Scalar
        select CancelBody.Signed(
            CancelBody.Secret,
            [("TeamSlug", $"\"{team}\""), ("PaymentId", $"\"{payment}\""), .. amount == "x" ? [] : new[] { ("Amount", amount) }, ("Note", unknown.Contains('\\', StringComparison.Ordinal) ? "1" : unknown)]);

    private static Gen<byte[]> Spoilt() =>
        from valid in Signed()
        from at in Gen.Choose(0, 200)
        from value in ArbMap.Default.GeneratorFor<byte>()
        select Changed(Encoding.UTF8.GetBytes(valid), at, value);

    private static byte[] Changed(byte[] bytes, int at, byte value)
    {
        bytes[at % bytes.Length] = value;
        return bytes;
    }
}
