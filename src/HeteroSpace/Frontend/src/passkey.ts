// Passkeys: asks the server what to sign, lets the browser sign it, and sends the answer with the form of the page.
type Kind = "create" | "request";
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
  if (!("PublicKeyCredential" in window) || !("parseCreationOptionsFromJSON" in PublicKeyCredential)) {
    form.hidden = true;
    continue;
  }
  form.addEventListener("submit", event => {
    if ((form.elements.namedItem("credential") as HTMLInputElement).value) return;
    event.preventDefault();
    void answer(form, form.dataset.passkey as Kind);
  });
}

async function answer(form: HTMLFormElement, kind: Kind) {
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
  try {
    const token = new FormData();
    token.append("__RequestVerificationToken", field("__RequestVerificationToken").value);
    const options = await (await fetch(form.dataset.optionsUrl!, { method: "POST", body: token })).json();
    const credential =
      kind === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    field("credential").value = JSON.stringify(credential);
  } catch (problem) {
    field("error").value = String(problem);
  }
  form.submit();
}
