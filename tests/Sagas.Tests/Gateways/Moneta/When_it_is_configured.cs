using Microsoft.Extensions.Options;

namespace Sagas.Tests.Gateways.Moneta;

public sealed class When_it_is_configured
{
    [Theory]
    [InlineData("BaseUrl", "")]
    [InlineData("BaseUrl", "service.moneta.ru/services")]
    [InlineData("Username", "")]
    [InlineData("Password", "")]
    [InlineData("PaymentPassword", "")]
    [InlineData("AccountId", "")]
    [InlineData("AccountId", "my account")]
    [InlineData("MntId", "")]
    [InlineData("IntegrityCode", "")]
    [InlineData("TeamSlug", "a\u0007b")]
    [InlineData("PayUrlReply", "7")]
    [InlineData("Address", "http://gateway.test/")]
    [InlineData("RefundAttributes:0:Value", "0")]
    public async Task A_wrong_key_is_named_in_full_and_its_value_is_not(string key, string value)
    {
        var wrong = await Should.ThrowAsync<OptionsValidationException>(async () =>
        {
            await using var rig = new MonetaRig((key, value));
        });
        wrong.Message.ShouldContain($"Gateways:moneta:{string.Join(':', key.Split(':').Take(2))}");
        wrong.Message.ShouldNotContain(MonetaRig.Password);
    }
}
