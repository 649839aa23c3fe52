using System.Text.Json;
using Sagas.Contracts;

namespace Sagas.Tests.Service.Cancel;

public sealed class When_a_token_is_wrong : IDisposable
{
    private const string Old = "old-secret-of-shop";
    private const string New = "new-secret-of-shop";

    private readonly ServiceHost _host = new()
    {
        Settings =
        {
            ["Teams:shop:Secrets:0"] = Old,
            ["Teams:shop:Secrets:1"] = New,
            ["Teams:closed:Secrets:0"] = "secret-of-closed",
            ["Teams:closed:Disabled"] = "true",
            ["Cancel:WaitFor"] = "00:00:00",
        },
    };

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task An_unknown_team_a_known_one_and_an_unknown_payment_look_the_same()
    {
        _host.Reader.Add("1", "Confirmed", team: "shop");
        var answers = new List<string>();
        foreach (var (team, payment) in new[] { ("shop", "1"), ("shop", "2"), ("nobody", "1"), ("closed", "1") })
        {
            using var response = await _host.CancelAsync(CancelBody.For(payment, team: team, secret: "not-the-secret"));
            var answer = await response.AnswerAsync(401, "9003");
            answers.Add(answer.ToString().Replace($"\"{team}\"", "\"team\"", StringComparison.Ordinal).Replace($":{payment},", ":0,", StringComparison.Ordinal));
        }

        answers.Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(Old)]
    [InlineData(New)]
    public async Task Each_of_two_secrets_is_valid(string secret)
    {
        _host.Reader.Add("1", "Refunded", PaymentStatus.Refunded, "shop");

        using var response = await _host.CancelAsync(CancelBody.For("1", team: "shop", secret: secret));

        await response.AnswerAsync(200, "0");
    }

    [Fact]
    public async Task A_disabled_team_is_told_so_only_with_a_valid_token()
    {
        using var wrong = await _host.CancelAsync(CancelBody.For("1", team: "closed", secret: "wrong-secret"));
        using var right = await _host.CancelAsync(CancelBody.For("1", team: "closed", secret: "secret-of-closed"));

        await wrong.AnswerAsync(401, "9003");
        await right.AnswerAsync(401, "9002");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public async Task What_is_no_hash_is_refused(string token)
    {
        using var response = await _host.CancelAsync(CancelBody.Write(("TeamSlug", "\"demo\""), ("PaymentId", "\"1\""), ("Token", CancelBody.Quoted(token))));

        await response.AnswerAsync(401, "9003");
    }

    [Fact]
    public async Task Upper_case_is_the_same_token()
    {
        var body = JsonDocument.Parse(CancelBody.For("1")).RootElement;
        var token = body.GetProperty("Token").GetString()!;

        using var response = await _host.CancelAsync(body.ToString().Replace(token, token.ToUpperInvariant(), StringComparison.Ordinal));

        await response.AnswerAsync(404, "1004");
    }

    [Fact]
    public async Task A_field_that_was_added_to_a_signed_request_is_noticed()
    {
        using var added = await _host.CancelAsync(Bodies.With(CancelBody.For("1"), "\"Amount\":1"));
        using var unknown = await _host.CancelAsync(Bodies.With(CancelBody.For("1"), "\"Comment\":\"x\""));
        using var signed = await _host.CancelAsync(CancelBody.Signed(
            CancelBody.Secret, ("TeamSlug", "\"demo\""), ("PaymentId", "\"1\""), ("Comment", "\"x\""), ("Rate", "1.50"), ("DATA", "{\"a\":1}"), ("Shop", "null")));

        await added.AnswerAsync(401, "9003");
        await unknown.AnswerAsync(401, "9003");
        await signed.AnswerAsync(404, "1004");
    }

    [Fact]
    public async Task The_token_is_checked_before_rate_and_payment()
    {
        _host.Reader.Fault = new InvalidOperationException("nobody reads for a wrong token");

        using var response = await _host.CancelAsync(CancelBody.For("1", secret: "wrong-secret"));

        await response.AnswerAsync(401, "9003");
    }
}
