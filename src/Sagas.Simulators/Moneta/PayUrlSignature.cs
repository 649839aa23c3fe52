using System.Security.Cryptography;
using System.Text;

namespace Sagas.Simulators.Moneta;

/// <summary>The MD5 family of signatures: values without separators, then the integrity code. Source: the Pay URL pages of docs.moneta.ru.</summary>
internal static class PayUrlSignature
{
    /// <summary>Over the request's values in their documented order, absent ones as empty texts.</summary>
    public static string OfRequest(
        string mntId, string transactionId, string operationId, string amount, string currency, string subscriberId, string testMode, string integrityCode) =>
        Md5(string.Concat([mntId, transactionId, operationId, amount, currency, subscriberId, testMode, integrityCode]));

    /// <summary>Over the result code first.</summary>
    public static string OfAnswer(string resultCode, string mntId, string transactionId, string integrityCode) =>
        Md5(string.Concat(resultCode, mntId, transactionId, integrityCode));

    private static string Md5(string text)
    {
#pragma warning disable CA5351 // The gateway signs with nothing else.
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
    }
}
