// Ctrl+K, wherever staff stand: the page that finds anything, in a box above the one they read. The form and the
// answers are that page's own, so there is one way in which results look, and one place where rights are asked.
const link = document.querySelector<HTMLAnchorElement>("[data-find-open]");
let box: HTMLDialogElement | undefined,
  form: HTMLFormElement | null = null,
  results: HTMLElement | undefined;
let waiting = 0,
  asked = "",
  running: AbortController | undefined;

const field = () => form?.querySelector<HTMLInputElement>("[name=cari]");
const links = () => [...(results?.querySelectorAll<HTMLAnchorElement>("a") ?? [])];
const read = async (request: Request) => {
  const answer = await fetch(request);
  if (!answer.ok) throw new Error(answer.statusText);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
};

async function look() {
  const words = field()?.value.trim() ?? "";
  if (!form || !results || !link || words === asked) return;
  asked = words;
  running?.abort();
  if (words.length < 2) return results.replaceChildren();
  running = new AbortController();
  const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
  try {
    const page = await read(new Request(link.href, { method: "POST", body, signal: running.signal }));
    if (words !== asked) return;
    results.replaceChildren(...(page.getElementById("hasil")?.childNodes ?? []));
  } catch (trouble) {
    if (trouble instanceof DOMException && trouble.name === "AbortError") return;
    results.textContent = link.dataset.lost ?? "";
    asked = "";
  }
}

// Down from the field to the first that was found, from one to the next; Enter in the field opens the first.
async function step(event: KeyboardEvent) {
  const all = links();
  const at = all.indexOf(document.activeElement as HTMLAnchorElement);
  if (event.key === "ArrowDown") (all[at + 1] ?? all[at])?.focus();
  else if (event.key === "ArrowUp") (all[at - 1] ?? field())?.focus();
  else if (event.key === "Enter" && at < 0) {
    event.preventDefault();
    clearTimeout(waiting);
    await look();
    links()[0]?.click();
    return;
  } else return;
  event.preventDefault();
}

async function build() {
  const page = await read(new Request(link!.href));
  form = page.querySelector<HTMLFormElement>("form.find-all");
  if (!form) return;
  box = document.createElement("dialog");
  box.className = "find-box-all";
  box.setAttribute("aria-label", link!.textContent?.trim() ?? "");
  results = document.createElement("div");
  results.setAttribute("role", "status");
  const close = document.createElement("button");
  [close.type, close.className, close.textContent] = ["button", "btn btn-link", link!.dataset.close ?? ""];
  close.addEventListener("click", () => box?.close());
  form = document.importNode(form, true);
  field()?.setAttribute("id", "cari-cepat");
  form.querySelector("label")?.setAttribute("for", "cari-cepat");
  form.querySelector("button")?.remove();
  form.append(close);
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(look, 150);
  });
  box.addEventListener("keydown", step);
  box.append(form, results);
  document.body.append(box);
}

async function open() {
  if (!link) return;
  const onPage = document.querySelector<HTMLInputElement>("form.find-all [name=cari]:not(#cari-cepat)");
  if (onPage) return onPage.focus();
  try {
    if (!box) await build();
  } catch {
    // Without a network, or signed out meanwhile: the page itself says what to do.
  }
  if (!box) return location.assign(link.href);
  box.showModal();
  field()?.select();
}

if (link) {
  const keys = link.querySelector("kbd");
  if (keys) keys.hidden = false;
  link.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void open();
  });
  document.addEventListener("keydown", event => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    void open();
  });
}
