// Passkeys: what the server asks is put to the browser, and what the browser makes of it goes back in a form.
// The form is hidden until this runs, so nobody meets a button that does nothing.

import { fromBase64Url, toBase64Url } from "./base64url";

type Json = Record<string, unknown>;
interface Asked {
  readonly publicKey: Json;
}

function bytes(value: unknown): ArrayBuffer {
  return fromBase64Url(String(value)).buffer as ArrayBuffer;
}

function described(list: unknown): PublicKeyCredentialDescriptor[] {
  return ((list as Json[] | undefined) ?? []).map((one) => ({ ...one, id: bytes(one["id"]) }) as PublicKeyCredentialDescriptor);
}

function creation({ publicKey: asked }: Asked): PublicKeyCredentialCreationOptions {
  const user = asked["user"] as Json;
  return {
    ...asked,
    challenge: bytes(asked["challenge"]),
    user: { ...user, id: bytes(user["id"]) },
    excludeCredentials: described(asked["excludeCredentials"]),
  } as unknown as PublicKeyCredentialCreationOptions;
}

function request({ publicKey: asked }: Asked): PublicKeyCredentialRequestOptions {
  return {
    ...asked,
    challenge: bytes(asked["challenge"]),
    allowCredentials: described(asked["allowCredentials"]),
  } as unknown as PublicKeyCredentialRequestOptions;
}

/** The credential as the server reads it: WebAuthn Level 3, RegistrationResponseJSON and AuthenticationResponseJSON. */
function written(made: PublicKeyCredential): Json {
  const answer: Json = { clientDataJSON: toBase64Url(made.response.clientDataJSON) };
  if (made.response instanceof AuthenticatorAttestationResponse) {
    answer["attestationObject"] = toBase64Url(made.response.attestationObject);
    answer["transports"] = made.response.getTransports();
  } else if (made.response instanceof AuthenticatorAssertionResponse) {
    const { authenticatorData, signature, userHandle } = made.response;
    answer["authenticatorData"] = toBase64Url(authenticatorData);
    answer["signature"] = toBase64Url(signature);
    answer["userHandle"] = userHandle ? toBase64Url(userHandle) : null;
  }
  return {
    id: made.id,
    rawId: toBase64Url(made.rawId),
    type: made.type,
    authenticatorAttachment: made.authenticatorAttachment,
    clientExtensionResults: made.getClientExtensionResults(),
    response: answer,
  };
}

async function asked(form: HTMLFormElement): Promise<Asked> {
  const address = form.dataset["options"];
  if (address) {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    return ((await answer.json()) as { request_options: Asked }).request_options;
  }
  return JSON.parse(form.querySelector("script[type='application/json']")?.textContent ?? "") as Asked;
}

async function prove(form: HTMLFormElement): Promise<void> {
  const options = await asked(form);
  const made =
    form.dataset["passkey"] === "add"
      ? await navigator.credentials.create({ publicKey: creation(options) })
      : await navigator.credentials.get({ publicKey: request(options) });
  const field = form.querySelector<HTMLInputElement>("[name=credential]");
  if (!(made instanceof PublicKeyCredential) || !field) {
    throw new TypeError("no credential");
  }
  field.value = JSON.stringify(written(made));
  form.submit();
}

function fail(form: HTMLFormElement): void {
  const problem = form.querySelector<HTMLElement>("[data-passkey-problem]");
  if (problem) {
    problem.hidden = false;
    problem.textContent = form.dataset["failed"] ?? "";
  }
}

if ("PublicKeyCredential" in window) {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      prove(form).catch(() => fail(form)); // refused, timed out, or no passkey here: the browser doesn't say which
    });
  }
}
