namespace Sagas.Service.Components;

/// <summary>A page that says why there is nothing else.</summary>
internal static class Notice
{
    public static PageResult<MissingPage> Of(HttpContext context, int status, string title, string detail) => new(
        new()
        {
            [nameof(MissingPage.Title)] = title,
            [nameof(MissingPage.Detail)] = detail,
            [nameof(MissingPage.DrawnAt)] = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(),
        },
        status);
}
