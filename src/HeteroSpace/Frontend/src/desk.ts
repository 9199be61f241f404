import { inPlace } from "./desk-place";
import { keepPage } from "./keep";
import { storeOf } from "./store";

// The desk: with a network the server does its work. Without one the page shows what it last was, and who comes is
// checked in here: written down before it is said, sent one after the other when the network is back, and what could
// not be done by then stays until a person has seen to it.
type Press = {
  id: string;
  site: string;
  account: string;
  code: string;
  name: string;
  at: number;
  seen: number;
  refused?: string;
  link?: string;
};

const root = document.getElementById("jaringan")!;
const { site, account } = root.dataset as { site: string; account: string };
const said = (key: string) => root.dataset["said" + key[0].toUpperCase() + key.slice(1)] ?? key;
const ask = storeOf("hs-desk", 1, database => database.createObjectStore("presses", { keyPath: "id" }));
const presses = async () =>
  (await ask<Press[]>("presses", "readonly", rows => rows.getAll())).sort((a, b) => a.at - b.at);
const put = (press: Press) => ask("presses", "readwrite", rows => rows.put(press));
const drop = (press: Press) => ask("presses", "readwrite", rows => rows.delete(press.id));
const waits = (press: Press) => !press.refused && press.account === account;

const fromDevice = root.hasAttribute("data-from-device");
let away = fromDevice || !navigator.onLine,
  // The page shows less than has happened since.
  isOld = fromDevice,
  needs = false,
  signIn = false;

// --- what is said ---
const line = root.querySelector<HTMLElement>("[data-net]")!;
const looks = root.querySelector<HTMLElement>("[data-look]")!;
const ours = document.documentElement.lang === "en" ? "en-GB" : "id-ID";
const clock = (at: number) => new Date(at).toLocaleTimeString(ours, { hour: "2-digit", minute: "2-digit" });

function make<T extends keyof HTMLElementTagNameMap>(
  kind: T,
  of: string,
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[T] {
  const made = document.createElement(kind);
  made.className = of;
  made.append(...inside);
  return made;
}
function button(text: string, name: string, press: () => Promise<unknown>): HTMLButtonElement {
  const made = make("button", "btn btn-outline-primary", text);
  made.type = "button";
  made.setAttribute("aria-label", `${text}: ${name}`);
  made.addEventListener("click", () => void press().then(show));
  return made;
}
function linked(text: string, address: string): HTMLAnchorElement {
  const made = make("a", "", text);
  made.href = address;
  return made;
}

function sayNet(): void {
  const now: (Node | string)[] = [];
  if (away) now.push(said("away"), ...(needs ? [" ", said("needs")] : []));
  else if (signIn) now.push(linked(said("signin"), "/masuk?kembali=" + encodeURIComponent(location.pathname)));
  else if (isOld) now.push(linked(said("back"), location.pathname));
  line.replaceChildren(...now);
  line.hidden = now.length === 0;
}

// In the row of its guest: instead of the button, that it waits.
function sayRows(rows: Press[]): void {
  for (const mark of document.querySelectorAll<HTMLElement>("[data-waits], [data-comes]")) mark.remove();
  for (const form of document.querySelectorAll<HTMLElement>(".desk-groups form[hidden]")) form.hidden = false;
  for (const press of rows.filter(waits)) {
    const acts = document.getElementById(press.code)?.querySelector(".desk-acts");
    if (!acts) continue;
    for (const form of acts.querySelectorAll("form")) form.hidden = true;
    const mark = make("span", "desk-waits", `Check-in ${clock(press.at)}, ${said("waits")} `);
    mark.dataset.waits = press.code;
    mark.append(button(said("undo"), press.name, () => drop(press)));
    acts.append(mark);
  }
}

// Whose time to come has begun since the network went: the server would have drawn them their button by now.
function sayOpen(rows: Press[]): void {
  for (const row of document.querySelectorAll<HTMLElement>("[data-opens]")) {
    const isKept = rows.some(press => press.code === row.id);
    if (!away || isKept || Number(row.dataset.opens) > Date.now()) continue;
    const comes = button("Check-in", nameIn(row), () => note(row));
    comes.dataset.comes = row.id;
    row.querySelector(".desk-acts")?.append(comes);
  }
}

// What a person has to see to: refused by what has happened since, or pressed by somebody else.
function sayLooks(rows: Press[]): void {
  const left = rows.filter(press => !waits(press));
  looks.hidden = left.length === 0;
  const count = make("span", "desk-count hot", String(left.length));
  looks.replaceChildren(make("h2", "desk-part", said("look"), " ", count), ...left.map(looked));
}
function looked(press: Press): HTMLElement {
  const row = make("article", "desk-row late");
  row.dataset.conflict = press.code;
  const name = linked(press.name, press.link ?? `/konsol/${press.site}/pemesanan/${press.code}`);
  const acts = make("div", "desk-acts");
  if (!press.refused)
    acts.append(button(said("send"), press.name, () => put({ ...press, account }).then(() => look())));
  acts.append(button(said("done"), press.name, () => drop(press)));
  row.append(
    make("p", "desk-time", make("strong", "", clock(press.at))),
    make("div", "desk-who", make("p", "", name), make("p", "", press.refused ?? said("other"))),
    acts,
  );
  return row;
}

async function show(): Promise<void> {
  const rows = await presses();
  // Read where someone signs out (shell.ts).
  if (rows.length > 0) localStorage.setItem("hs-unsent", said("asks"));
  else localStorage.removeItem("hs-unsent");
  sayNet();
  sayRows(rows);
  sayOpen(rows);
  sayLooks(rows);
}

// --- what is pressed without a network ---
document.addEventListener(
  "submit",
  event => {
    const form = event.target as HTMLFormElement;
    if (!away || form.method !== "post") return;
    event.preventDefault();
    event.stopPropagation();
    const row = form.closest<HTMLElement>(".desk-row[id]");
    const isCheckIn = form.querySelector<HTMLInputElement>("[name=_handler]")?.value === "hadir-" + row?.id;
    needs = !row || !isCheckIn;
    if (row && isCheckIn) void note(row);
    else void show().then(() => line.scrollIntoView({ block: "center" }));
  },
  { capture: true },
);

function nameIn(row: HTMLElement): string {
  return row.querySelector(".desk-who a")?.textContent?.trim() ?? row.id;
}
async function note(row: HTMLElement): Promise<void> {
  const name = nameIn(row);
  const seen = Number(root.dataset.at);
  try {
    await put({ id: crypto.randomUUID(), site, account, code: row.id, name, at: Date.now(), seen });
  } catch {
    line.textContent = said("paper");
    line.hidden = false;
    return;
  }
  await show();
}

// --- what is sent ---
const soon = (milliseconds: number) => {
  const control = new AbortController();
  setTimeout(() => control.abort(), milliseconds);
  return control.signal;
};

/** Whether it needs no sending any more; the next one is not tried where nobody answers. */
async function send(press: Press): Promise<boolean> {
  const answer = await fetch(`/meja/${press.site}/kirim`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    redirect: "manual",
    signal: soon(10_000),
    body: JSON.stringify({ id: press.id, code: press.code, at: press.at, now: Date.now(), seen: press.seen }),
  });
  signIn = answer.type === "opaqueredirect";
  if (signIn) return false;
  if (answer.ok) {
    const { what, said: why, link } = await answer.json();
    if (what === "in") await drop(press);
    else await put({ ...press, refused: why, link: link ?? undefined });
    return true;
  }
  // Too much at once, or a fault of ours: it waits. Anything else would be refused again.
  if (answer.status === 429 || answer.status >= 500) return false;
  await put({ ...press, refused: said("refused") });
  return true;
}

