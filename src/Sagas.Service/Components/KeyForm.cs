using System.Security.Cryptography;
using System.Text;
using Sagas.Service.Api.Keys;
using Sagas.Service.Ingress;
using Sagas.Service.Ingress.Fields;
using Sagas.Storage;

namespace Sagas.Service.Components;

/// <summary>A key that a person wants made, as it was typed.</summary>
internal sealed record KeyForm(Guid Id, string Name, string Role, string Teams, string Reason)
{
    public const string IdField = "id";
    public const string NameField = "name";
    public const string RoleField = "role";
    public const string TeamsField = "teams";
    public const string ReasonField = "reason";

    private const int KeyBytes = 32;
    private const int MostTeams = 100;
    private const string Prefix = "sagas_";

    public static KeyForm Empty { get; } = new(Guid.Empty, "", nameof(ApiRole.Publisher), "", "");

    private string[] TeamList => Teams.Split([',', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static KeyForm Read(IFormCollection form, BodyErrors errors)
    {
        var read = new KeyForm(
            Guid.TryParseExact(form[IdField], "N", out var id) ? id : Guid.Empty,
            form[NameField].ToString().Trim(), form[RoleField].ToString(), form[TeamsField].ToString().Trim(), form[ReasonField].ToString().Trim());
        Check(errors, IdField, id == Guid.Empty ? "is not that of a form" : null);
        Check(errors, NameField, new IdRule(EventFields.KeyLength).Fault(read.Name));
        Check(errors, RoleField, Enum.GetNames<ApiRole>().Contains(read.Role, StringComparer.Ordinal) ? null : $"must be one of {string.Join(", ", Enum.GetNames<ApiRole>())}");
        Check(errors, ReasonField, TypedText.Fault(read.Reason, EventFields.ReasonLength));
        var teams = read.TeamList;
        Check(errors, TeamsField, teams.Length is 0 or > MostTeams ? $"must be 1 to {MostTeams} teams, or {ApiKeyOptions.AllTeams} for all"
            : teams.Where(team => team != ApiKeyOptions.AllTeams).Select(new IdRule(EventFields.KeyLength).Fault).FirstOrDefault(fault => fault is not null));
        return read;
    }

    /// <summary>A key that nobody can guess.</summary>
    public static string NewKey() => Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));

    public MadeKey ToKey(string key, string by) => new()
    {
        Id = Id,
        Name = Name,
        Hash = SHA256.HashData(Encoding.UTF8.GetBytes(key)),
        Role = Role,
        Teams = TeamList,
        MadeBy = by,
        Reason = Reason,
    };

    private static void Check(BodyErrors errors, string field, string? fault)
    {
        if (fault is not null)
        {
            errors.Add(field, fault);
        }
    }
}
