using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Sagas.Service.FailedMessages;
using Sagas.Service.Ingress;
using Sagas.Storage;

namespace Sagas.Service.Components;

/// <summary>What a person wants done with failed messages, as it was typed.</summary>
internal sealed record FailedForm(FailureChoice Choice, string Reason, int? Most, string? Text, Guid RequestId)
{
    public const string QueueField = "queue";
    public const string KindField = "kind";
    public const string TypeField = "type";
    public const string MessageField = "message";
    public const string MostField = "most";
    public const string ReasonField = "reason";
    public const string TextField = "text";
    public const string IdField = "id";

    public static FailureChoice ChoiceOf(IQueryCollection query) => Chosen(query[QueueField], query[KindField], query[TypeField], query[MessageField]);

    public static FailedForm Read(IFormCollection form, BodyErrors errors)
    {
        var reason = form[ReasonField].ToString().Trim();
        if (TypedText.Fault(reason, EventFields.ReasonLength) is { } fault)
        {
            errors.Add(ReasonField, fault);
        }

        if (!Guid.TryParseExact(form[IdField], "N", out var id))
        {
            errors.Add(IdField, "is not that of a form");
        }

        var choice = Chosen(form[QueueField], form[KindField], form[TypeField], form[MessageField]);
        if (!choice.IsClear)
        {
            errors.Add(MessageField, "or kind and type must say which messages are meant");
        }

        return new FailedForm(choice, reason, MostOf(form[MostField].ToString().Trim(), errors), form[TextField], id);
    }

    /// <summary>The address of a group's or a message's page.</summary>
    public static string AddressOf(string path, FailureChoice choice)
    {
        var query = new QueryBuilder { { QueueField, choice.Queue } };
        foreach (var (name, value) in new[] { (KindField, choice.Kind), (TypeField, choice.Type), (MessageField, choice.Id?.ToString("N", CultureInfo.InvariantCulture)) })
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }

        return path + query.ToQueryString();
    }

    public FailureAction ActionOf(string kind, string by) => new()
    {
        Id = RequestId,
        By = by,
        Reason = Reason,
        Kind = kind,
        Queue = Choice.Queue,
        What = (Most is { } most ? string.Create(CultureInfo.InvariantCulture, $"the first {most} of ") : "") + Choice.What,
    };

    private static FailureChoice Chosen(string? queue, string? kind, string? type, string? message) => new(
        queue ?? "", Given(kind), Given(type), Guid.TryParseExact(message, "N", out var id) ? id : null);

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : FailureHeaders.Clean(text);

    private static int? MostOf(string text, BodyErrors errors)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0)
        {
            return most;
        }

        errors.Add(MostField, "must be a whole number from 1, or empty for all");
        return null;
    }
}
