namespace Sagas.Simulators.Moneta;

/// <summary>A fault of the API: HTTP 400 with a code in <c>faultDetail</c>.</summary>
internal sealed record MonetaFault(string Code, string Message)
{
    // Codes of the public dictionary.
    public static readonly MonetaFault Invalid = new("200", "Ошибка валидации");
    public static readonly MonetaFault Canceled = new("400.1.5", "Операция отменена");
    public static readonly MonetaFault AlreadyPaid = new("400.1.6", "Операция уже оплачена");
    public static readonly MonetaFault InProcess = new("400.1.19", "Операция уже обрабатывается");
    public static readonly MonetaFault NotFound = new("500.1.5", "Операция не найдена");

    // What was read of the dictionary has no code for these, so the numbers are the simulator's own choice. Nobody can rely on them.
    public static readonly MonetaFault Denied = new("500.99.1", "Доступ запрещён");
    public static readonly MonetaFault BadPaymentPassword = new("500.99.2", "Неверный платёжный пароль");
    public static readonly MonetaFault TooMuch = new("500.99.3", "Сумма возвратов больше суммы операции");
    public static readonly MonetaFault NotRefundable = new("500.99.4", "Операция не завершена, возврат невозможен");
    public static readonly MonetaFault LowBalance = new("500.99.5", "Недостаточно средств");
    public static readonly MonetaFault SbpAttributeMissing = new("500.99.6", "Не указан атрибут SECUREDFIELD:unsBo_79");

    /// <summary>Too little on the merchant's account, or whatever code was asked for.</summary>
    public static MonetaFault Refusal(string? code) => code is null ? LowBalance : new MonetaFault(code, "Отказ");
}
