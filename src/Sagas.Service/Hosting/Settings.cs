using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Sagas.Service.Hosting;

/// <summary>Options that name the setting when it is wrong, and refuse settings that do not exist.</summary>
internal static class Settings
{
    public static IServiceCollection AddSettings<T>(this IServiceCollection services, string section)
        where T : class
    {
        services.AddOptions<T>()
            .BindConfiguration(section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        return services.AddSingleton<IValidateOptions<T>>(new AnnotatedSettings<T>(section));
    }

    /// <summary>Runs every check now, before the host would log a stack trace for it.</summary>
    public static void CheckSettings(this WebApplication app) => app.Services.GetService<IStartupValidator>()?.Validate();

    /// <summary>
    /// Refuses settings that do not exist in a section that another room reads. Whoever mistypes an approval must not get automatic refunds.
    /// </summary>
    /// <exception cref="StartupFault">The section has a key that nobody reads.</exception>
    public static void RefuseUnknown<T>(this IConfiguration configuration, string section)
        where T : class
    {
        try
        {
            configuration.GetSection(section).Get<T>(binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException fault)
        {
            // Inside a dictionary only the innermost fault names the setting.
            throw new StartupFault($"{section}: {fault.GetBaseException().Message}");
        }
    }

    private sealed class AnnotatedSettings<T>(string section) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var results = new List<ValidationResult>();
            Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
            return results.Count == 0
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(results.Select(result => $"{section}:{string.Join(',', result.MemberNames)}: {result.ErrorMessage}"));
        }
    }
}