async function sendAll(): Promise<void> {
  for (const press of (await presses()).filter(waits)) {
    if (!(await send(press))) return;
    isOld = true;
  }
}
const oneTab = (work: () => Promise<void>) =>
  navigator.locks
    ? navigator.locks.request("hs-desk-send", { ifAvailable: true }, async lock => {
        if (lock) await work();
      })
    : work();

// --- whether there is a network: the device may believe so where nothing is reached ---
async function isReached(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    return (await fetch("/health/live", { cache: "no-store", signal: soon(4000) })).status < 500;
  } catch {
    return false;
  }
}
const isTyping = () =>
  [...document.querySelectorAll<HTMLInputElement>("main input:not([type=hidden]), main textarea")].some(
    field => field.value !== field.defaultValue,
  );

// What stands now is read anew, unless that would take from someone what they are typing. Once a while: where each
// answer is late, what was kept would come again and again.
function readAnew(): boolean {
  const last = Number(sessionStorage.getItem("hs-desk-anew"));
  if (!isOld || signIn || isTyping() || Date.now() - last < 20_000) return false;
  sessionStorage.setItem("hs-desk-anew", String(Date.now()));
  location.replace(location.pathname);
  return true;
}

async function look(): Promise<void> {
  away = !(await isReached());
  if (away) isOld = true;
  else {
    needs = false;
    await oneTab(sendAll).catch(() => undefined);
    if (readAnew()) return;
  }
  await show();
}

// --- the camera: fetched when somebody opens it, and where the page before was left with it open ---
const camera = (then: (script: typeof import("./desk-camera")) => Promise<void>) =>
  import("./desk-camera").then(then).catch(async () => {
    needs = true;
    await look();
  });
if (navigator.mediaDevices) {
  document.documentElement.dataset.lens = "";
  document.addEventListener("click", event => {
    if ((event.target as Element).closest("[data-camera]")) void camera(script => script.press());
  });
  const left = JSON.parse(sessionStorage.getItem("hs-desk-camera") ?? "{}");
  if (Date.now() - left.at < 30_000) void camera(script => script.goOn(left.last));
}

addEventListener("online", () => void look());
addEventListener("offline", () => {
  away = isOld = true;
  void show();
});
setInterval(() => {
  if (!document.hidden) void look();
}, 10_000);
void show().then(look);
// Once the hand rests, and again after what has changed meanwhile.
let keeping = 0;
function keepSoon(): void {
  clearTimeout(keeping);
  if (!fromDevice) keeping = window.setTimeout(() => !away && void keepPage("/meja/"), 1500);
}
keepSoon();
inPlace(
  () => away,
  () => {
    isOld = fromDevice;
    keepSoon();
    void show();
  },
  form => {
    away = isOld = true;
    form.requestSubmit();
  },
);
// Nor is it kept for who is just leaving.
document.addEventListener("submit", event => {
  if ((event.target as Element).getAttribute("action") === "/keluar") clearTimeout(keeping);
});
