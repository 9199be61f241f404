// Ctrl+K, wherever staff stand: the page that finds anything, in a box above the one they read. The form and the
// answers are that page's own, so there is one way in which results look, and one place where rights are asked.
const link = document.querySelector<HTMLAnchorElement>("[data-find-open]");
let box: HTMLDialogElement | undefined, field: HTMLInputElement, results: HTMLElement;
let waiting = 0,
  asked = "",
  looking = Promise.resolve(),
  running: AbortController | undefined,
  sent: Promise<FormData> | undefined;

const links = () => [...results.querySelectorAll<HTMLAnchorElement>("a")];
const read = async (request: Request) => {
  const answer = await fetch(request);
  if (!answer.ok) throw new Error(answer.statusText);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
};

// What the page's own form sends besides the words; read while they are typed.
async function form() {
  const page = await read(new Request(link!.href));
  const own = page.querySelector<HTMLFormElement>("form.find-all");
  if (!own) throw new Error("signed out");
  return new FormData(own);
}

async function look() {
  const words = field.value.trim();
  if (!link || words === asked) return;
  asked = words;
  running?.abort();
  if (words.length < 2) return results.replaceChildren();
  running = new AbortController();
  try {
    const body = new URLSearchParams((await (sent ??= form())) as unknown as Record<string, string>);
    body.set("cari", words);
    const page = await read(new Request(link.href, { method: "POST", body, signal: running.signal }));
    if (words !== asked) return;
    results.replaceChildren(...(page.getElementById("hasil")?.childNodes ?? []));
    // It was not looked for yet: the same words may be asked again.
    if (results.querySelector("[data-wait]")) asked = "";
  } catch (trouble) {
    if (trouble instanceof DOMException && trouble.name === "AbortError") return;
    [results.textContent, asked, sent] = [link.dataset.lost ?? "", "", undefined];
  }
}

// Down from the field to the first that was found, from one to the next; Enter in the field opens the first.
async function step(event: KeyboardEvent) {
  const all = links();
  const at = all.indexOf(document.activeElement as HTMLAnchorElement);
  if (event.key === "ArrowDown") (all[at + 1] ?? all[at])?.focus();
  else if (event.key === "ArrowUp") (all[at - 1] ?? field).focus();
  else if (event.key === "Enter" && at < 0) {
    event.preventDefault();
    clearTimeout(waiting);
    if (field.value.trim() !== asked) looking = look();
    await looking;
    links()[0]?.click();
    return;
  } else return;
  event.preventDefault();
}

// It stands at once: who types on after the keys loses no letter.
function build(link: HTMLAnchorElement) {
  box = document.createElement("dialog");
  box.className = "find-box-all";
  box.setAttribute("aria-label", link.querySelector("span")?.textContent ?? "");
  const line = document.createElement("div");
  line.className = "find-all";
  field = document.createElement("input");
  [field.type, field.id, field.name, field.className] = ["search", "cari-cepat", "cari", "form-control"];
  [field.maxLength, field.autocomplete, field.placeholder] = [120, "off", link.dataset.asks ?? ""];
  field.setAttribute("aria-label", field.placeholder);
  const close = document.createElement("button");
  [close.type, close.className, close.textContent] = ["button", "btn btn-link", link.dataset.close ?? ""];
  close.addEventListener("click", () => box?.close());
  results = document.createElement("div");
  results.setAttribute("role", "status");
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => (looking = look()), 150);
  });
  box.addEventListener("keydown", step);
  line.append(field, close);
  box.append(line, results);
  document.body.append(box);
}

function open() {
  if (!link) return;
  const onPage = document.querySelector<HTMLInputElement>("form.find-all [name=cari]");
  if (onPage) return onPage.focus();
  if (!box) build(link);
  box!.showModal();
  field.select();
  sent ??= form();
  sent.catch(() => (sent = undefined));
}

if (link) {
  const keys = link.querySelector("kbd");
  if (keys) keys.hidden = false;
  link.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", event => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
}
