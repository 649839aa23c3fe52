using Sagas.Service.Ingress.Fields;

namespace Sagas.Service.Ingress;

/// <summary>One message that the plain-JSON ingress takes.</summary>
/// <param name="Name">Its name on the wire, such as <c>payment-captured</c>.</param>
/// <param name="Contract">The record that is published.</param>
/// <param name="Body">What the body must be.</param>
/// <param name="Meaning">One sentence for people who read the API's description.</param>
internal sealed record EventType(string Name, Type Contract, ObjectRule Body, string Meaning);
