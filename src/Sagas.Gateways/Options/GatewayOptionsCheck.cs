using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Sagas.Gateways;

/// <summary>Finds what is wrong with the options of an instance, naming the full key.</summary>
internal static partial class GatewayOptionsCheck
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(30);

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex InstanceName { get; }

    public static IEnumerable<string> OfName(string path, string name)
    {
        if (!InstanceName.IsMatch(name))
            yield return $"{path}: the name of a gateway is 1-40 characters of a-z, 0-9 and '-'.";
    }

    /// <summary>Rules between values are looked at only when every value is sound by itself.</summary>
    public static IReadOnlyCollection<string> Of(string path, GatewayOptions options)
    {
        string[] failures = [.. OfAnnotations(path, options)];
        if (options.Breaker is not null)
            failures = [.. failures, .. OfAnnotations($"{path}:Breaker", options.Breaker)];
        return failures.Length > 0 ? failures : [.. OfRelations(path, options)];
    }

    private static IEnumerable<string> OfRelations(string path, GatewayOptions options)
    {
        if (options.ConnectTimeout > options.Timeout)
            yield return $"{path}:ConnectTimeout: may not be longer than Timeout ({options.Timeout}).";

        for (var i = 0; i < options.ResolveSchedule.Count; i++)
        {
            if (options.ResolveSchedule[i] <= TimeSpan.Zero || options.ResolveSchedule[i] > LongestWait)
                yield return $"{path}:ResolveSchedule:{i}: must be longer than zero and at most {LongestWait}.";
        }
    }

    /// <summary>Keys that nobody reads: a mistyped limit would silently be the default.</summary>
    public static IEnumerable<string> OfKeys(IConfigurationSection section, params IEnumerable<Type> shapes)
    {
        var known = shapes.SelectMany(shape => shape.GetProperties()).Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return section.GetChildren().Where(child => !known.Contains(child.Key)).Select(child => $"{child.Path}: there is no such setting.");
    }

    /// <summary>The data annotations' complaints about <paramref name="options"/>.</summary>
    public static IEnumerable<string> OfAnnotations(string path, object options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return from result in results
               from member in result.MemberNames.DefaultIfEmpty("")
               select $"{path}:{member}: {result.ErrorMessage}";
    }
}
