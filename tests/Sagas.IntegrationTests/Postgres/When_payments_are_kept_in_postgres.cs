using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Sagas.Contracts;
using Sagas.Payments;
using Sagas.Storage;
using Sagas.Tests.Storage;

namespace Sagas.IntegrationTests.Postgres;

public sealed class When_payments_are_kept_in_postgres(PostgresServerStore server)
    : SagaStoreContract, IClassFixture<PostgresServerStore>, IAsyncLifetime
{
    protected override ISagaStore Store => server.Store;

    protected override IPaymentReader Reader => server.Reader;

    protected override IOperationsReader Operations => server.Services.GetRequiredService<IOperationsReader>();

    protected override IFigureReader Figures => server.Figures;

    protected override DateTimeOffset Now => server.Now;

    public async ValueTask InitializeAsync() => await server.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task No_property_of_a_payment_is_forgotten()
    {
        var saga = Make.Saga("1", 1, Now);
        foreach (var property in typeof(PaymentSaga).GetProperties().Where(IsKept))
            property.SetValue(saga, SampleOf(property));

        var unit = Make.Unit(saga);
        (await Store.CommitAsync([unit], TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken))[0].Outcome.ShouldBe(WriteOutcome.Saved);

        (await Store.LoadAsync([new LoadRequest(saga.CorrelationId, null)], TestContext.Current.CancellationToken))[0]
            .Saga.ShouldNotBeNull().ShouldBeEquivalentTo(saga);
        typeof(PaymentSaga).GetProperties().Count(IsKept).ShouldBeGreaterThan(20);
    }

    protected override Task PassAsync(TimeSpan time) => server.PassAsync(time);

    private static bool IsKept(PropertyInfo property) =>
        property.CanWrite
        && property.GetCustomAttribute<JsonIgnoreAttribute>() is null
        && property.Name is not (nameof(PaymentSaga.CorrelationId) or nameof(PaymentSaga.Version))
        // JSON elements are equal only to themselves; When_a_newer_version_has_written shows that they are kept.
        && property.Name is not nameof(PaymentSaga.NewerFactTimes);

    private object SampleOf(PropertyInfo property)
    {
        // Facts are compared with times in messages and are kept to the tick; our own times to the microsecond.
        var exact = Now.AddTicks(3);
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return property.Name switch
        {
            nameof(PaymentSaga.GrantedAt) or nameof(PaymentSaga.NotifiedAt) or nameof(PaymentSaga.DisputedAt) => exact,
            nameof(PaymentSaga.Prices) => new Dictionary<string, long> { ["a"] = 1 },
            nameof(PaymentSaga.ItemSuccesses) => new Dictionary<string, DateTimeOffset> { ["grant/a"] = exact },
            nameof(PaymentSaga.Handling) => new Handling
            {
                Owner = "anna",
                OwnedSince = exact,
                First = new FirstDecision
                {
                    Action = "manual-refund",
                    By = "boris",
                    At = exact,
                    Reason = "done",
                    State = "ManualActionRequired",
                    Amount = 5,
                    Reference = "r",
                    Payable = 5,
                },
            },
            nameof(PaymentSaga.OutsideReturns) => new List<OutsideReturn> { new("r", 5, ByHand: true) },
            nameof(PaymentSaga.Claims) => new List<Claim>
            {
                new()
                {
                    Cause = ClaimCause.CancelRequested, ItemId = "a", Amount = 7, OccurredAt = exact, ReceivedAt = exact, Reason = "gone",
                    Scope = new ItemScope { TimerEnabled = true }, OnlyUnpaid = true, ExternalRequestId = "x", Standing = ClaimStanding.Dismissed,
                    DecidedAt = exact, OperationOrdinal = 1,
                },
            },
            nameof(PaymentSaga.Operations) => new List<Operation>
            {
                new()
                {
                    Id = Guid.CreateVersion7(), Ordinal = 1, Kind = OperationKind.Refund, Amount = 9, Attempt = 2, DecidedAt = exact, SentAt = exact,
                    Progress = OperationProgress.Rejected, Resolves = 3, Reference = "ref", Code = "c", IsLeftInDoubt = true,
                },
            },
            _ when type == typeof(string) => property.Name + " «ж»",
            _ when type == typeof(long) => (long)property.Name.Length,
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateTimeOffset) => Now.AddSeconds(property.Name.Length),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(1)!,
            _ => throw new NotSupportedException($"Give {property.Name} a sample, and the store a place for it."),
        };
    }
}
