using System.Xml;
using System.Xml.Linq;

namespace Sagas.Simulators.Moneta;

/// <summary>The merchant's answer to a Pay URL: the word <c>SUCCESS</c>, or XML with the code 200 and a signature.</summary>
internal static class PayUrlAnswer
{
    private const string Success = "SUCCESS";
    private const string SuccessCode = "200";

    public static bool IsTaken(int status, string body, PayUrlSettings settings, string transactionId) =>
        status == StatusCodes.Status200OK && (body.Trim() == Success || IsSignedXml(body, settings, transactionId));

    private static bool IsSignedXml(string body, PayUrlSettings settings, string transactionId)
    {
        if (!body.TrimStart().StartsWith('<') || Parse(body) is not { Name.LocalName: "MNT_RESPONSE" } response)
            return false;
        return Field("MNT_RESULT_CODE") == SuccessCode
            && Field("MNT_ID") == settings.MntId
            && Field("MNT_TRANSACTION_ID") == transactionId
            && Field("MNT_SIGNATURE") == PayUrlSignature.OfAnswer(SuccessCode, settings.MntId, transactionId, settings.IntegrityCode);

        string? Field(string name) => response.Element(name)?.Value;
    }

    private static XElement? Parse(string body)
    {
        try
        {
            return XElement.Parse(body);
        }
        catch (XmlException)
        {
            // Whatever it is, the notification is not taken.
            return null;
        }
    }
}
